"""Trains the embedding models that ship; needs torch, which the run-time path does not."""
