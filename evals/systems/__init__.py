"""What is measured: the product, its parts, and the plain searches that it must beat."""

from evals.systems.arms import arm_systems, product_system
from evals.systems.baselines import baseline_systems
from evals.systems.system import Search, System

__all__ = ["Search", "System", "arm_systems", "baseline_systems", "product_system"]
