"""CareMarket: a local adult social care market, simulated person by person and week by week.

Examples
--------
>>> import caremarket as cm
>>> base = cm.load("tiny")
>>> floor = cm.levers.PayFloor(above_minimum_wage=0.60, start="2024-04-01", roles=["care_worker"])
>>> comparison = cm.compare(base, base.with_levers(floor), years=1, replicates=2)
>>> comparison.names
['tiny', 'tiny+pay_floor']
"""

from . import levers
from .faults import Fault, InputFaults
from .opening import open_results
from .running import compare, run
from .scenario import Scenario, load

__all__ = ["Fault", "InputFaults", "Scenario", "compare", "levers", "load", "open_results", "run"]
