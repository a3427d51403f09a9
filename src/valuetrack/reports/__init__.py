"""What a command has to say: frozen values, built by pure functions."""
