"""Questions in, cited answers out: over HTTP, on pages and on the command line."""
