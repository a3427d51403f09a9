"""The command that lays many weeks side by side."""

from typing import Annotated

from valuetrack.cli.command import examples
from valuetrack.cli.params import InWeek, OfValue, on_scale, option
from valuetrack.cli.run import Run
from valuetrack.model import Scale
from valuetrack.reports.trends import Trends
from valuetrack.tracker import trends

WITHOUT_IT = 12
HowMany = Annotated[int | None, option("--weeks", "N", f"How many; {WITHOUT_IT} without it.", on_scale(Scale(1, 520)))]


@examples("valuetrack show-trends", "valuetrack show-trends --weeks 26 --value Connection")
def show_trends(run: Run, weeks: HowMany, value: OfValue, week: InWeek) -> Trends:
    """Compare your weeks over time.

    They end with this week, or with the one that --week names.
    """
    return run.read(trends.show_trends, week.last(weeks or WITHOUT_IT), value)
