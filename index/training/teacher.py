"""The English model's vectors of translations: what the student's vectors are pulled to.

Multilingual distillation (Reimers & Gurevych 2020): the student's vector of the Swedish
sentence and of the English one are both to be the teacher's vector of the English one.
"""

from __future__ import annotations

import pickle
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from torch.nn import functional
from transformers import BertModel

from index.training.material import read_parallel
from index.training.transfer import base_directory

#: Share of each file's sentences (five words or more in both languages) that is used:
#: everyday and public-sector language in full, software texts thinned out.
_SENTENCES = {
    "tatoeba_manythings": 1.0, "tatoeba_challenge_test": 1.0, "ud_pud": 1.0,
    "debian_web": 0.55, "stsb_sv_en": 0.5, "moodle_education": 0.4,
    "fi_helsinki_city_services": 1.0, "fi_evaka_childcare": 1.0,
    "fi_public_services_misc": 1.0, "fi_education_codes": 0.5,
    "eu_eforms_procurement": 0.8, "eu_espd_selfdeclaration": 1.0, "eu_eusurvey": 0.7,
    "se_sunet_eduid": 1.0, "se_digg_dataportal": 1.0, "gnome_user_docs": 0.6,
    "gnome_app_help": 0.2, "mediawiki_ui": 0.6, "wordpress_ui": 0.4, "accounting_ui": 0.5,
    "software_ui_sentences": 0.08, "kde_handbooks": 0.12, "libreoffice_help": 0.1,
    "science_games_apps": 0.2, "wesnoth_story": 0.2, "debian_install_guide": 0.3,
    "debian_web_technical": 0.03, "library_classification_terms": 1.0,
}  # fmt: skip

#: The same for shorter rows.
_TERMS = {
    "yso_ontology_terms": 0.9, "wiktionary_en_sv": 0.6, "freedict_swe_eng": 1.0,
    "library_classification_terms": 0.6, "tatoeba_manythings": 0.5,
    "eu_eforms_procurement": 0.7, "fi_helsinki_city_services": 0.7,
    "fi_public_services_misc": 0.7, "fi_education_codes": 0.5, "accounting_ui": 0.3,
    "moodle_education": 0.2, "se_digg_dataportal": 1.0, "osm_tagging_schema": 0.3,
}  # fmt: skip

_SENTENCE_WORDS, _LONGEST_CHARACTERS, _LONGEST_TOKENS = 5, 320, 56


@dataclass(frozen=True, slots=True)
class Lessons:
    """Translations and the teacher's unit vectors of their English side: (rows, 384)."""

    swedish: Sequence[str]
    english: Sequence[str]
    vectors: npt.NDArray[np.float16]


def lessons(material: Path, cache: Path) -> Lessons:
    """About 150,000 translations with vectors, computed once (six minutes on a core)."""
    if cache.exists():
        with cache.open("rb") as file:
            found: Lessons = pickle.load(file)  # noqa: S301 - our own file
        return found
    rng = random.Random(0)  # noqa: S311 - a repeatable sample
    seen: set[tuple[str, str]] = set()
    rows: list[tuple[str, str]] = []
    for source, swedish, english in read_parallel(material):
        words = min(len(swedish.split()), len(english.split()))
        key = (swedish.lower(), english.lower())
        if key in seen or max(len(swedish), len(english)) > _LONGEST_CHARACTERS:
            continue
        if rng.random() <= (_SENTENCES if words >= _SENTENCE_WORDS else _TERMS).get(source, 0.0):
            seen.add(key)
            rows.append((swedish, english))
    vectors = _vectors([english for _, english in rows])
    found = Lessons([sv for sv, _ in rows], [en for _, en in rows], vectors)
    with cache.open("wb") as file:
        pickle.dump(found, file)
    return found


def _vectors(texts: Sequence[str]) -> npt.NDArray[np.float16]:
    tokenizer = Tokenizer.from_file(str(base_directory() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_LONGEST_TOKENS)
    teacher = BertModel.from_pretrained(base_directory(), add_pooling_layer=False)
    teacher.train(mode=False)
    ids = [encoding.ids for encoding in tokenizer.encode_batch(list(texts))]
    order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
    found = np.zeros((len(ids), teacher.config.hidden_size), dtype=np.float16)
    with torch.inference_mode():
        for start in range(0, len(order), 96):
            batch = order[start : start + 96]
            longest = max(len(ids[i]) for i in batch)
            tokens = torch.tensor([ids[i] + [0] * (longest - len(ids[i])) for i in batch])
            mask = torch.tensor([[1] * len(ids[i]) + [0] * (longest - len(ids[i])) for i in batch])
            state = teacher(input_ids=tokens, attention_mask=mask).last_hidden_state
            mean = (state * mask[..., None]).sum(dim=1) / mask.sum(dim=1, keepdim=True)
            found[batch] = functional.normalize(mean, dim=1).numpy()
    return found
