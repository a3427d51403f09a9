"""Invented revisions after the last, to see the machinery run."""
