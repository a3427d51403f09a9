"""The tests of valuetrack."""
