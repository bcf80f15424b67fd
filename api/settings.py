"""Settings: read once from the environment, frozen, passed in.

Every field below is the variable ``PLANSVAR_<FIELD>``; README lists them, and a test holds the
two together. Nothing reads the environment at import.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from ingest.errors import PlansvarError

PREFIX = "PLANSVAR_"


class SettingsError(PlansvarError):
    """A setting has a value that can't be used."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How this process runs."""

    corpus: Path = Path("corpus")
    """Folder with the documents and their ``corpus.toml``."""
    index: Path = Path(".index")
    """Folder that ``plansvar build`` writes and the rest reads."""
    model: str = ""
    """Name or folder of the embedding model to build and read the index with; empty for the
    shipped one."""
    reranker: str = ""
    """Name or folder of a cross-encoder whose opinion counts in the ranking; empty for none."""
    host: str = "127.0.0.1"
    port: int = 8000
    """0 lets the system choose a free port."""
    frame_ancestors: str = "'none'"
    """Who may show the pages in a frame: the value of the policy's ``frame-ancestors``."""
    max_body_bytes: int = 65_536
    """Largest request body; the longest question, escaped, is about 12 kB."""
    stop_seconds: int = 10
    """How long a stopping server waits for the answers it has begun."""
    log_level: str = "info"
    log_questions: bool = False
    """Whether the text of a question may stand in the log."""
    body: str = ""
    """Who runs this, by name, in the accessibility statement."""
    contact: str = ""
    """Where faults are reported: an e-mail address or a web address."""
    accessibility_reviewed: str = ""
    """Date of the latest review."""
    accessibility_faults: str = ""
    """Known faults, in words."""
    widget_origins: tuple[str, ...] = ()
    """Whose pages may show the chat widget and call the API from a script; none: closed."""
    feedback: bool = False
    """Whether readers may rate answers."""
    feedback_file: Path = Path(".feedback.sqlite")
    questions_per_minute: int = 3000
    """Answers that one client may ask for; 0 for no limit."""
    llm_url: str = ""
    """Base address of a chat server in OpenAI's protocol; empty for answers without a model."""
    llm_model: str = ""
    llm_key: str = field(default="", repr=False)
    llm_timeout_s: int = 20
    """Seconds that the server may take for a whole answer before an extract is given instead."""


def from_environment(environment: Mapping[str, str]) -> Settings:
    """Settings from ``environment``; what isn't there, or is empty, keeps its default."""
    given = {
        each.name: environment[PREFIX + each.name.upper()]
        for each in fields(Settings)
        if environment.get(PREFIX + each.name.upper())
    }
    defaults = Settings()
    llm_url = _llm_url(given, defaults.llm_url)
    llm_model = given.get("llm_model", defaults.llm_model)
    if llm_url and not llm_model:
        raise _refusal("llm_model", "", f"namnet på en modell, eftersom {PREFIX}LLM_URL är satt")
    return Settings(
        corpus=Path(given.get("corpus", defaults.corpus)),
        index=Path(given.get("index", defaults.index)),
        model=given.get("model", defaults.model),
        reranker=given.get("reranker", defaults.reranker),
        host=given.get("host", defaults.host),
        port=_number(given, "port", defaults.port, 0, 65_535),
        frame_ancestors=_frame_ancestors(given, defaults.frame_ancestors),
        max_body_bytes=_number(given, "max_body_bytes", defaults.max_body_bytes, 1_024, 2**30),
        stop_seconds=_number(given, "stop_seconds", defaults.stop_seconds, 1, 3_600),
        log_level=_choice(given, "log_level", defaults.log_level, _LOG_LEVELS),
        log_questions=_flag(given, "log_questions", defaults.log_questions),
        body=given.get("body", defaults.body),
        contact=_contact(given, defaults.contact),
        accessibility_reviewed=given.get("accessibility_reviewed", ""),
        accessibility_faults=given.get("accessibility_faults", ""),
        widget_origins=_origins(given, "widget_origins"),
        feedback=_flag(given, "feedback", defaults.feedback),
        feedback_file=Path(given.get("feedback_file", defaults.feedback_file)),
        questions_per_minute=_number(
            given, "questions_per_minute", defaults.questions_per_minute, 0, 100_000
        ),
        llm_url=llm_url,
        llm_model=llm_model,
        llm_key=_llm_key(given, defaults.llm_key),
        llm_timeout_s=_number(given, "llm_timeout_s", defaults.llm_timeout_s, 1, 300),
    )


_LOG_LEVELS = ("debug", "info", "warning", "error")
_TRUE, _FALSE = ("1", "true", "yes", "on", "ja"), ("0", "false", "no", "off", "nej")
# Origins, schemes and the quoted keywords; no ";" or "," that would begin another directive.
_ANCESTORS = re.compile(r"('none'|'self'|[A-Za-z0-9.:/*\[\]-]+)( ('self'|[A-Za-z0-9.:/*\[\]-]+))*")


def _refusal(name: str, value: str, wanted: str) -> SettingsError:
    return SettingsError(
        f"Inställningen {PREFIX}{name.upper()} är ”{value}” men ska vara {wanted}."
    )


def _number(given: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    value = given.get(name)
    if value is None:
        return default
    if not re.fullmatch(r"[0-9]{1,10}", value) or not low <= int(value) <= high:
        raise _refusal(name, value, f"ett heltal från {low} till {high}")
    return int(value)


def _choice(given: Mapping[str, str], name: str, default: str, choices: tuple[str, ...]) -> str:
    value = given.get(name, default).lower()
    if value not in choices:
        raise _refusal(name, value, "något av " + ", ".join(choices))
    return value


def _flag(given: Mapping[str, str], name: str, default: bool) -> bool:
    value = given.get(name)
    if value is None:
        return default
    if value.lower() not in _TRUE + _FALSE:
        raise _refusal(name, value, "true eller false")
    return value.lower() in _TRUE


def _frame_ancestors(given: Mapping[str, str], default: str) -> str:
    value = given.get("frame_ancestors", default)
    if not _ANCESTORS.fullmatch(value):
        raise _refusal("frame_ancestors", value, "'none', 'self' eller adresser med mellanslag")
    return value


def _contact(given: Mapping[str, str], default: str) -> str:
    value = given.get("contact", default)
    # It becomes a link: nothing but mail and the web.
    if value and not re.fullmatch(r"[^\s@:/?#]+@[^\s@:/?#]+|https?://\S+", value):
        raise _refusal("contact", value, "en e-postadress eller en webbadress")
    return value


def _origins(given: Mapping[str, str], name: str) -> tuple[str, ...]:
    origins = tuple(given.get(name, "").split())
    # An origin as a browser states it: no path, no wildcard, lower case.
    for origin in origins:
        if not re.fullmatch(r"https?://([a-z0-9.-]+|\[[0-9a-f:]+\])(:[0-9]{1,5})?", origin):
            raise _refusal(name, origin, "adresser som https://intranat.region.se, utan sökväg")
    return origins


def _llm_url(given: Mapping[str, str], default: str) -> str:
    value = given.get("llm_url", default)
    # No user, query or fragment: a secret there would end up in logs.
    if value and not re.fullmatch(r"https?://[A-Za-z0-9._:\[\]-]+(/[A-Za-z0-9._~/-]*)?", value):
        raise SettingsError(
            f"Inställningen {PREFIX}LLM_URL ska vara en adress som http://127.0.0.1:11434/v1, utan "
            "användarnamn och frågedel; nyckeln hör hemma i PLANSVAR_LLM_KEY."
        )
    return value


def _llm_key(given: Mapping[str, str], default: str) -> str:
    value = given.get("llm_key", default)
    # It goes into a header; and it is never shown, not even when it is wrong.
    if not re.fullmatch(r"[!-~]*", value):
        raise SettingsError(
            f"Inställningen {PREFIX}LLM_KEY har tecken som inte kan stå i en nyckel, till exempel "
            "blanksteg eller radbrytning."
        )
    return value
