"""How much faster newsidx answers: by command and class of query, over the rounds."""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass

from .figures import Spread, geometric_mean, significant
from .queries import CLASSES, Query
from .rounds import COMMANDS, Round

OURS = "newsidx"


@dataclass(frozen=True)
class Cell:
    """One engine's times for one command and class, in one round."""

    geometric_mean: float
    sum: float
    queries: int
    # The geometric mean of its times over newsidx's, for the queries that it was asked.
    over_ours: float


@dataclass(frozen=True)
class Line:
    """One command and class: each engine's times, and newsidx against the better rival."""

    command: str
    query_class: str
    # For each engine its median geometric mean and sum in microseconds, and the queries asked.
    engines: dict[str, Cell]
    # The better rival's time as a multiple of newsidx's, round by round.
    mean_ratios: list[float]
    sum_ratios: list[float]
    better_by_mean: str
    better_by_sum: str

    def as_json(self) -> dict[str, object]:
        result: dict[str, object] = {
            "command": self.command,
            "class": self.query_class,
            "engines": {
                name: {
                    "geometric mean us": significant(cell.geometric_mean),
                    "sum us": significant(cell.sum),
                    "queries": cell.queries,
                    "geometric mean over newsidx": significant(cell.over_ours),
                }
                for name, cell in self.engines.items()
            },
        }
        if self.mean_ratios:
            result["geometric mean, better rival over newsidx"] = {
                "rival": self.better_by_mean, **Spread.of(self.mean_ratios).as_json()}
            result["sum, better rival over newsidx"] = {
                "rival": self.better_by_sum, **Spread.of(self.sum_ratios).as_json()}
        return result


def compare(rounds: list[Round], queries: list[Query], rivals: list[str]) -> list[Line]:
    """All lines for which there are queries."""
    members = {
        query_class: [i for i, query in enumerate(queries) if query_class in query.classes]
        for query_class in CLASSES
    }
    return [
        _line(rounds, command, query_class, members[query_class], rivals)
        for command in COMMANDS for query_class in CLASSES if members[query_class]
    ]


def _line(
    rounds: list[Round], command: str, query_class: str, members: list[int], rivals: list[str]
) -> Line:
    cells = [_cells(round, command, members) for round in rounds]
    names = list(dict.fromkeys(name for round in cells for name in round))
    means = [_better(round, rivals, "geometric_mean") for round in cells if rivals]
    sums = [_better(round, rivals, "sum") for round in cells if rivals]
    return Line(
        command, query_class,
        {name: _median([round[name] for round in cells if name in round]) for name in names},
        [ratio for ratio, _ in means], [ratio for ratio, _ in sums],
        _most_frequent([name for _, name in means]), _most_frequent([name for _, name in sums]))


def _cells(round: Round, command: str, members: list[int]) -> dict[str, Cell]:
    ours = round[command, OURS].microseconds
    result = {}
    for (asked, engine), column in round.items():
        times = {i: column.microseconds[i] for i in members if i in column.microseconds}
        if asked == command and times:
            result[engine] = Cell(
                geometric_mean(list(times.values())), math.fsum(times.values()), len(times),
                geometric_mean([time / ours[i] for i, time in times.items()]))
    return result


def _better(round: dict[str, Cell], rivals: list[str], figure: str) -> tuple[float, str]:
    """The time of the better rival over that of newsidx, and the rival's name."""
    time, name = min((getattr(round[name], figure), name) for name in rivals)
    return time / getattr(round[OURS], figure), name


def _median(cells: list[Cell]) -> Cell:
    return Cell(
        statistics.median(cell.geometric_mean for cell in cells),
        statistics.median(cell.sum for cell in cells),
        cells[0].queries,
        statistics.median(cell.over_ours for cell in cells))


def _most_frequent(names: list[str]) -> str:
    return statistics.mode(names) if names else ""
