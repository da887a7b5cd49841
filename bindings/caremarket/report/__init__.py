"""A report of a run or a comparison: one HTML file that works offline, without scripts or outside requests."""

from .page import report_html
from .writing import write_report

__all__ = ["report_html", "write_report"]
