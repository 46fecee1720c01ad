"""The query set: phrases, intersections and unions of words that stand together in the corpus."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from pathlib import Path

from .corpus import Article, Corpus
from .failure import Failure

# Words without a subject of their own: articles, prepositions, pronouns, auxiliaries, conjunctions.
FUNCTION_WORDS = frozenset(
    """
    a about after all also an and any are as at be because been before but by can could did do for
    from had has have he her his if in into is it its may more most no not of on one only or other
    our out over said she should so some such than that the their them then there these they this
    to under up was we were what when which while who will with would you
    """.split())

# Plain words between single spaces, with white space around them. No acronyms, digits,
# apostrophes or hyphens: on such words the tokenizers of all engines agree.
_RUN = re.compile(r"(?<!\S)[A-Za-z][a-z]*(?: [A-Za-z][a-z]*)+(?!\S)")

PHRASE_CLASSES = ("phrase:nostop", "phrase:somestop", "phrase:allstop")
CLASSES = ("phrase", *PHRASE_CLASSES, "intersection", "union")

# How many words, and how often: most queries are short.
_LENGTHS, _WEIGHTS = (2, 3, 4, 5), (9, 6, 3, 2)


@dataclass(frozen=True)
class Query:
    """A query in the game's syntax (`"a b"`, `+a +b`, `a b`) and the classes it counts for."""

    text: str
    classes: tuple[str, ...]


def read(file: Path) -> list[Query]:
    """A query set from JSON lines with `query` and `tags`, such as that of the public game.

    Tags other than the classes here are passed over, and so are queries of none of them.
    """
    queries: dict[str, Query] = {}
    try:
        for line in file.read_text(encoding="utf-8").splitlines():
            fields = json.loads(line)
            _add(queries, fields["query"], *(tag for tag in CLASSES if tag in fields["tags"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Failure(f"cannot read queries from {file}: {error}") from error
    return [query for query in queries.values() if query.classes]


def draw(corpus: Corpus, seed: int, phrases: int) -> list[Query]:
    """Draws a query set, the same for the same corpus and seed.

    As many different phrases as asked for, each with the intersection and the union of its words
    that are no function words, if these are two at least. Phrases of function words alone are rare
    in such a draw but hard for every engine. So more of them are drawn, up to a tenth of `phrases`;
    the additional ones count for `phrase:allstop` only.
    """
    randomness = random.Random(seed)
    drawn = _Draw(corpus, randomness)
    queries: dict[str, Query] = {}
    hard = 0
    for words in drawn.phrases(phrases):
        stop_class = _stop_class(words)
        hard += stop_class == "phrase:allstop"
        _add(queries, _phrase(words), "phrase", stop_class)
        content = list(dict.fromkeys(word for word in words if word not in FUNCTION_WORDS))
        if len(content) >= 2:
            _add(queries, " ".join(f"+{word}" for word in content), "intersection")
            _add(queries, " ".join(content), "union")
    for words in drawn.phrases(phrases // 10 - hard, only_function_words=True):
        _add(queries, _phrase(words), "phrase:allstop")
    result = list(queries.values())
    randomness.shuffle(result)
    return result


class _Draw:
    """Draws phrases, none of them twice."""

    # So many articles in a row without a new phrase mean that there is none left.
    PATIENCE = 2_000

    def __init__(self, corpus: Corpus, randomness: random.Random):
        self.articles = corpus.drawn(randomness)
        self.randomness = randomness
        self.seen: set[tuple[str, ...]] = set()

    def phrases(self, number: int, only_function_words: bool = False) -> list[tuple[str, ...]]:
        found: list[tuple[str, ...]] = []
        failures = 0
        while len(found) < number and failures < self.PATIENCE:
            words = self._phrase(next(self.articles), only_function_words)
            if words is None or words in self.seen:
                failures += 1
                continue
            failures = 0
            self.seen.add(words)
            found.append(words)
        return found

    def _phrase(self, article: Article, only_function_words: bool) -> tuple[str, ...] | None:
        length = self.randomness.choices(_LENGTHS, _WEIGHTS)[0]
        candidates = [
            window
            for run in _RUN.findall(article.body)
            for window in _windows(run.lower().split(" "), length)
            if not only_function_words or FUNCTION_WORDS.issuperset(window)
        ]
        return self.randomness.choice(candidates) if candidates else None


def _windows(words: list[str], length: int) -> list[tuple[str, ...]]:
    return [tuple(words[start:start + length]) for start in range(len(words) - length + 1)]


def _stop_class(words: tuple[str, ...]) -> str:
    stops = sum(word in FUNCTION_WORDS for word in words)
    if stops == 0:
        return "phrase:nostop"
    return "phrase:allstop" if stops == len(words) else "phrase:somestop"


def _phrase(words: tuple[str, ...]) -> str:
    return f'"{" ".join(words)}"'


def _add(queries: dict[str, Query], text: str, *classes: str) -> None:
    queries.setdefault(text, Query(text, classes))
