"""Sentences that commands say in passing, and the words of help."""

from __future__ import annotations

# The pages of help
HEAD = "A private notebook for living by your values. It is no medical or psychological treatment."
MORE = "Every command: valuetrack help --all. One command: valuetrack help COMMAND."
SUPPORT = "On a hard day, valuetrack support shows people who can be with you."
EXAMPLES = (
    "valuetrack add-value Connection --importance 9",
    'valuetrack plan-week "Text Priya at lunch" --value Connection --on wednesday',
    "valuetrack review-week",
)

# Putting right
DELETE_IT = "Delete it?"
