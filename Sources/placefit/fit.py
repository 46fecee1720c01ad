#!/usr/bin/env python3
"""Fits the weights of evidence for places to labelled articles.

fit.py write SET...              fits to all sets and writes Sources/Places/Recognition/EvidenceTable.swift
fit.py cross SET...              scores each set by two halves: weights from the other half and from the other sets
fit.py show SET...               the weights, and how often each kind of evidence was seen
Options: --penalty N (strength of regularization), --scorer score_places.py

A SET is a file of JSON lines with `id`, `body` and `gold` (start, end, text, lat: UTF-8 bytes of body). The set called
geovirus has no demonyms labelled.
Needs numpy, and placefit built: swift build -c release --product placefit."""
import json, os, subprocess, sys, tempfile
import numpy

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TOOL = os.path.join(ROOT, ".build", "release", "placefit")
TABLE = os.path.join(ROOT, "Sources", "Places", "Recognition", "EvidenceTable.swift")
SORTS = ("people", "known", "obscure")

# What is believed of evidence that the sets hardly show; fitting starts from here and goes away only for reasons.
ROUNDS = 2  # Evidence from other mentions depends on weights: fitting is repeated with those found.
DEMONYM_DOUBT = 0.7  # What a demonym that is not labelled counts: sets leave many out without a rule.
SHIFT = 0.3  # Added to the weight of every mention: where F1 is best a mention counts from a probability of .43 on.

BELIEFS = {
    "afterTitle": -3.5, "afterSoftTitle": -1.0, "afterFirstName": -2.5, "beforeSmallHyphen": 0.5, "afterInitial": -2.0, "endsPerson": -1.5,
    "beforeSurname": -2.0, "beforeInitial": -1.5, "personElsewhere": -1.5, "veryCommonWord": -1.5, "commonWord": -1.5,
    "afterTransformation": -6.0, "afterPrefix": 0.7, "afterIn": 1.0, "afterPlaceNounOf": 1.5, "insideNext": 1.5, "aroundPrevious": 1.5,
    "othersSurely": 1.0, "othersLikely": 0.3, "othersUnlikely": -0.3, "othersHardly": -1.0, "afterParty": 1.0, "loud": -2.0, "looseAbbreviation": -3.0,
    "neverAsPlace": -0.2, "oftenNeverAsPlace": -0.7,
    "dateline": 1.5, "country": 1.5, "region": 1.0, "capital": 1.0, "site": 2.5, "weakAlias": -2.5, "demonym": 1.5,
    "afterCapitalHyphen": -1.0, "beforeCapitalHyphen": -1.0, "credit": -0.5, "commonWords": -1.0, "genericWords": -2.0,
    "shareCode": -6.0, "company": -4.0, "beforeFrequentSurname": -1.0, "caselessSupport": 0.8, "smallElsewhere": -6.0,
    "beforeSpeech": -0.5, "beforeOrganization": -0.7, "placeElsewhere": 0.7, "titleCased": -0.3,
}


class Set:
    """A labelled set: candidates with their evidence, and whether each is right."""

    def __init__(self, path, kinds):
        self.path, self.kinds = path, kinds
        self.name = os.path.basename(path).split(".")[0]
        self.articles = [json.loads(line) for line in open(path, encoding="utf8")]
        self.hasDemonyms = self.name != "geovirus"

    def read(self, w):
        """Evidence as it is with these weights."""
        self.rows, self.labels, self.article, self.spans, self.missed, self.weights = [], [], [], [], [], []
        candidates = [[] for _ in self.articles]
        for line in run("evidence", self.path, w, self.kinds):
            index, isTitle, start, end, sort, evidence = line.split("\t")
            if isTitle == "1": continue
            candidates[int(index)].append((int(start), int(end), int(sort), [int(x) for x in evidence.split()]))
        for index, (article, found) in enumerate(zip(self.articles, candidates)):
            self.label(index, article, found, len(self.kinds))
        self.X = numpy.array(self.rows, dtype=numpy.float64)
        self.y = numpy.array(self.labels, dtype=numpy.float64)
        self.s = numpy.array(self.weights)
        self.article = numpy.array(self.article)

    def label(self, index, article, found, count):
        body = article["body"].encode()
        taken = set()
        for toponym in article["gold"]:
            for number, (start, end, sort, evidence) in enumerate(found):
                if number in taken: continue
                text = body[start:end].decode("utf8", "replace").lower()
                if text == toponym["text"].lower() and abs((start + end - toponym["start"] - toponym["end"]) / 2) < 10:
                    taken.add(number)
                    break
            else:
                self.missed.append((index, toponym["text"], toponym["start"]))
        for number, (start, end, sort, evidence) in enumerate(found):
            if sort == 0 and not self.hasDemonyms: continue
            if self.isUnlabelled(sort, evidence): continue
            row = numpy.zeros(count * 4)
            for kind in evidence:
                row[kind] = 1
                row[count * (1 + sort) + kind] = 1
            self.rows.append(row)
            self.labels.append(1.0 if number in taken else 0.0)
            self.weights.append(DEMONYM_DOUBT if sort == 0 and number not in taken else 1.0)
            self.article.append(index)
            self.spans.append((index, start, end, body[start:end].decode("utf8", "replace"), sort, evidence))

    def isUnlabelled(self, sort, evidence):
        """Sites that stand for who sits there, and French-led: places here, in the sets hardly ever."""
        kinds = {self.kinds[kind] for kind in evidence}
        return "site" in kinds or sort == 0 and "beforeSmallHyphen" in kinds


def train(parts, kinds, penalty):
    """Weights from (set, articles that count) pairs, from scratch."""
    w = believed(kinds)
    for _ in range(ROUNDS):
        for data, _ in parts: data.read(w)
        X = numpy.vstack([d.X[chosen(d.article)] for d, chosen in parts])
        y = numpy.concatenate([d.y[chosen(d.article)] for d, chosen in parts])
        s = numpy.concatenate([d.s[chosen(d.article)] for d, chosen in parts])
        w = fit(X, y, believed(kinds), penalty, s)
    w[0] += SHIFT
    return w


def fit(X, y, belief, penalty, s):
    """Logistic regression by Newton's method; weights are drawn to `belief`, those of a sort more than those of all."""
    count = len(belief) // 4
    strength = numpy.concatenate([numpy.full(count, penalty), numpy.full(3 * count, 2.5 * penalty)])
    strength[0] = 0.01
    w = belief.copy()
    for _ in range(30):
        p = 1 / (1 + numpy.exp(-X @ w))
        gradient = X.T @ (s * (p - y)) + strength * (w - belief)
        hessian = (X * (s * p * (1 - p))[:, None]).T @ X + numpy.diag(strength)
        step = numpy.linalg.solve(hessian, gradient)
        w -= step
        if numpy.abs(step).max() < 1e-5: break
    return w


def believed(kinds):
    return numpy.array([BELIEFS.get(k, 0.0) for k in kinds] + [0.0] * (3 * len(kinds)))


def table(w, kinds):
    """By kind and sort."""
    n = len(kinds)
    return numpy.stack([w[:n] + w[n * (1 + s):n * (2 + s)] for s in range(3)], axis=1)


def run(command, path, w, kinds):
    """Lines that placefit prints with these weights."""
    numbers = " ".join(f"{x:.4f}" for x in table(w, kinds).flatten())
    with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as file: file.write(numbers)
    out = subprocess.run([TOOL, command, path, "--weights", file.name], capture_output=True, text=True, check=True)
    os.unlink(file.name)
    return out.stdout.splitlines()


def without_demonyms(line):
    article = json.loads(line)
    article["places"] = [p for p in article["places"] if p["kind"] != "demonym"]
    return json.dumps(article)


def score(data, lines, scorer):
    if not data.hasDemonyms: lines = [without_demonyms(line) for line in lines]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False) as file: file.write("\n".join(lines) + "\n")
    out = subprocess.run([sys.executable, scorer, data.path, file.name], capture_output=True, text=True, check=True)
    os.unlink(file.name)
    return out.stdout.strip()


def everything(article): return article >= 0


def cross(sets, kinds, penalty, scorer):
    for data in sets:
        others = [(d, everything) for d in sets if d is not data]
        lines = [None] * len(data.articles)
        for half in (0, 1):
            w = train([(data, lambda article: article % 2 != half)] + others, kinds, penalty)
            found = run("annotate", data.path, w, kinds)
            for index in range(half, len(lines), 2): lines[index] = found[index]
        print(f"{data.name:10} halves: {score(data, lines, scorer)}")
        if not others: continue
        w = train(others, kinds, penalty)
        print(f"{data.name:10} others: {score(data, run('annotate', data.path, w, kinds), scorer)}")


def meanings():
    """What is said of each kind where it is declared, for the first one of several that share it."""
    found, said = {}, []
    for line in open(os.path.join(os.path.dirname(TABLE), "Evidence.swift"), encoding="utf8"):
        line = line.strip()
        if line.startswith("///"): said.append(line[3:].strip())
        elif line.startswith("case "):
            found[line[5:].split(",")[0].strip()] = said
            said = []
        else: said = []
    return found


def write(w, kinds):
    rows, said = table(w, kinds), meanings()
    with open(TABLE, "w") as file:
        file.write("// Written by Sources/placefit/fit.py from labelled news; not to be edited.\n\n")
        file.write("extension EvidenceWeights {\n")
        file.write("  /// What each kind of evidence weighs for an adjective or people, a known name, another name.\n")
        file.write("  static let table: [Row] = [\n")
        for kind, (people, known, obscure) in zip(kinds, rows):
            for text in said.get(kind, []): file.write(f"    // {text}\n")
            file.write(f"    Row(.{kind}, {people:.2f}, {known:.2f}, {obscure:.2f}),\n")
        file.write("  ]\n}\n")


def show(sets, w, kinds):
    for data in sets:
        total = sum(len(a["gold"]) for a in data.articles)
        print(f"{data.name}: {total} toponyms, {int(data.y.sum())} among {len(data.y)} candidates")
    n = len(kinds)
    for index, row in enumerate(table(w, kinds)):
        seen = " ".join(f"{int(d.X[:, index].sum())}/{int((d.X[:, index] * d.y).sum())}" for d in sets)
        print(f"{kinds[index]:26}" + "".join(f"{x:7.2f}" for x in row) + "   " + seen)


def main():
    arguments = sys.argv[1:]
    def option(name, default):
        if name not in arguments: return default
        at = arguments.index(name)
        value = arguments[at + 1]
        del arguments[at:at + 2]
        return value
    penalty = float(option("--penalty", "4"))
    scorer = option("--scorer", os.path.join(os.path.dirname(ROOT), "shared", "eval", "score_places.py"))
    if not arguments or arguments[0] not in ("write", "cross", "show"): sys.exit(__doc__)
    kinds = subprocess.run([TOOL, "kinds"], capture_output=True, text=True, check=True).stdout.split()
    sets = [Set(path, kinds) for path in arguments[1:]]
    if arguments[0] == "cross": return cross(sets, kinds, penalty, scorer)
    w = train([(data, everything) for data in sets], kinds, penalty)
    if arguments[0] == "show": show(sets, w, kinds)
    else: write(w, kinds)


if __name__ == "__main__": main()
