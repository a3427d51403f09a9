"""The support text: what somebody reads for whom it is a lot, word for word, with its sources and their date.

No line is added without a source that was opened. They were read as published copies, not live: before a first public
release a maintainer calls up each source again and renews the date, which `.ci/release-check` reads.
"""

from __future__ import annotations

from datetime import date

READ = date(2026, 11, 23)
# What a hard moment opens with, whatever its strength.
HEAD = "In danger? Call 112 (EU) or 911 (US, Canada). People: valuetrack support"
_NUMBERS = (
    "",
    "If you may be in danger, or might hurt yourself or someone else, please call your local emergency number now",
    "(112 in the EU, 911 in the US and Canada).",
    "",
    "United States and Canada: call or text 988, day and night.",
    "",
    "In other countries: Befrienders Worldwide lists centres by country, at befrienders.org.",
)
IN_A_HARD_MOMENT = ("This is a lot. Here are people who can be with you now.", *_NUMBERS)
LINES = (
    "People who can be there for you:",
    *_NUMBERS,
    "",
    "Phone numbers can change. These were read in published copies on 2026-11-23.",
)
SOURCES = (
    (
        'Wyoming Department of Health, page "988 Suicide & Crisis Lifeline" (call or text 988, 24/7; '
        "911 in immediate danger)"
    ),
    "California Council on Criminal Justice and Behavioral Health, notice of 2022-07-19 (same)",
    'encyclopedia article "988 (telephone number)" (Canada since 2023-11-30)',
    'encyclopedia article "Befrienders Worldwide" (centres in 32 countries, list by country)',
)
