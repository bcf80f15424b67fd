"""What the pages and the widget say themselves, in Swedish and in English.

Templates and scripts name a phrase by its key; a test holds the two languages together.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

Language = Literal["sv", "en"]

_SWEDISH = {
    "skip": "Till innehållet",
    "nav": "Huvudmeny",
    "about": "Om tjänsten",
    "commitments": "Uppdrag",
    "timeline": "Tidslinje",
    "tagline": "Svar ur planer och uppföljningar",
    "other_language": "In English",
    "hero": "Vad skulle göras, och vad blev det?",
    "hero_lead": "Svar ur {documents} planer och uppföljningar {years}, i dokumentens egna ord. "
    "Varje mening har sin källa: år, avsnitt och citat.",
    "ask_label": "Ställ en fråga",
    "ask": "Fråga",
    "narrow": "Avgränsa",
    "year": "År",
    "document": "Dokument",
    "counts_note": "Siffran säger hur många av de {most} närmaste ställena som står där.",
    "counts_all": "Siffran säger hur många ställen som finns att söka i.",
    "examples": "Prova till exempel",
    "documents": "Dokumenten",
    "answer": "Svar",
    "refusal": "Det står inte i dokumenten",
    "sources": "Källor",
    "source": "Källa",
    "open": "Öppna i dokumentet",
    "section": "avsnitt",
    "opening": "inledningen",
    "others": "Fler ställen",
    "nearest": "Närmast i dokumenten",
    "nothing": "Inget att söka i",
    "nothing_lead": "Inget dokument passar avgränsningen. Ta bort den för att söka i alla.",
    "clear": "Ta bort avgränsningen",
    "copy_label": "Kopiera med källa",
    "copied": "Kopierat",
    "copy_failed": "Det gick inte att kopiera",
    "print": "Skriv ut",
    "loading": "Söker i dokumenten …",
    "done": "Svar klart",
    "failed": "Svaret kom inte fram",
    "failed_lead": "Servern svarar inte just nu. Frågan finns kvar; försök igen om en stund.",
    "retry": "Försök igen",
    "too_many": "För många frågor på kort tid. Vänta en minut.",
    "interrupted": "Svaret bröts innan det var klart.",
    "contents": "Innehåll",
    "table": "Tabell",
    "other_years": "Samma avsnitt",
    "back_to_answer": "Ny fråga",
    "front": "Till frågesidan",
    "request_number": "Förfrågans nummer",
    "chat_greeting": "Fråga om planer och uppföljningar {years}. Svaren är hämtade ur "
    "dokumenten, med källa för varje mening.",
    "chat_log": "Samtal",
    "chat_close": "Stäng",
    "chat_send": "Skicka",
    "chat_you": "Du frågade",
    "chat_understood": "Läst som:",
    "chat_new_tab": "öppnas i ny flik",
    "thumbs": "Var svaret till hjälp?",
    "up": "Ja",
    "down": "Nej",
    "comment": "Vad borde vara annorlunda? (valfritt)",
    "send_comment": "Skicka omdöme",
    "thanks": "Tack! Omdömet är sparat.",
    "feedback_notice": "Omdömet sparas tillsammans med frågan och svaret.",
}

_ENGLISH = {
    "skip": "Skip to content",
    "nav": "Main menu",
    "about": "About",
    "commitments": "Commitments",
    "timeline": "Timeline",
    "tagline": "Answers from plans and follow-ups",
    "other_language": "På svenska",
    "hero": "What was planned, and what became of it?",
    "hero_lead": "Answers from {documents} plans and follow-ups, {years}, in the documents' own "
    "Swedish words. Every sentence has its source: year, section and quote.",
    "ask_label": "Ask a question",
    "ask": "Ask",
    "narrow": "Narrow down",
    "year": "Year",
    "document": "Document",
    "counts_note": "The figure says how many of the {most} nearest passages stand there.",
    "counts_all": "The figure says how many passages there are to search.",
    "examples": "Try for example",
    "documents": "The documents",
    "answer": "Answer",
    "refusal": "The documents do not say",
    "sources": "Sources",
    "source": "Source",
    "open": "Open in the document",
    "section": "section",
    "opening": "the opening",
    "others": "More passages",
    "nearest": "Nearest in the documents",
    "nothing": "Nothing to search",
    "nothing_lead": "No document fits the filters. Remove them to search all documents.",
    "clear": "Remove the filters",
    "copy_label": "Copy with sources",
    "copied": "Copied",
    "copy_failed": "Could not copy",
    "print": "Print",
    "loading": "Searching the documents …",
    "done": "Answer ready",
    "failed": "The answer did not arrive",
    "failed_lead": "The server does not respond right now. Your question is kept; try again soon.",
    "retry": "Try again",
    "too_many": "Too many questions in a short time. Wait a minute.",
    "interrupted": "The answer was cut off before it was complete.",
    "contents": "Contents",
    "table": "Table",
    "other_years": "Same section",
    "back_to_answer": "New question",
    "front": "To the question page",
    "request_number": "Number of the request",
    "chat_greeting": "Ask about plans and follow-ups, {years}. Answers are taken from the "
    "documents, with a source for every sentence.",
    "chat_log": "Conversation",
    "chat_close": "Close",
    "chat_send": "Send",
    "chat_you": "You asked",
    "chat_understood": "Read as:",
    "chat_new_tab": "opens in a new tab",
    "thumbs": "Did the answer help?",
    "up": "Yes",
    "down": "No",
    "comment": "What should be different? (optional)",
    "send_comment": "Send feedback",
    "thanks": "Thank you! Your feedback is saved.",
    "feedback_notice": "Feedback is saved together with the question and the answer.",
}

WORDING: Mapping[Language, Mapping[str, str]] = MappingProxyType(
    {"sv": MappingProxyType(_SWEDISH), "en": MappingProxyType(_ENGLISH)}
)


def language_of(asked: str) -> Language:
    """What ``?lang=`` asks for; Swedish for anything that isn't English."""
    return "en" if asked == "en" else "sv"


def in_language(address: str, language: Language) -> str:
    """``address`` with ``lang=en`` if English; Swedish, which is the default, stands in none."""
    parts = urlsplit(address)
    query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != "lang"]
    if language == "en":
        query.append(("lang", "en"))
    elif len(query) == len(parse_qsl(parts.query, keep_blank_values=True)):
        return address
    return urlunsplit(parts._replace(query=urlencode(query, safe="/")))
