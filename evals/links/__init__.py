"""How many of the suggested links between the years are right."""

from evals.links.judged import JudgedPair, read_judged
from evals.links.precision import LinkPrecision, measure_links

__all__ = ["JudgedPair", "LinkPrecision", "measure_links", "read_judged"]
