"""`changes CORPUS.jsonl`: adding, removing, merging and checking, and what they do to queries."""

from __future__ import annotations

import argparse
import json
import random
import shutil
import tempfile
from pathlib import Path

from . import options, results
from .builds import size
from .conversation import Conversation
from .corpus import Corpus
from .engines import Newsidx
from .figures import Spread, geometric_mean, significant
from .machine import machine, swift_version
from .places import cache
from .processes import measured, output, start_times
from .progress import say
from .queries import CLASSES, Query
from .rounds import COMMANDS
from .tables import table, times


def main() -> int:
    """Runs all of it; writes the result and prints its tables."""
    arguments = _arguments()
    corpus = Corpus.at(arguments.corpus)
    newsidx = Newsidx(arguments.newsidx)
    newsidx.set_up()
    drawn = options.query_set(arguments, corpus)
    cache().mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="changes-", dir=cache()))
    try:
        bench = _Bench(newsidx, corpus, folder, arguments)
        found = {**bench.add(drawn), **bench.remove(drawn), **bench.check()}
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    setting = {
        "kind": "changes", "date": results.moment().isoformat(), "machine": machine(),
        "versions": {"newsidx": f"{newsidx.version()}, {swift_version()}"},
        "corpus": {"name": corpus.name, "bytes": corpus.bytes},
        "settings": {
            "seed": arguments.seed, "phrases": arguments.queries, "adds": arguments.adds,
            "articles": arguments.articles, "rounds": arguments.rounds},
    }
    text = _text(setting, found)
    results.write("changes", results.moment(), {**setting, **found}, text)
    print(text)
    return 0


def _arguments() -> argparse.Namespace:
    parser = options.parser("Measure an index that is added to, thinned out, merged and checked.")
    parser.add_argument(
        "--adds", type=options.positive, default=100, metavar="N", help="additions (%(default)s)")
    parser.add_argument(
        "--articles", type=options.positive, default=1000, metavar="N",
        help="articles of each (%(default)s)")
    parser.add_argument(
        "--rounds", type=options.positive, default=3, metavar="N",
        help="rounds of queries (%(default)s)")
    parser.set_defaults(queries=100)
    return parser.parse_args()


class _Bench:
    """An index of the corpus in a folder, and what is done to it."""

    def __init__(
        self, newsidx: Newsidx, corpus: Corpus, folder: Path, arguments: argparse.Namespace):
        self.newsidx, self.corpus, self.folder, self.arguments = newsidx, corpus, folder, arguments
        self.index = folder / "index"
        say("building")
        self._run("build", corpus.path, "-o", self.index, "-q", "--no-store")

    def add(self, drawn: list[Query]) -> dict[str, object]:
        """Adds batch after batch, each also built alone; then asks the queries, before and after a merge."""
        adds, builds, merging, segments = [], [], [], []
        grown = self.folder / "grown"
        self._run("backup", "-i", self.index, grown, "-q")
        for number, batch in enumerate(self._batches()):
            alone = self.folder / "alone"
            builds.append(
                measured(self._command("build", batch, "-o", alone, "-q", "--no-store"), {}).seconds)
            shutil.rmtree(alone)
            report = json.loads(self._run("add", "-i", grown, batch, "--json", "-q"))
            adds.append(report["seconds"])
            merging.append(report["mergeSeconds"])
            segments.append(report["segments"])
            if number % 10 == 9:
                say(f"  {number + 1} additions: {segments[-1]} segments")
        merged = self.folder / "merged"
        self._run("backup", "-i", grown, merged, "-q")
        merge = measured(self._command("merge", "-i", merged, "-q"), {})
        found = {
            "add seconds": Spread.of(adds).as_json(),
            "build alone seconds": Spread.of(builds).as_json(),
            "add beyond 50 ms over build": Spread.of(
                (a - 0.05) / b for a, b in zip(adds, builds)).as_json(),
            "merge seconds after an add": Spread.of(merging).as_json(),
            "segments": {"most": max(segments), "last": segments[-1]},
            "merging all seconds": significant(merge.seconds),
            "merging all peak MiB": significant(merge.peak_bytes / 2**20),
            "segments over merged": self._compare(grown, merged, drawn),
        }
        shutil.rmtree(grown)
        shutil.rmtree(merged)
        return found

    def remove(self, drawn: list[Query]) -> dict[str, object]:
        """Removes a tenth of the articles at random, and asks the queries before and after."""
        ids = [json.loads(line)["id"] for line in self.corpus.path.open(encoding="utf-8")]
        gone = random.Random(self.arguments.seed).sample(ids, len(ids) // 10)
        names = self.folder / "gone.txt"
        names.write_text("\n".join(gone) + "\n", encoding="utf-8")
        thinned = self.folder / "thinned"
        self._run("backup", "-i", self.index, thinned, "-q")
        removal = measured(
            self._command("remove", "-i", thinned, "--ids", names, "--no-merge", "-q"), {})
        found = {
            "removing a tenth seconds": significant(removal.seconds),
            "thinned over whole": self._compare(thinned, self.index, drawn),
        }
        shutil.rmtree(thinned)
        return found

    def check(self) -> dict[str, object]:
        """Checks the index, its pages in memory, and starts the program on it."""
        bytes_ = size(self.index)
        seconds = [
            measured(self._command("check", "-i", self.index, "-q"), {}).seconds for _ in range(5)]
        fast = [
            measured(self._command("check", "--fast", "-i", self.index, "-q"), {}).seconds
            for _ in range(5)]
        starts = start_times(self._command("count", "-i", self.index, "zebra"), 100)
        return {
            "index bytes": bytes_,
            "check MB a second": Spread.of(bytes_ / 1e6 / s for s in seconds).as_json(),
            "check --fast seconds": Spread.of(fast).as_json(),
            "count as a process, ms": Spread.of(s * 1e3 for s in starts).as_json(),
        }

    def _compare(
        self, changed: Path, plain: Path, drawn: list[Query]
    ) -> dict[str, dict[str, dict[str, float]]]:
        """For each command and class the time on one index over that on the other, round by round."""
        ratios: dict[str, dict[str, list[float]]] = {
            command: {name: [] for name in CLASSES} for command in COMMANDS}
        with Conversation("changed", self.newsidx.serve_command(changed), {}) as one, \
                Conversation("plain", self.newsidx.serve_command(plain), {}) as other:
            for _ in range(self.arguments.rounds):
                for command in COMMANDS:
                    found = [
                        _best(one, command, query) / _best(other, command, query)
                        for query in drawn]
                    for name in CLASSES:
                        members = [
                            ratio for query, ratio in zip(drawn, found) if name in query.classes]
                        if members:
                            ratios[command][name].append(geometric_mean(members))
        return {
            command: {name: Spread.of(found).as_json() for name, found in classes.items() if found}
            for command, classes in ratios.items()}

    def _batches(self):
        """Files of so many articles of the corpus each, with ids that it does not have."""
        lines = self.corpus.path.open(encoding="utf-8")
        for number in range(self.arguments.adds):
            batch = self.folder / "batch.jsonl"
            with batch.open("w", encoding="utf-8") as file:
                for _ in range(self.arguments.articles):
                    line = next(lines, None)
                    if line is None:
                        return
                    article = json.loads(line)
                    article["id"] = f"new-{number}-{article['id']}"
                    file.write(json.dumps(article, ensure_ascii=False) + "\n")
            yield batch

    def _command(self, *arguments: object) -> list[str]:
        return [str(self.newsidx.binary), *map(str, arguments)]

    def _run(self, *arguments: object) -> str:
        return output(self._command(*arguments))


def _best(talk: Conversation, command: str, query: Query) -> float:
    return min(talk.ask(command, query.text).microseconds for _ in range(5))


def _text(setting: dict[str, object], found: dict[str, object]) -> str:
    rows = [
        [name, _cell(value)] for name, value in found.items()
        if name not in ("segments over merged", "thinned over whole")]
    parts = [
        f"# Changes, {setting['date']}\n\n{setting['corpus']['name']}; "
        + ", ".join(f"{name} {value}" for name, value in setting["settings"].items())
        + f"; newsidx {setting['versions']['newsidx']}. Median (smallest–largest).",
        table(["", "measured"], rows)]
    for name in ("segments over merged", "thinned over whole"):
        parts.append(f"Times of queries, {name}:")
        parts.append(table(
            ["class", *COMMANDS],
            [[kind, *(times(Spread(**found[name][command][kind])) for command in COMMANDS)]
             for kind in CLASSES if kind in found[name][COMMANDS[0]]]))
    return "\n\n".join(parts) + "\n"


def _cell(value: object) -> str:
    if isinstance(value, dict) and "median" in value:
        return f"{value['median']:.4g} ({value['min']:.4g}–{value['max']:.4g})"
    if isinstance(value, dict):
        return ", ".join(f"{name} {one}" for name, one in value.items())
    return f"{value:,}" if isinstance(value, int) else f"{value:.4g}"
