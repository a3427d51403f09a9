"""Soft questions: the rules, against texts that people write."""
