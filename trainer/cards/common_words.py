"""Words that stand in almost any answer, and so prove nothing when one is an accepted wording alone."""

from __future__ import annotations

_WORDS = """
a about actually after again all also always an and any answer are as at back bad be because been before
being best better big but by can change come company could customer customers day days did do does done
each easy end even every experience fact feel few find first for from get give go goal good great had hard
has have he help her here him his how i idea if important in into is it job just keep know last learn less
like little long look lot made make many may maybe me means might more most much must my need never new
next no not now of often on once one only or other our out over own part people perhaps person place plan
point problem project question really result right role same say see she should show small so some
something start still story such sure take talk task team tell than that the their them then there they
thing things think this those thought through time to together too try two under up us use used using very
want was way we week well went were what when where which while who why will with word words work worked
working would year years yes yet you your
"""

COMMON_WORDS = frozenset(_WORDS.split())
