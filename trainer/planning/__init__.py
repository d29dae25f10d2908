"""The plan of days for the interview that is open: made from notes, cards and answers, and kept."""
