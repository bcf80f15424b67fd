"""One question put to an answerer whose language model is a server of the tests."""

from __future__ import annotations

from api.answering import Answer
from api.generation.chat_client import ChatServer
from api.generation.generating_answerer import GeneratingAnswerer
from tests.generation.misbehaving_server import Behaviour, serving
from tests.generation.region import QUESTION, Extracting, Region

KEY = "sk-hemlig-nyckel-0123456789"
TRUE = "I juni tecknade regionen avtal med Cambio [1]."
ALSO_TRUE = "Avtalet är värt 69,5 mnkr [1]."


def ask(behaviour: Behaviour, timeout_s: float = 5.0, question: str = QUESTION) -> Answer:
    with serving(behaviour) as (url, _):
        server = ChatServer(url, "modell", KEY, timeout_s)
        return GeneratingAnswerer(Extracting(), Region(), server).ask(question)
