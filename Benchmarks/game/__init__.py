"""The game: news engines side by side, on one corpus, in one run."""
