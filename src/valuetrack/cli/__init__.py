"""The command line: the one home of Typer."""
