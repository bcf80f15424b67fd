"""The routes of the ledger, in the order that the API's documentation lists them."""

from api.routes import budget, commitments, indicators, links, timeline

LEDGER_ROUTES = (commitments, timeline, indicators, budget, links)
