"""Counting phrases by reading every article: slow, and independent of any index."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from .corpus import Article, Corpus

# A dot between two letters that stand alone, as in U.N.
_ACRONYM_DOT = re.compile(r"(?<=(?<![^\W_])[a-z])\.(?=[a-z](?![^\W_]))")


@dataclass
class Bounds:
    """How many articles hold a phrase at least, and at most.

    At least those in which its words stand between white space, letter by letter, in small letters
    or with a capital first. At most those in which they follow each other in any case, accents
    taken off, with anything between them that is no letter or digit, a possessive 's or an elided
    article, and with or without the dots of acronyms. What lies between the two numbers is for the
    rules of the tokenizer to decide.
    """

    phrase: str
    least: int = 0
    most: int = 0

    def __post_init__(self) -> None:
        words = self.phrase.split(" ")
        plain = r"\s+".join(f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in words)
        gap = r"(?:['’]s)?[\W_]+(?:(?:[a-z]|qu)['’])?"
        self._surely = re.compile(rf"(?<!\S){plain}(?!\S)")
        self._perhaps = re.compile(rf"(?<![^\W_]){gap.join(words)}(?![^\W_])")
        self._words = sorted(set(words), key=len, reverse=True)

    def add(self, texts: tuple[str, ...], folded: tuple[str, ...]) -> None:
        """Counts an article, given as its title and its body, as they are and folded."""
        if any(self._is_in(text) for text in folded):
            self.most += 1
            self.least += any(self._surely.search(text) for text in texts)

    def _is_in(self, text: str) -> bool:
        # That all words are somewhere is told a hundred times faster, and mostly not the case.
        return all(word in text for word in self._words) and bool(self._perhaps.search(text))


def bound(corpus: Corpus, phrases: list[str]) -> list[Bounds]:
    """Bounds for some phrases, in one reading of the corpus."""
    bounds = [Bounds(phrase) for phrase in phrases]
    for article in corpus.articles():
        texts = (article.title, article.body)
        folded = _folded(article)
        for item in bounds:
            item.add(texts, folded)
    return bounds


def _folded(article: Article) -> tuple[str, ...]:
    """Title and body folded, and, where it makes a difference, without the dots of acronyms."""
    plain = (_fold(article.title), _fold(article.body))
    return (*plain, *(_ACRONYM_DOT.sub("", text) for text in plain if _ACRONYM_DOT.search(text)))


def _fold(text: str) -> str:
    """Small letters without accents."""
    if not text.isascii():
        text = "".join(
            character for character in unicodedata.normalize("NFKD", text)
            if not unicodedata.combining(character))
    return text.lower()
