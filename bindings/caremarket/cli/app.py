"""The verbs of the command, one each."""

from __future__ import annotations

import logging

import typer

from . import building, calibrating, checkout, inspecting, listing, reporting, simulating

HELP = """
A local adult social care market, simulated person by person and week by week.

Exit status: 0; 1 when a run fails; 2 when the input is wrong, with every fault as file:line:column.
"""

app = typer.Typer(
    help=HELP,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def _options(
    version: bool = typer.Option(False, "--version", help="Show the version of the engine and end.", is_eager=True),
) -> None:
    if version:
        listing.version()
        raise typer.Exit


_LISTS = "What there is"
_SCENARIOS = "Scenario files"
_AREAS = "Areas"
_RUNS = "Runs"
_CHECKOUT = "In a source checkout"

app.command(rich_help_panel=_LISTS)(listing.areas)
app.command(rich_help_panel=_LISTS)(listing.scenarios)
app.command(rich_help_panel=_LISTS)(listing.levers)
app.command(rich_help_panel=_LISTS)(listing.parameters)
app.command(rich_help_panel=_LISTS)(listing.measures)
app.command(rich_help_panel=_SCENARIOS)(inspecting.check)
app.command(rich_help_panel=_SCENARIOS)(inspecting.show)
app.command("build-area", rich_help_panel=_AREAS)(building.build_area)
app.command(rich_help_panel=_AREAS)(calibrating.calibrate)
app.command(rich_help_panel=_RUNS)(simulating.run)
app.command(rich_help_panel=_RUNS)(simulating.compare)
app.command(rich_help_panel=_RUNS)(reporting.report)
app.command(rich_help_panel=_RUNS)(simulating.demo)
_PASSED_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}
app.command(rich_help_panel=_CHECKOUT, context_settings=_PASSED_ON)(checkout.test)
app.command(rich_help_panel=_CHECKOUT, context_settings=_PASSED_ON)(checkout.bench)


def main() -> None:
    """Run the command with the arguments of the process."""
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it speaks of its cache where a home cannot be written to
    app(prog_name="caremarket")
