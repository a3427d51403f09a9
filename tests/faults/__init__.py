"""Real commands, ended or failing at each call of the system by which they change files."""
