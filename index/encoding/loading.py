"""Picks the right encoder for a name: a shipped model, a directory or a hub's model."""

from __future__ import annotations

import json
from pathlib import Path

from index.encoding.contextual import ContextualEncoder
from index.encoding.encoder import Encoder
from index.encoding.errors import ModelError
from index.encoding.joint import JOINT_FILE, JointEncoder
from index.encoding.network import NETWORK_FILE
from index.encoding.sentence_transformer import SentenceTransformerEncoder
from index.encoding.static import StaticEncoder

#: Where the models that ship with the project lie.
MODELS = Path(__file__).resolve().parent.parent / "models"

#: The fastest of them: a sum over words, without a network.
STATIC_MODEL = "plansvar-static-sv"

#: The model used when none is named.
DEFAULT_MODEL = "plansvar-sv"


def load_encoder(name_or_path: str | Path = DEFAULT_MODEL) -> Encoder:
    """The encoder of a shipped model's name, a local directory or a hub name.

    The kind is read from the directory's files. The shipped models run without torch,
    others through sentence-transformers. Raises :class:`ModelError`.
    """
    directory = _directory(name_or_path)
    if directory is None:
        return SentenceTransformerEncoder(str(name_or_path))
    return _load_directory(directory)


def quick_encoder(encoder: Encoder) -> Encoder:
    """What many short texts are compared with: ``encoder`` itself if it is static, else ours.

    A contextual model takes as long for the sentences of one passage as for a search.
    """
    return encoder if isinstance(encoder, StaticEncoder) else load_encoder(STATIC_MODEL)


def _load_directory(directory: Path) -> Encoder:
    if (directory / JOINT_FILE).is_file():
        return JointEncoder(directory, _load_directory)
    if _first_module(directory).endswith("StaticEmbedding"):
        return StaticEncoder(directory)
    if (directory / NETWORK_FILE).is_file():
        return ContextualEncoder(directory)
    return SentenceTransformerEncoder(str(directory))


def _directory(name_or_path: str | Path) -> Path | None:
    """The local directory that is meant; None for a hub name."""
    shipped = MODELS / name_or_path
    if isinstance(name_or_path, str) and shipped.is_dir():
        return shipped
    path = Path(name_or_path).expanduser()
    if path.is_dir():
        return path.resolve()
    if isinstance(name_or_path, Path) or path.is_absolute() or str(name_or_path).startswith("."):
        raise ModelError(f"Modellkatalogen {name_or_path} finns inte; kontrollera sökvägen.")
    return None


def _first_module(directory: Path) -> str:
    """The type of the first module, ``""`` for a model that names none."""
    path = directory / "modules.json"
    if not path.is_file():
        return ""
    try:
        modules = json.loads(path.read_text(encoding="utf-8"))
        return str(modules[0]["type"])
    except (ValueError, LookupError, TypeError) as error:
        raise ModelError(
            f"Modellen {directory} har en modules.json som inte går att läsa; hämta den på nytt."
        ) from error
