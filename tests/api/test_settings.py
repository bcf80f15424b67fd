"""Settings: documented, read from the environment, refused if wrong."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from api.settings import PREFIX, Settings, SettingsError, from_environment

README = Path(__file__).parents[2] / "README.md"


def _rows() -> dict[str, str]:
    rows = re.findall(r"^\| `(PLANSVAR_\w+)` \| (.*?) ?\|", README.read_text("utf-8"), re.MULTILINE)
    return {name: default.strip("`") for name, default in rows}


def _written(value: object) -> str:
    return " ".join(value) if isinstance(value, tuple) else str(value)


def test_every_setting_is_documented_with_its_default() -> None:
    defaults = {
        PREFIX + field.name.upper(): _written(getattr(Settings(), field.name))
        for field in fields(Settings)
    }
    shown = {
        name: value.lower() if value in ("True", "False") else value
        for name, value in defaults.items()
    }
    assert _rows() == shown


def test_an_empty_environment_gives_the_defaults() -> None:
    assert from_environment({"PATH": "/bin", "PLANSVAR_PORT": ""}) == Settings()


def test_every_setting_can_be_set() -> None:
    values = {
        "corpus": "/c",
        "index": "/i",
        "model": "e",
        "host": "::1",
        "reranker": "r",
        "port": "81",
        "frame_ancestors": "'self' https://a.se",
        "max_body_bytes": "2048",
        "stop_seconds": "3",
        "log_level": "ERROR",
        "log_questions": "ja",
        "body": "Region Test",
        "contact": "it@region.se",
        "accessibility_reviewed": "2026-11-01",
        "accessibility_faults": "Inga.",
        "widget_origins": "https://intranat.region.se http://127.0.0.1:81",
        "feedback": "true",
        "feedback_file": "/f",
        "questions_per_minute": "7",
        "llm_url": "https://llm.region.se/v1",
        "llm_model": "m",
        "llm_key": "hemlig",
        "llm_timeout_s": "9",
    }
    assert set(values) == {field.name for field in fields(Settings)}
    assert from_environment({PREFIX + k.upper(): v for k, v in values.items()}) == Settings(
        corpus=Path("/c"),
        index=Path("/i"),
        model="e",
        reranker="r",
        host="::1",
        port=81,
        frame_ancestors="'self' https://a.se",
        max_body_bytes=2048,
        stop_seconds=3,
        log_level="error",
        log_questions=True,
        body="Region Test",
        contact="it@region.se",
        accessibility_reviewed="2026-11-01",
        accessibility_faults="Inga.",
        widget_origins=("https://intranat.region.se", "http://127.0.0.1:81"),
        feedback=True,
        feedback_file=Path("/f"),
        questions_per_minute=7,
        llm_url="https://llm.region.se/v1",
        llm_model="m",
        llm_key="hemlig",
        llm_timeout_s=9,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "²"),
        ("LOG_LEVEL", "loud"),
        ("LOG_QUESTIONS", "maybe"),
        ("MAX_BODY_BYTES", "0"),
        ("FRAME_ANCESTORS", "https://a.se; script-src *"),
        ("FRAME_ANCESTORS", "https://a.se\r\nx-header: 1"),
        ("CONTACT", "javascript:alert(1)"),
        ("WIDGET_ORIGINS", "*"),
        ("WIDGET_ORIGINS", "https://a.se/sida"),
        ("WIDGET_ORIGINS", "https://a.se; script-src"),
    ],
)
def test_a_wrong_value_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"PLANSVAR_{name}"):
        from_environment({f"PLANSVAR_{name}": value})
