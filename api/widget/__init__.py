"""The chat widget: a loader for the host page, and the page that it shows in a frame."""
