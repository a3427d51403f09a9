"""Nudges: the rules, against texts that people write."""
