"""`growth CORPUS.jsonl`: how build and queries fare as the corpus grows."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from . import options, results
from .builds import Build
from .conversation import Conversation
from .corpus import Corpus
from .engines import BuildOptions, Newsidx
from .failure import Failure
from .figures import Spread, geometric_mean, significant
from .machine import machine, swift_version
from .places import cache
from .progress import say
from .queries import CLASSES, Query
from .rounds import COMMANDS
from .tables import number, table

_SIZES = (1, 2, 4)


@dataclass
class Step:
    """The corpus at one size: its build, and each query's best time and count."""

    times: int
    corpus_bytes: int
    build: Build
    microseconds: dict[str, dict[str, float]]
    counts: dict[str, int]

    @property
    def seconds_per_megabyte(self) -> Spread:
        return Spread.of(run.seconds / self.corpus_bytes * 1e6 for run in self.build.runs)

    def mean(self, command: str, members: list[Query]) -> float:
        return geometric_mean([self.microseconds[command][query.text] for query in members])


def main() -> int:
    """Builds and asks at each size; writes the result and prints its table."""
    arguments = _arguments()
    corpus = Corpus.at(arguments.corpus)
    newsidx = Newsidx(arguments.newsidx)
    newsidx.set_up()
    drawn = options.query_set(arguments, corpus)
    setting = {
        "kind": "growth", "date": results.moment().isoformat(), "machine": machine(),
        "versions": {"newsidx": f"{newsidx.version()}, {swift_version()}"},
        "corpus": {"name": corpus.name, "bytes": corpus.bytes},
        "settings": {
            "seed": arguments.seed, "phrases": arguments.queries, "runs": arguments.runs,
            "memory MiB": arguments.memory, "threads": arguments.threads},
    }
    build_options = BuildOptions(arguments.threads, arguments.memory)
    cache().mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="growth-", dir=cache()))
    try:
        steps = [
            _step(times, corpus, newsidx, build_options, drawn, arguments.runs, folder)
            for times in _SIZES]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    wrong = _wrong_counts(steps)
    text = _text(setting, steps, drawn, wrong)
    results.write("growth", results.moment(), {**setting, **_json(steps, drawn, wrong)}, text)
    print(text)
    return 0


def _arguments() -> argparse.Namespace:
    parser = options.parser(
        f"Measure newsidx on the corpus repeated {', '.join(map(str, _SIZES))} times.")
    parser.add_argument(
        "--memory", type=options.positive, default=256, metavar="MIB",
        help="budget of the builds (%(default)s)")
    parser.add_argument("--threads", type=options.positive, default=1, metavar="N", help="(1)")
    parser.add_argument(
        "--runs", type=options.positive, default=3, metavar="N", help="of each build (%(default)s)")
    parser.set_defaults(queries=100)
    return parser.parse_args()


def _step(
    times: int, corpus: Corpus, newsidx: Newsidx, build_options: BuildOptions,
    drawn: list[Query], runs: int, folder: Path
) -> Step:
    """Builds and searches the corpus at one size, and leaves nothing on the disk."""
    say(f"{times}x")
    repeated = Corpus(folder / "corpus.jsonl")
    corpus.write_repeated(times, repeated.path)
    build = Build(newsidx, build_options, folder / "index")
    for _ in range(runs):
        build.run(repeated)
        if build.failure:
            raise Failure(build.failure)
    with Conversation(newsidx.name, newsidx.serve_command(build.index), {}) as talk:
        microseconds = {
            command: {query.text: _best(talk, command, query) for query in drawn}
            for command in COMMANDS}
        counts = {query.text: talk.ask("COUNT", query.text).count for query in drawn}
    step = Step(times, repeated.bytes, build, microseconds, counts)
    repeated.path.unlink()
    shutil.rmtree(build.index)
    return step


def _best(talk: Conversation, command: str, query: Query) -> float:
    return min(talk.ask(command, query.text).microseconds for _ in range(5))


def _wrong_counts(steps: list[Step]) -> list[str]:
    """Queries whose count did not grow with the corpus: each copy must add the same articles."""
    first = steps[0].counts
    return [
        f"{query} at {step.times}x: {count}, not {first[query] * step.times}"
        for step in steps for query, count in step.counts.items()
        if count != first[query] * step.times]


def _classes(drawn: list[Query]) -> dict[str, list[Query]]:
    members = {name: [query for query in drawn if name in query.classes] for name in CLASSES}
    return {name: queries for name, queries in members.items() if queries}


def _json(steps: list[Step], drawn: list[Query], wrong: list[str]) -> dict[str, object]:
    return {
        "steps": [
            {
                "times": step.times,
                "corpus bytes": step.corpus_bytes,
                "build": step.build.as_json(),
                "seconds per MB": step.seconds_per_megabyte.as_json(),
                "over 1x": significant(_growth(step, steps[0])),
                "geometric mean us": {
                    command: {
                        name: significant(step.mean(command, members))
                        for name, members in _classes(drawn).items()}
                    for command in COMMANDS},
            }
            for step in steps],
        "wrong counts": wrong,
    }


def _growth(step: Step, first: Step) -> float:
    """Build time per MB as a multiple of that at 1x."""
    return step.seconds_per_megabyte.median / first.seconds_per_megabyte.median


def _text(
    setting: dict[str, object], steps: list[Step], drawn: list[Query], wrong: list[str]
) -> str:
    sizes = [f"{step.times}x" for step in steps]
    rows = [
        ["corpus, MB", *(f"{step.corpus_bytes / 1e6:.1f}" for step in steps)],
        ["build, s", *(f"{Spread.of(r.seconds for r in step.build.runs).median:.2f}"
                       for step in steps)],
        ["build, MB/s", *(f"{1 / step.seconds_per_megabyte.median:.1f}" for step in steps)],
        ["build time per MB, over 1x", *(f"{_growth(step, steps[0]):.2f}x" for step in steps)],
        ["peak memory, MiB", *(f"{max(r.peak_bytes for r in step.build.runs) / 2**20:.0f}"
                               for step in steps)],
        ["index, MB", *(f"{step.build.index_bytes / 1e6:.1f}" for step in steps)],
        ["index, share of the corpus", *(
            f"{step.build.index_bytes / step.corpus_bytes:.3f}" for step in steps)],
    ]
    rows += [
        [f"{command}, {name}, µs", *(number(step.mean(command, members)) for step in steps)]
        for command in COMMANDS for name, members in _classes(drawn).items()]
    settings = ", ".join(f"{name} {value}" for name, value in setting["settings"].items())
    head = (
        f"# Growth, {setting['date']}\n\n{setting['corpus']['name']}; {settings}; "
        f"newsidx {setting['versions']['newsidx']}; {setting['machine']['processor']}, "
        f"{setting['machine']['cores']} cores. Medians of the builds; geometric means of the "
        "queries' best of 5.")
    tail = "Each copy of the corpus adds the same articles to every count."
    if wrong:
        tail = "**Wrong counts**: " + "; ".join(wrong[:10])
    return f"{head}\n\n{table(['', *sizes], rows)}\n\n{tail}\n"
