"""The service, from outside: HTTP, pages, commands."""
