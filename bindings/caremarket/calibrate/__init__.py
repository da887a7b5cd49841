"""Fits the constants of an area that no source gives to the published levels of its start, and checks a start."""

from .fitting import Area, Constant, Fit, calibrate, check_area, missed, read_area
from .opening import Level, read_opening
from .simulated import Simulated
from .writing import write_fit

__all__ = [
    "Area",
    "Constant",
    "Fit",
    "Level",
    "Simulated",
    "calibrate",
    "check_area",
    "missed",
    "read_area",
    "read_opening",
    "write_fit",
]
