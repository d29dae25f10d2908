"""Opens a store as the program does and tells what is in it: `python -m tests.crash_reader DIR`."""

from __future__ import annotations

import json
import sys
from collections import Counter

from trainer.clock import SystemClock
from trainer.places import places
from trainer.progress.store import open_store


def main(folder: str) -> None:
    store = open_store(places(folder, {}), SystemClock())
    reviews = list(store.reviews())
    counted = Counter(review.card for review in reviews)
    last = {review.card: review.uid for review in reviews}
    states = store.states()
    inconsistent = sum(
        card not in states or (states[card].reps, states[card].last_uid) != (counted[card], last.get(card))
        for card in counted.keys() | states.keys()
    )
    ids = [int(review.uid, 16) for review in reviews]
    print(json.dumps({"ids": ids, "inconsistent": inconsistent, "warnings": list(store.notices)}))
    store.close()


if __name__ == "__main__":
    main(sys.argv[1])
