"""Many ask at once; each gets the answer to their own question."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from fastapi.testclient import TestClient


def test_answers_do_not_mix(client: TestClient) -> None:
    def ask(word: str) -> tuple[str, str]:
        return word, client.post("/api/ask", json={"question": word}).json()["question"]

    with ThreadPoolExecutor(8) as threads:
        for asked, answered in threads.map(ask, [f"bussar {i}" for i in range(64)]):
            assert asked == answered
