"""A scenario that has been read and checked."""

from __future__ import annotations

import copy
import datetime
import functools
import html
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..faults import Fault, InputFaults, Place, nearest_names, no_text
from .description import Description, Engine, installed_engine
from .document import canonical, document_hash, start_hash
from .enlarging import enlarged_document
from .fit import Fitted, other_start
from .levers_given import CALL, place_in_call, put_levers
from .nodes import child_pointer, pointer_tokens
from .origins import Origin, Origins
from .places import find_scenario, scenario_name
from .python_values import plain
from .resolve import Resolved, engine_faults, resolve_file
from .scalars import Wrong, date
from .view import Group, Value

if TYPE_CHECKING:
    from ..levers import LeverValues


@functools.cache
def _description(text: str) -> Description:
    return Description.from_json(text)


class Scenario:
    """One resolved, checked scenario. It does not change: `with_...` give new ones.

    Parameters are attributes: ``scenario.workforce.pay_response`` is the value with unit, range and source.

    Attributes
    ----------
    name : str
        Short name, used for result folders.
    title : str
        One line that says what it is.
    start : str
        First day, as an ISO date.
    resolved : dict
        The document that the engine reads. Treat it as read-only.

    Examples
    --------
    >>> import caremarket as cm
    >>> scenario = cm.load("tiny")
    >>> scenario.with_values({"workforce.pay_on_leaving": 0.5}).workforce.pay_on_leaving
    workforce.pay_on_leaving = 0.5 1 (assumption)
    """

    def __init__(self, name: str, parts: Resolved, engine: Engine) -> None:
        self._engine = engine
        self._parts = parts
        self.name = name
        self.resolved = parts.document
        self.title: str = parts.document.get("title", "")
        self.start: str = parts.document["start"]

    @functools.cached_property
    def description(self) -> Description:
        """What the engine declares."""
        return _description(self._engine.describe())

    @property
    def engine(self) -> Engine:
        """What describes and checks the document."""
        return self._engine

    @property
    def origins(self) -> Origins:
        """Where each value was written."""
        return self._parts.origins

    @property
    def sources(self) -> dict[str, Any]:
        """The bibliography: source key to its entry."""
        return dict(self._parts.sources)

    @property
    def cited_sources(self) -> dict[str, Any]:
        """The entries of the bibliography that the scenario's values cite."""
        cited = {record.get("source") for record in self.resolved["provenance"].values()}
        return {key: entry for key, entry in self._parts.sources.items() if key in cited}

    @property
    def files(self) -> tuple[str, ...]:
        """The files that it was read from, base first."""
        return self._parts.files

    @functools.cached_property
    def canonical(self) -> str:
        """The canonical JSON that the engine reads."""
        return canonical(self.resolved)

    @functools.cached_property
    def hash(self) -> str:
        """SHA-256 of what a run depends on; title and provenance do not count."""
        return document_hash(self.resolved)

    @functools.cached_property
    def start_hash(self) -> str:
        """SHA-256 of all but levers, title, provenance and outputs: scenarios that agree share their start."""
        return start_hash(self.resolved)

    @property
    def levers(self) -> list[dict[str, Any]]:
        """The levers, as dictionaries."""
        return copy.deepcopy(self.resolved["levers"])

    def with_levers(self, *levers: LeverValues | Mapping[str, Any], name: str | None = None) -> Scenario:
        """The scenario with more levers; one of the same name replaces the earlier one.

        Parameters
        ----------
        *levers : lever or mapping
            From `caremarket.levers`, or mappings with the same keys as in a scenario file.
        name : str, optional
            Name of the new scenario; by default the lever names are added to this one's.

        Returns
        -------
        Scenario

        Raises
        ------
        InputFaults
            When the engine finds anything wrong.
        """
        document = copy.deepcopy(self.resolved)
        origins = Origins(dict(self.origins.at), self.origins.tables, list(self.origins.lever_names))
        names, faults = put_levers(document, levers, origins, self._parts.sources, self.description)
        plan = name if name is not None else "+".join([self.name, *names])
        return self._changed(document, origins.at, plan, origins.lever_names, faults + name_faults(name))

    def with_values(self, values: Mapping[str, Any], *, name: str | None = None) -> Scenario:
        """The scenario with other parameter values.

        Parameters
        ----------
        values : mapping
            ``workforce.pay_response`` or ``/workforce/pay_response`` to a number in the declared unit, a distribution
            such as ``{"dist": "normal", "mean": 1, "sd": 0.2}``, or a table of either.
        name : str, optional
            Name of the new scenario; by default this one's.

        Returns
        -------
        Scenario
        """
        document, places, faults = copy.deepcopy(self.resolved), dict(self.origins.at), name_faults(name)
        for key, value in values.items():
            pointer = key if key.startswith("/") else "/" + key.replace(".", "/")
            if self.description.parameter_at(pointer) is None:
                near = nearest_names(key, [p.replace("/", ".").strip(".") for p in self.description.parameters])
                faults.append(Fault(CALL, "", key, "is not a parameter", near, pointer))
                continue
            try:
                _set(document, pointer, plain(value))
            except Wrong as wrong:
                faults.append(Fault(CALL, self.origins.subject(pointer), str(value), wrong.rule, (), pointer))
            places[pointer] = Origin(CALL, CALL, str(value), "", places.get(pointer))
            document["provenance"][pointer] = {"kind": "assumption", "rationale": "set in Python"}
        return self._changed(document, places, name or self.name, self.origins.lever_names, faults)

    def with_start(self, start: str | datetime.date) -> Scenario:
        """The scenario from another first day, a date or its ISO text."""
        start = start_date(start)
        rule = other_start(*self._parts.people, start)
        if rule:
            raise InputFaults.single(Place("--start"), start, rule)
        document, places = copy.deepcopy(self.resolved), dict(self.origins.at)
        document["start"] = start
        places["/start"] = Origin(Place("--start"), Place("--start"), start, "", places.get("/start"))
        return self._changed(document, places, self.name, self.origins.lever_names)

    def with_outputs(self, outputs: Sequence[Mapping[str, Any]]) -> Scenario:
        """The scenario with more cuts kept: mappings with ``measure``, ``by`` and ``every``, as under `outputs`."""
        document = copy.deepcopy(self.resolved)
        for output in outputs:
            if dict(output) not in document["outputs"]:
                document["outputs"].append(dict(output))
        return self._changed(document, dict(self.origins.at), self.name, self.origins.lever_names)

    def enlarged(self, times: int) -> Scenario:
        """The scenario in an area `times` as large: the same people, providers and schemes, so many times over.

        Examples
        --------
        >>> import caremarket as cm
        >>> cm.load("tiny").enlarged(2).resolved["tables"]["schemes"]["name"]
        ['Scheme 1', 'Scheme 1 (2)']
        """
        if times < 1:
            raise InputFaults.single(CALL, str(times), "is not a whole number from 1", subject="times")
        document, places = enlarged_document(self.resolved, times), dict(self.origins.at)
        for pointer in [one for one in places if one.startswith("/levers/")]:
            del places[pointer]
        for index, lever in enumerate(document["levers"]):
            place_in_call(places, index, lever)
        names = [str(lever["name"]) for lever in document["levers"]]
        return self._changed(document, places, f"{self.name} x{times}", names)

    def _changed(
        self,
        document: dict[str, Any],
        places: dict[str, Origin],
        name: str,
        levers: list[str],
        already: Sequence[Fault] = (),
    ) -> Scenario:
        origins = Origins(places, self.origins.tables, levers)
        faults = list(already)
        faults += engine_faults(document, origins, faults, self._engine, self.description)
        if faults:
            raise InputFaults(faults)
        return Scenario(
            name, Resolved(document, origins, self._parts.sources, self.files, self._parts.people), self._engine
        )

    def value(self, key: str) -> Value:
        """One parameter by its dotted name or pointer, with unit, range, provenance and origin.

        Examples
        --------
        >>> import caremarket as cm
        >>> cm.load("tiny").value("workforce.pay.care_worker").unit
        'GBP/hour'
        """
        pointer = key if key.startswith("/") else "/" + key.replace(".", "/")
        return Group(self, "").at(pointer)

    def __getattr__(self, key: str) -> Group | Value:
        if key.startswith("_") or key not in self.resolved or not isinstance(self.resolved[key], dict):
            raise AttributeError(f"a scenario has no {key}")
        return Group(self, child_pointer("", key))

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self.description.sections]

    def __repr__(self) -> str:
        levers = ", ".join(self.origins.lever_names) or "none"
        title = self.title or "untitled"
        return f"<Scenario {self.name}: {title}; starts {self.start}; levers: {levers}; {self.hash[:8]}>"

    def _repr_html_(self) -> str:
        rows = {"name": self.name, "starts": self.start, "levers": ", ".join(self.origins.lever_names) or "none"}
        rows |= {"files": ", ".join(self.files), "hash": self.hash[:8]}
        cells = "".join(f"<tr><th>{key}</th><td>{html.escape(text)}</td></tr>" for key, text in rows.items())
        return f"<table><caption>{html.escape(self.title or self.name)}</caption>{cells}</table>"


def start_date(start: str | datetime.date) -> str:
    """The ISO text of a first day, or InputFaults."""
    try:
        return date(str(plain(start)))
    except Wrong as wrong:
        raise InputFaults.single(Place("--start"), str(start), wrong.rule) from None


def name_faults(name: str | None) -> list[Fault]:
    """What keeps a name given in Python from naming a folder of results."""
    wrong = no_text(name or "")
    rule = f"has the character {wrong}, which is not allowed in text"
    return [Fault(CALL, "name", str(name), rule)] if wrong else []


def _set(document: dict[str, Any], pointer: str, value: Any) -> None:
    *above, last = pointer_tokens(pointer)
    holder: Any = document
    for token in above:
        holder = holder.setdefault(token, {})
        if not isinstance(holder, dict):
            raise Wrong(f"cannot be set: {token} is not a table")
    holder[last] = value


def load(scenario: str | Path, *, engine: Engine | None = None, fitted: Fitted = "checked") -> Scenario:
    """Read a shipped scenario or a scenario file.

    Parameters
    ----------
    scenario : str or Path
        A name such as ``small`` or ``small/fee-cut``, or the path of a YAML file.
    engine : Engine, optional
        What describes and checks; the installed engine by default.
    fitted : {"checked", "any", "none"}
        What a new fit starts from: ``any`` lets constants fitted to other tables or with another engine version pass,
        ``none`` leaves fitted constants out.

    Returns
    -------
    Scenario

    Raises
    ------
    InputFaults
        With every fault at once: file, line, column, value, rule and nearest valid name.

    Examples
    --------
    >>> import caremarket as cm
    >>> cm.load("small/fee-cut").start
    '2024-04-01'
    """
    chosen = engine if engine is not None else installed_engine()
    path = find_scenario(scenario)
    resolved = resolve_file(path, chosen, _description(chosen.describe()), fitted)
    return Scenario(scenario_name(path), resolved, chosen)
