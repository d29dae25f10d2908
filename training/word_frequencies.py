"""Makes trainer/recall/word_frequencies.txt, stems of English words by how often they occur, and
trainer/recall/common_words.txt, the most frequent words as they are written.

    pip install wordfreq snowballstemmer
    python training/word_frequencies.py

Source: wordfreq 3.1.1 by Robyn Speer, list `small` for English (written and spoken sources: Wikipedia,
subtitles, news, books, web, forums); its data are CC BY-SA 4.0.  Counts of the forms of one stem are added.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from pathlib import Path
from textwrap import fill

from wordfreq import top_n_list, zipf_frequency

sys.path.insert(0, str(Path(__file__).parent.parent))
from trainer.recall.stems import stem

WORDS = 30_000
LEAST = 2.8
COMMON = 8_000
SHORTEST_COMMON = 4
RECALL = Path(__file__).parent.parent / "trainer" / "recall"

SOURCE = """\
# Made by training/word_frequencies.py from wordfreq 3.1.1 (Robyn Speer, 2022), which blends Wikipedia,
# OpenSubtitles, SUBTLEX, Google Books Ngrams (http://books.google.com/ngrams), news and web text.
# This file, unlike the program: Creative Commons Attribution-ShareAlike 4.0,
# https://creativecommons.org/licenses/by-sa/4.0/.
"""
FREQUENCIES = f"""\
# How often stems of English words occur: Zipf value times ten (log10 of occurrences in a billion words), then
# the stems.
{SOURCE}# Changes: forms of a word added up under its stem, rounded; rare words and words with other signs
# than a-z left out.
"""
COMMON_WORDS = f"""\
# The {COMMON:,} most frequent English words of four letters and more, the most frequent first.
{SOURCE}# Changes: shorter words and words with other signs than a-z left out, counts left out.
"""


def main() -> None:
    words = [w for w in top_n_list("en", WORDS, wordlist="small") if w.isascii() and w.isalpha()]
    occurrences: defaultdict[str, float] = defaultdict(float)
    for word in words:
        occurrences[stem(word)] += 10 ** zipf_frequency(word, "en", wordlist="small")
    by_value: defaultdict[int, list[str]] = defaultdict(list)
    for found, count in occurrences.items():
        value = math.log10(count)
        if value >= LEAST:
            by_value[round(10 * value)].append(found)
    lines = [f"{value} {' '.join(sorted(by_value[value]))}\n" for value in sorted(by_value, reverse=True)]
    (RECALL / "word_frequencies.txt").write_text(FREQUENCIES + "".join(lines), encoding="utf-8")
    common = [word for word in words if len(word) >= SHORTEST_COMMON][:COMMON]
    (RECALL / "common_words.txt").write_text(
        COMMON_WORDS + fill(" ".join(common), 110) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
