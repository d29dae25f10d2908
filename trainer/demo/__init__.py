"""A made-up candidate, for pictures and for trying things out: `trainer --demo`."""
