"""tiktoken finds this module because the package puts its folder on ``tiktoken_ext``'s path."""

from ingest.language.encoding_definition import NAME, plansvar_sv

ENCODING_CONSTRUCTORS = {NAME: plansvar_sv}
