"""A private notebook on the command line for living by one's values."""

__version__ = "0.1.0"
