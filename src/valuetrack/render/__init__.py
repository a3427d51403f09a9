"""How reports look: the one home of Rich, and of JSON and the other forms."""
