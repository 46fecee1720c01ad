"""The result of a run as text: the tables of ratios first, then what they rest on."""

from __future__ import annotations

from .agreement import REASONS, Agreement
from .annotations import MONTH, QUERIES, WORD
from .builds import Build, ratio
from .comparison import OURS, Line
from .figures import Spread
from .measurement import Measurement
from .tables import number, table, times

_EXAMPLES = 5


def ratios(measured: Measurement) -> str:
    """What the README shows: newsidx against the others, as median, smallest and largest ratio."""
    rows = [*_build_rows(measured), *_start_rows(measured)]
    first = table(["", "against", "median (min–max)"], rows)
    lines = [line for line in measured.lines if line.mean_ratios]
    if not lines:
        return first
    rows = [
        [f"{line.command}, {line.query_class}",
         _rivals(line), times(Spread.of(line.mean_ratios)), times(Spread.of(line.sum_ratios))]
        for line in lines
    ]
    return first + "\n\n" + table(["", "the better rival", "geometric mean", "sum"], rows)


def report(measured: Measurement) -> str:
    """The whole text of a result file."""
    parts = [
        f"# The game, {measured.when:%Y-%m-%d %H:%M}", _setting(measured), ratios(measured),
        _builds_table(measured.builds), _queries_table(measured), _annotations_table(measured),
        _agreement_text(measured),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _setting(measured: Measurement) -> str:
    machine, corpus = measured.machine, measured.corpus
    origin = "from a file" if measured.seed is None else f"seed {measured.seed}"
    versions = "; ".join(f"{name} {version}" for name, version in measured.versions.items())
    missing = "".join(
        f" Not to be had: {name} ({why})." for name, why in measured.missing.items())
    return (
        f"{corpus.name}: {measured.articles:,} articles, {corpus.bytes / 1e6:.1f} MB; "
        f"{len(measured.queries)} queries, {origin}. {machine['processor']}, "
        f"{machine['cores']} cores, {machine['memory GiB']} GiB, {machine['system']}; load at "
        f"the start {machine['load'][0]}. {versions}.{missing}\n\n"
        "A ratio says how many times as long the other takes: above 1 newsidx is ahead. Builds are "
        f"compared run by run ({measured.runs}), queries round by round ({measured.rounds}, in "
        f"each the best of {measured.iterations} askings), with the better of tantivy and Lucene.")


def _build_rows(measured: Measurement) -> list[list[str]]:
    one, two = measured.build(OURS, threads=1), measured.build(OURS, threads=2)
    if one is None or not one.is_measured:
        return []
    peers = [
        build for build in measured.builds if build.engine.name != OURS and build.is_measured]
    rows = [
        ["build, one thread", peer.engine.name, times(Spread.of(ratio(peer, one)))]
        for peer in peers
    ]
    if two and two.is_measured:
        ratios_of_two = times(Spread.of(ratio(one, two)))
        rows.append(["build, two threads", "newsidx, one thread", ratios_of_two])
    rows += [
        ["index bytes", peer.engine.name, f"{one.index_bytes / peer.index_bytes:.2f}x"]
        for peer in peers
    ]
    for annotations in ("places", "places and dates"):
        rows += _annotated_rows(measured, annotations, one, peers)
    rows += [
        [f"peak memory, {build.label}", "the budget", times(_peak(build))]
        for build in measured.builds if build.engine.name == OURS and build.is_measured
    ]
    return rows


def _annotated_rows(
    measured: Measurement, annotations: str, one: Build, peers: list[Build]
) -> list[list[str]]:
    """What annotations cost: the time of a build as a multiple of a peer's without, bytes."""
    annotated = measured.build(OURS, threads=1, annotations=annotations)
    if annotated is None or not annotated.is_measured:
        return []
    rows = [
        [f"build with {annotations}, one thread: time", f"{peer.engine.name} without",
         times(Spread.of(ratio(annotated, peer)))]
        for peer in peers
    ]
    more = (annotated.index_bytes - one.index_bytes) / one.index_bytes * 100
    return [*rows, [f"index bytes with {annotations}", "newsidx without", f"+{more:.1f} %"]]


def _peak(build: Build) -> Spread:
    return Spread.of(run.peak_bytes / 2**20 / build.options.memory for run in build.runs)


def _start_rows(measured: Measurement) -> list[list[str]]:
    return [
        [f"{name}, exec to exit", "",
         f"{spread.median * 1000:.1f} ms ({spread.min * 1000:.1f}–{spread.max * 1000:.1f})"]
        for name, spread in measured.starts.items()
    ]


def _rivals(line: Line) -> str:
    """The better rival by geometric mean, and by sum if that is another one."""
    return ", ".join(dict.fromkeys([line.better_by_mean, line.better_by_sum]))


def _builds_table(builds: list[Build]) -> str:
    rows = []
    for build in builds:
        if build.is_measured:
            seconds = Spread.of(run.seconds for run in build.runs)
            processors = Spread.of(run.cpu_seconds for run in build.runs)
            peak = max(run.peak_bytes for run in build.runs)
            rows.append([
                build.label, f"{seconds.median:.2f} ({seconds.min:.2f}–{seconds.max:.2f})",
                f"{processors.median:.2f}", f"{peak / 2**20:.0f}",
                f"{build.index_bytes / 1e6:.1f}"])
    heads = ["build", "s", "s of processors", "peak MiB", "index MB"]
    return table(heads, rows) if rows else ""


def _annotations_table(measured: Measurement) -> str:
    """Times of queries for places, numbers and dates, as multiples of a word's; those of one month."""
    if not measured.annotations:
        return ""
    commands = list(measured.annotations)
    rows = [
        [f"`{query}`", *(times(measured.annotations[command][query]) for command in commands)]
        for query in QUERIES
    ]
    text = f"Time as a multiple of that of `{WORD}`:\n\n{table(['', *commands], rows)}"
    classes = list(next(iter(measured.months.values()), {}))
    rows = [
        [name, *(times(measured.months[command][name]) for command in commands)]
        for name in classes
    ]
    return (
        f"{text}\n\nThe game's queries within one month (`{MONTH}`), time as a multiple of that "
        f"without, by geometric means:\n\n{table(['', *commands], rows)}")


def _queries_table(measured: Measurement) -> str:
    """Times of all engines: geometric mean in microseconds, sum in milliseconds."""
    if not measured.lines:
        return ""
    names = [OURS, *measured.peers]
    rows = [
        [f"{line.command}, {line.query_class}", *(_times_of(line, name) for name in names)]
        for line in measured.lines
    ]
    return (
        "Geometric mean of the times in µs; in brackets their sum in ms. A slow engine (fts5, "
        f"xapian) plays one round, and has {measured.slow_seconds:g} s for each command and kind "
        "of query; where that is not enough, it says how many queries it was asked, and how many "
        f"times newsidx's time it takes for these.\n\n{table(['', *names], rows)}")


def _times_of(line: Line, name: str) -> str:
    cell = line.engines.get(name)
    if cell is None:
        return ""
    text = f"{number(cell.geometric_mean)} ({number(cell.sum / 1000)})"
    if cell.queries < line.engines[OURS].queries:
        text += f", {cell.queries} queries"
    if cell.queries < line.engines[OURS].queries or name == "before":
        text += f", {number(cell.over_ours)}x"
    return text


def _agreement_text(measured: Measurement) -> str:
    if not measured.agreements:
        return ""
    parts = [_agreement_line(agreement) for agreement in measured.agreements]
    reasons = "\n".join(f"- {reason}." for reason in REASONS)
    text = "Counts:\n\n" + "\n".join(parts) + f"\n\nWhere they rightly differ:\n\n{reasons}"
    if measured.contradictions:
        text += "\n\n**newsidx contradicts itself** (COUNT and TOP_10_COUNT): " + "; ".join(
            f"`{query}`" for query in measured.contradictions[:_EXAMPLES])
    return text


def _agreement_line(agreement: Agreement) -> str:
    differences = agreement.differences
    text = (
        f"- {agreement.peer}: {agreement.queries - len(differences)} of {agreement.queries} equal")
    examples = "; ".join(
        f"`{d.query}` {d.ours:,} against {d.theirs:,}" for d in differences[:_EXAMPLES])
    return f"{text}; most unlike: {examples}" if examples else text
