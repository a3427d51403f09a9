"""Invented revisions after the first, to see the machinery run."""
