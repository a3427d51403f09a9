"""What a command has to say: frozen dataclasses, built by pure functions."""
