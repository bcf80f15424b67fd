"""``plansvar-evals ablate``: what each part of the search adds."""

from __future__ import annotations

from pathlib import Path

from evals.commands.measurement import Measurement
from evals.evaluate import evaluate
from evals.report import ablation_tables, text_of
from evals.results import write_results
from evals.systems import arm_systems, baseline_systems


def ablate(measurement: Measurement, json: Path | None) -> None:
    """Measures the plain searches, then the product with one part more each time."""
    asked = measurement.asked()
    engine = measurement.engine()
    infos = {name: document.info for name, document in engine.documents.items()}
    systems = (*baseline_systems(engine.passages, infos), *arm_systems(engine))
    result = evaluate(engine, asked, systems, None, measurement.split)
    print(text_of(ablation_tables(result)))
    if json:
        write_results(result, json)
        print(f"\nSkrev {json}.")
