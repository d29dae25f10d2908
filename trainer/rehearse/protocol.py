"""The report in words: the lines that a screen shows, and the same as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from trainer.prepare.moment import day_words
from trainer.recall.verdict import BY
from trainer.rehearse.form import FORMS, FormName
from trainer.rehearse.report import Report
from trainer.text import counted

YES, NO = "+", "-"


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the report."""

    words: str
    sign: str = ""
    """`+` for what was there, `-` for what was not, empty for a plain line."""
    word: str = ""
    """What the sign means here: `heard`, `not heard`."""
    card: str | None = None
    """The card that may be drilled for it."""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading."""

    heading: str
    lines: tuple[Told, ...]


def summary(report: Report, zone: tzinfo | None = None) -> str:
    """`Panel, 22 November 2026, 19:40: 8 of 11 questions answered in 24 minutes.`"""
    begun = datetime.fromisoformat(report.begun).astimezone(zone)
    much = f"{report.answered} of {counted(report.questions, 'question')} answered"
    end = "" if report.whole else " It was stopped before its end."
    took = f" in {counted(round(report.seconds / 60), 'minute')}" if report.seconds >= 30 else ""
    return f"{report.title}, {day_words(begun.date())}, {begun:%H:%M}: {much}{took}.{end}"


def sections(report: Report, before: Report | None = None, zone: tzinfo | None = None) -> tuple[Section, ...]:
    """The whole report, the weightiest first; sections without a line are left out."""
    found = (
        Section("Did it reach them?", tuple(_people(report))),
        Section("Your message", tuple(_message(report))),
        Section("Length and pace", tuple(_pace(report))),
        Section("Noticed", tuple(Told(f"{r.text}  (at: {r.question})") for r in report.remarks)),
        Section(
            "Still missing",
            tuple(
                Told(
                    m.label
                    + (" · must be said" if m.must else "")
                    + (f"  (at: {m.question})" if m.question else ""),
                    NO,
                    "not said",
                    m.card,
                )
                for m in report.missing
            ),
        ),
        Section("Against the rehearsal before", tuple(_compared(report, before, zone)) if before else ()),
    )
    return tuple(section for section in found if section.lines)


def as_markdown(report: Report, before: Report | None = None, zone: tzinfo | None = None) -> str:
    """The report as a Markdown file."""
    lines = ["# Rehearsal", "", summary(report, zone), "", f"Seed {report.seed} asks the same again."]
    for section in sections(report, before, zone):
        lines += ["", f"## {section.heading}", ""]
        for told in section.lines:
            mark = {YES: f"[x] {told.word}: ", NO: f"[ ] {told.word}: "}.get(told.sign, "")
            card = f" (`{told.card}`)" if told.card else ""
            lines.append(f"- {mark}{_plain(told.words)}{card}")
    return "\n".join(lines) + "\n"


def _people(report: Report) -> Iterator[Told]:
    for person in report.people:
        new = " (new face)" if person.new_face else ""
        name = person.name[:1].upper() + person.name[1:]
        for concern in person.concerns:
            yield _told(concern.said, "heard", f"{name}{new}: {concern.what}")


def _message(report: Report) -> Iterator[Told]:
    for pillar in report.pillars:
        yield _told(pillar.said, "said", pillar.what)
    if report.pitch:
        yield _told(report.pitch.said, "delivered", f"your pitch: {report.pitch.what}")
    if report.own_questions is not None:
        much = f": {report.own_questions}" if report.own_questions else ""
        yield _told(report.own_questions > 0, "asked", f"questions of your own{much}")
    if report.asked_date is not None:
        never = "" if report.asked_date else ": never leave without a date"
        yield _told(report.asked_date, "asked", f"when they will decide{never}")
    if report.names:
        hits, all_ = report.names
        yield _told(hits == all_, "all", f"names remembered: {hits} of {all_}")
    if report.ready:
        hits, all_ = report.ready
        yield _told(hits == all_, "all", f"ready before the call: {hits} of {all_}")


def _pace(report: Report) -> Iterator[Told]:
    if report.coverage is not None:
        by = f", {BY[report.judge]}" if report.judge and report.judge in BY else ""
        yield Told(f"in writing: {report.coverage:.0%} of the points{by}")
    if report.own_coverage is not None:
        yield Told(f"aloud: {report.own_coverage:.0%} of the points, by your own ticks")
    if report.unticked:
        yield Told(f"{counted(report.unticked, 'answer')} aloud not ticked, so not counted")
    if report.median is not None and report.longest is not None:
        yield Told(f"spoken length: {report.median:.0f} s in the median, {report.longest:.0f} s the longest")
    for long in report.ran_on:
        words = f"about {long.seconds:.0f} s for a target of {long.target} s: {long.question}"
        yield Told(words, NO, "ran on")
    if report.first_word is not None and report.slowest is not None:
        yield Told(
            f"first word: after {report.first_word:.0f} s in the median, {report.slowest:.0f} s at most"
        )
    blanks = counted(report.blanks, "time") if report.blanks else "never"
    yield Told(f"blank: {blanks}")


def _compared(report: Report, before: Report, zone: tzinfo | None) -> Iterator[Told]:
    begun = datetime.fromisoformat(before.begun).astimezone(zone)
    form: FormName | None = next((name for name in FORMS if name == before.form), None)
    title = FORMS[form].title if form else before.form
    yield Told(f"before: {title}, {day_words(begun.date())}")
    shares = (
        ("points", report.coverage, before.coverage),
        ("points aloud", report.own_coverage, before.own_coverage),
    )
    for name, now, then in shares:
        if now is not None and then is not None:
            yield Told(f"{name}: {now:.0%}, before {then:.0%}")
    (hits, all_), (hits_then, all_then) = report.concerns, before.concerns
    if all_ and all_then:
        yield Told(f"concerns touched: {hits} of {all_}, before {hits_then} of {all_then}")
    if report.asked_date is not None and before.asked_date is not None:
        now_, then_ = ("yes" if one else "no" for one in (report.asked_date, before.asked_date))
        yield Told(f"asked for the date: {now_}, before {then_}")
    if report.median is not None and before.median is not None:
        yield Told(f"median length: {report.median:.0f} s, before {before.median:.0f} s")
    if report.first_word is not None and before.first_word is not None:
        yield Told(f"first word: after {report.first_word:.0f} s, before {before.first_word:.0f} s")
    yield Told(f"blank: {counted(report.blanks, 'time')}, before {counted(before.blanks, 'time')}")


def _told(there: bool, word: str, words: str) -> Told:
    return Told(words, YES, word) if there else Told(words, NO, f"not {word}")


def _plain(words: str) -> str:
    """Without what Markdown would read as a mark-up."""
    return "".join(f"\\{letter}" if letter in "\\`*_<>[]#|" else letter for letter in words)
