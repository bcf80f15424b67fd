"""Metrics by name. One a file, each with its formula and where it comes from."""

from evals.metrics.citation import CITATION_PRECISION, CITATION_RECALL
from evals.metrics.fact_accuracy import CITED_FACTS, FACT_ACCURACY
from evals.metrics.latency import answer_latency, search_latency
from evals.metrics.metric import Metric, Statistic, Unit, Values
from evals.metrics.ndcg import ndcg_at
from evals.metrics.recall import recall_at
from evals.metrics.reciprocal_rank import MRR
from evals.metrics.refusal import OVER_REFUSAL, REFUSAL_PRECISION, REFUSAL_RECALL
from evals.metrics.section_correctness import SECTION_CORRECTNESS
from evals.metrics.verbatim import VERBATIM
from evals.metrics.wrong_year import WRONG_YEAR

METRICS = (
    recall_at(1),
    recall_at(5),
    recall_at(10),
    MRR,
    ndcg_at(10),
    WRONG_YEAR,
    SECTION_CORRECTNESS,
    FACT_ACCURACY,
    CITED_FACTS,
    CITATION_PRECISION,
    CITATION_RECALL,
    REFUSAL_PRECISION,
    REFUSAL_RECALL,
    OVER_REFUSAL,
    VERBATIM,
    search_latency(50),
    search_latency(95),
    answer_latency(50),
    answer_latency(95),
)
"""In the order of every table."""

BY_NAME = {metric.name: metric for metric in METRICS}

__all__ = ["BY_NAME", "METRICS", "Metric", "Statistic", "Unit", "Values"]
