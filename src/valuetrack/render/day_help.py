"""The page of help on what may be typed for a day, a week or a time."""

from __future__ import annotations

SENTENCE = "What may be typed for a day, a week or a time; any case."
AGAIN = "Days that come back (--every)"
# What is typed, examples with commas between them, and what it means.
FORMS = {
    "Days": (
        ("today, yesterday, tomorrow", "The day before yesterday, the day after tomorrow."),
        ("wed, wednesday", "The nearest one, today included: ahead or back."),
        ("this fri, next tue, last mon", "That day of this, the next or the last week."),
        ("eow", "The last day of this week."),
        ("-3d, +2w", "Three days back, two weeks on."),
        ("3 days ago, in a month", "Numbers up to ten may be words."),
        ("14 jan, january 14th, 14.1.", "The nearest one, ahead or back; dots: day.month."),
        ("14 jan 2026, 14.01.2026", "With its year."),
        ("2026-01-14", "Year, month, day."),
    ),
    "Weeks": (
        ("this, last, next", "This week, the last one or the next one."),
        ("2026-W03", "By its number in the year (ISO)."),
        ("fri, 20 jan, in 2 weeks", "Any day names the week that holds it."),
    ),
    AGAIN: (
        ("tue,thu", "Each week on these days; weekdays and weekend too."),
        ("week, 2 weeks", "Some time in each week, in every second week."),
        ("2 weeks tue, other tue", "Every second week on that day; 3 weeks tue, and so on."),
        ("day, 2 days", "Every day, every second day."),
        ("monthly 15, 15th, last day", "Each month on that day; 2 months 15 too."),
        ("first mon, last fri", "By its place in the month; second mon of the month."),
    ),
    "Times": (("18:30, 9:05, 9am, noon", "To the minute."),),
}
NOTES = (
    "In what is planned (The week ahead) a weekday, and a day without its year, is one that is coming.",
    "In what was (Looking back, and all that is logged) it is the latest one. The date is said each time.",
    "03/04 is not read: it is March to some people and April to others.",
)
