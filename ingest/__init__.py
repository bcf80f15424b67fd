"""Raw documents in, passages out."""
