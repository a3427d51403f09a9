"""The command that shows beliefs that were tried out."""

from valuetrack.cli.command import examples
from valuetrack.cli.params import OfValue
from valuetrack.cli.run import Run
from valuetrack.reports.experiments import ExperimentList
from valuetrack.tracker import experiments


@examples("valuetrack list-experiments", "valuetrack list-experiments --value Connection --json")
def list_experiments(run: Run, value: OfValue) -> ExperimentList:
    """Show the worries you tested, and what happened."""
    return run.read(experiments.list_experiments, value, run.today, run.first_day)
