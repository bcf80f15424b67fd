"""What readers thought of answers, kept so that the evaluation suite can learn of it."""
