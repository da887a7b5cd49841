"""CareMarket: a local adult social care market, simulated person by person and week by week.

Examples
--------
>>> import caremarket as cm
>>> base = cm.load("tiny")  # doctest: +SKIP
>>> plan = base.with_levers(cm.levers.PayFloor(above_minimum_wage=0.60, start="2024-04-01"))  # doctest: +SKIP
>>> cm.compare(base, plan, replicates=20)  # doctest: +SKIP
"""

from . import levers
from .faults import Fault, InputFaults
from .running import compare, run
from .scenario import Scenario, load

__all__ = ["Fault", "InputFaults", "Scenario", "compare", "levers", "load", "run"]
