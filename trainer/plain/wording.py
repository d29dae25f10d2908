"""What the drill says: verdicts, prompts and counts in words that a screen reader reads well."""

from __future__ import annotations

from trainer.recall import cues
from trainer.recall.attempt import Attempt
from trainer.recall.grade import Grade
from trainer.recall.quotes import earned_by, quotes
from trainer.text import counted

HOW_TO_ANSWER = "An answer ends with an empty line or a line with a single dot. ? explains the rest."
WHILE_ASKED = """\
In place of an answer, alone on its line:
b  I am blank          a  show the prepared answer first
u  take the last step back
-  not today           @  never again, until I bring it back
.  take the answer that was kept as a draft
q  quit; all graded answers are saved"""
WHILE_GRADED = """\
1 Again, 2 Hard, 3 Good, 4 Easy; enter takes the suggestion.
x 2        point 2 the other way round: said, or not said
y 2        point 2, found in part, was said; its sentence counts from now on
y 2 WORDS  point 2 was said; these words of yours count from now on
p  answer the follow-up question
a  show the prepared answer
u  answer again, nothing is saved yet
q  quit; this answer is kept as a draft"""


CAUTIONS = {"negated": "said in the negative", "list": "only listed, not said"}


def verdict_in_words(attempt: Attempt) -> list[str]:
    """The verdict, a line a point, with the words that earned it and those not seen."""
    points = attempt.asked.points
    if attempt.coverage is None:
        unjudged = [point_in_words(attempt, number) for number in range(1, len(points) + 1)]
        return ["Nothing is judged here: grade yourself.", *unjudged]
    counted_points = len(points) - len(attempt.left_out)
    covered = sum(attempt.band_of(point.id) == "covered" for point in points)
    by = ", by your own ticks" if attempt.mode == "aloud" else f", judged {attempt.verdict.by}"
    said = f"{covered} of {counted(counted_points, 'point')} said; coverage {attempt.coverage:.0%}{by}."
    lines = ["Blank: it happens to everybody. These are the points." if attempt.blank else said]
    lines += [point_in_words(attempt, number) for number in range(1, len(points) + 1)]
    lines += [f"Note: {flag.text}" for flag in attempt.verdict.flags]
    if attempt.capped_because:
        lines.append(attempt.capped_because)
    return lines


def point_in_words(attempt: Attempt, number: int) -> str:
    """One numbered point: its band, its label and why."""
    point = attempt.asked.points[number - 1]
    verdict = attempt.verdict_of(point.id)
    if point.id in attempt.left_out:
        return f"{number}. left out: {cues.shown(point.label)}. Structure is looked for in English only."
    band = attempt.band_of(point.id)
    word = f"{'not seen' if band == 'missing' else band}{', a must' if point.must else ''}"
    line = f"{number}. {word}: {cues.shown(point.label)}."
    if point.id in attempt.said:
        return f"{line} Your own word."
    words = quotes(attempt.answer, verdict.evidence)
    if words and band != "missing":
        by = earned_by(point, verdict)
        line += f" You said “{'” … “'.join(words)}”{f': {by}' if by else ''}."
    if verdict.missing and band != "covered":
        line += f" Words not seen: {', '.join(verdict.missing)}."
    if verdict.warning:
        line += f" Perhaps {CAUTIONS[verdict.warning]}: your word decides."
    return line


def grade_prompt(attempt: Attempt) -> str:
    follow_up = "; p answers a follow-up" if attempt.next_probe() else ""
    if attempt.suggested is None:
        return f"Grade 1 Again, 2 Hard, 3 Good or 4 Easy{follow_up}; ? explains the rest."
    suggested = f"{attempt.suggested.value} {named(attempt.suggested)}"
    return f"Grade 1 to 4, enter takes {suggested}{follow_up}; ? explains the rest."


def named(grade: Grade) -> str:
    """The grade as it is told: Again, Hard, Good or Easy."""
    return grade.name.title()
