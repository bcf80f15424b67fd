"""The settings that turn a language model on, and the command that uses them."""

from __future__ import annotations

import pytest

from api.settings import SettingsError, from_environment

KEY = "sk-hemlig nyckel"


@pytest.mark.parametrize(
    "url",
    [
        "127.0.0.1:11434",
        "ftp://a/v1",
        "file:///etc/passwd",
        "http://",
        "http://user:hemlig@a/v1",
        "http://a/v1?api-key=hemlig",
        "http://a/v1#x",
        "http://a b/v1",
        "http://a/v1\r\nx: y",
    ],
)
def test_an_address_that_cannot_be_used_is_refused(url: str) -> None:
    with pytest.raises(SettingsError, match="PLANSVAR_LLM_URL") as raised:
        from_environment({"PLANSVAR_LLM_URL": url, "PLANSVAR_LLM_MODEL": "m"})
    assert "hemlig" not in raised.value.message


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:11434/v1", "https://llm.region.se", "http://[::1]:8080/v1/chat/completions"],
)
def test_addresses(url: str) -> None:
    settings = from_environment({"PLANSVAR_LLM_URL": url, "PLANSVAR_LLM_MODEL": "m"})
    assert settings.llm_url == url


def test_a_server_needs_a_model() -> None:
    with pytest.raises(SettingsError, match="PLANSVAR_LLM_MODEL"):
        from_environment({"PLANSVAR_LLM_URL": "http://a/v1"})


@pytest.mark.parametrize("key", [KEY, "a\nb", "nyckelå"])
def test_a_key_that_cannot_be_sent_is_refused_without_being_shown(key: str) -> None:
    with pytest.raises(SettingsError, match="PLANSVAR_LLM_KEY") as raised:
        from_environment({"PLANSVAR_LLM_KEY": key})
    assert key not in raised.value.message


@pytest.mark.parametrize("seconds", ["0", "301", "2.5", "-1"])
def test_seconds(seconds: str) -> None:
    with pytest.raises(SettingsError, match="PLANSVAR_LLM_TIMEOUT_S"):
        from_environment({"PLANSVAR_LLM_TIMEOUT_S": seconds})
