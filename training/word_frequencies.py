"""Makes trainer/recall/word_frequencies.txt: stems of common English words by how often they occur.

    pip install wordfreq snowballstemmer
    python training/word_frequencies.py > trainer/recall/word_frequencies.txt

Source: wordfreq 3.1.1 by Robyn Speer, list `small` for English (written and spoken sources: Wikipedia,
subtitles, news, books, web, forums); its data are CC BY-SA 4.0.  Counts of the forms of one stem are added.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from pathlib import Path

from wordfreq import top_n_list, zipf_frequency

sys.path.insert(0, str(Path(__file__).parent.parent))
from trainer.recall.stems import stem

WORDS = 30_000
LEAST = 2.8

HEADER = """\
# How often stems of English words occur: Zipf value times ten (log10 of occurrences in a billion words), then
# the stems.  Made by training/word_frequencies.py from wordfreq 3.1.1 (Robyn Speer, 2022), which blends
# Wikipedia, OpenSubtitles, SUBTLEX, Google Books Ngrams (http://books.google.com/ngrams), news and web text.
# This file, unlike the program: Creative Commons Attribution-ShareAlike 4.0,
# https://creativecommons.org/licenses/by-sa/4.0/.  Changes: forms of a word added up under its stem, rounded,
# rare words and words with other signs than a-z left out.
"""


def main() -> None:
    occurrences: defaultdict[str, float] = defaultdict(float)
    for word in top_n_list("en", WORDS, wordlist="small"):
        if word.isascii() and word.isalpha():
            occurrences[stem(word)] += 10 ** zipf_frequency(word, "en", wordlist="small")
    by_value: defaultdict[int, list[str]] = defaultdict(list)
    for found, count in occurrences.items():
        value = math.log10(count)
        if value >= LEAST:
            by_value[round(10 * value)].append(found)
    sys.stdout.write(HEADER)
    for value in sorted(by_value, reverse=True):
        sys.stdout.write(f"{value} {' '.join(sorted(by_value[value]))}\n")


if __name__ == "__main__":
    main()
