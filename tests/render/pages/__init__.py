"""The words of every report."""
