"""Mara Lind, who plans shifts at a parcel depot and was invited again; nobody of these exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from random import Random
from typing import Any

from trainer.prepare import interviews
from trainer.prepare.aim import Aim
from trainer.prepare.confidential import protect
from trainer.prepare.cv_line import CvLine
from trainer.prepare.debrief import Debrief
from trainer.prepare.fact import Fact
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.goal import Goal
from trainer.prepare.interview import Interview, new_interview
from trainer.prepare.moment import Moment
from trainer.prepare.my_question import MyQuestion
from trainer.prepare.note import Note
from trainer.prepare.notes import save_all
from trainer.prepare.pay import Pay
from trainer.prepare.person import Person
from trainer.prepare.pitch import Pitch
from trainer.prepare.sample import Sample
from trainer.prepare.skill import Skill
from trainer.prepare.stakeholder import Stakeholder
from trainer.prepare.story import Story
from trainer.prepare.strategic_plan import StrategicPlan
from trainer.progress.store import Store

DAYS_AHEAD = 9
"""From today to the second interview."""
_LEFT = "I left because the depot closes next year and I want to plan where the parcels grow."
_CONFLICT = (
    "The drivers' foreman wanted longer breaks and I wanted the vans out by six. I rode along for two "
    "mornings, then we moved the break behind the first tour. Late departures fell from nine to two a week."
)


def prepare(store: Store, now: datetime, random: Random, today: datetime) -> None:
    """Everything that Mara wrote down on the evening `now`, for an interview nine days after `today`."""
    day = (today + timedelta(days=DAYS_AHEAD)).date()
    interview = new_interview(
        now,
        random,
        company="Nordlicht Parcels",
        role="Operations planner",
        moment=Moment(day, time(10)),
        format="on site",
        first_format="one-on-one",
        minutes=15,
    )
    interviews.save(store, interview)
    protect(store, "Project Heron")
    for notes in _notes(now, random, interview):
        save_all(store, [replace(note, place=float(place)) for place, note in enumerate(notes)])


def _notes(now: datetime, random: Random, interview: Interview) -> list[list[Note]]:
    def new(kind: type[Note], /, **known: Any) -> Note:
        return kind.new(now, random, interview.uid, **known)

    director = new(
        Person,
        name="Ilse Brandt",
        function="director of operations",
        level="director",
        expected=True,
        met_before=True,
        purpose="approval",
        looked_for=("on-time delivery", "a calm hand when vans fail"),
        reaction="doubtful",
        judged="doubts that shift planning is enough for a whole region",
    )
    manager = new(
        Person,
        name="Tomasz Wrona",
        say_as="TOH-mahsh VROH-na",
        function="head of the hub",
        level="manager",
        expected=True,
        purpose="compare",
        looked_for=("somebody who asks the packers",),
        met_before=True,
        reaction="keen",
        interests=("night shifts without agency staff",),
    )
    hr = new(
        Person, name="Ola Berg", function="HR", level="hr", met_before=True, looked_for=("stays for years",)
    )
    returns = new(
        Story,
        name="Halved late vans",
        role="shift planner",
        current_job=True,
        setting="team",
        situation="In spring last year the depot lost two drivers in one week.",
        task="My job was to get all tours out by six with four vans fewer.",
        actions=(
            "asked the packers which tours could start later",
            "merged five tours into three",
            "moved the break behind the first tour",
        ),
        result="Late departures fell and nobody had to work overtime.",
        number="from nine to two a week",
        learned="the people who load the vans know the fault first",
        link="your hub loses an hour at the same place",
        strengths=("on-time delivery", "listening"),
        tags=("time", "reliability", "adaptable"),
    )
    alone = new(
        Story,
        name="The rota in a weekend",
        role="shift planner",
        current_job=True,
        setting="alone",
        situation="Two years ago the planning program failed on a Friday night.",
        task="I had to have a rota for sixty people by Monday.",
        actions=("rebuilt it from the time cards", "checked every name by telephone"),
        result="Everybody was paid correctly that month.",
        number="60 people, no complaint",
        learned="keep a copy on paper",
        link="your program changes in autumn",
        tags=("creative",),
    )
    failed = new(
        Story,
        name="The tour that never paid",
        role="junior planner",
        setting="both",
        situation="At my first company I planned an evening tour.",
        result="I stopped it after six weeks.",
        actions=("counted the parcels too late",),
        tags=("failure",),
        learned="count before you start",
    )
    heron = new(
        Story,
        name="Project Heron",
        setting="team",
        tags=("money",),
        confidential="yes",
        situation="A rival's depot was bought.",
        result="It was merged.",
    )
    rota = new(
        Sample,
        name="The rota of week 14",
        medium="spreadsheet",
        bring=True,
        why_it_worked="every driver saw his own quarter at a glance",
        facts=("60 people",),
    )
    return [
        [director, manager, hr],
        [
            new(
                FirstQuestion,
                text="Why do you want to leave your present job?",
                flags=("muddled",),
                asked_by=hr.uid,
                mine="Something about the commute.",
                missing="the real reason",
                better=_LEFT,
            ),
            new(
                FirstQuestion,
                text="Tell us about a conflict with a driver.",
                flags=("struggled", "concern"),
                asked_by=director.uid,
                reaction="doubtful",
                missing="what I did myself",
                better=_CONFLICT,
            ),
            new(
                FirstQuestion,
                text="How would you plan for a whole region?",
                flags=("out_of_time",),
                asked_by=director.uid,
                missing="the first step",
            ),
            new(
                FirstQuestion, text="What do you like about planning?", flags=("good",), asked_by=manager.uid
            ),
        ],
        [
            new(
                Debrief,
                position="Three hubs instead of one.",
                organisation="Planning reports to the hub.",
                culture="First names; short meetings, standing.",
                not_reached=("the new program",),
                unanswered=("Who decides about agency staff?",),
                do_better="Fewer words before the result.",
            )
        ],
        [
            new(
                Aim,
                text="95 percent on time by summer",
                side="objective",
                said_by=director.uid,
                steps=("look at the first two hours of each hub",),
                past_example=returns.uid,
            ),
            new(Aim, text="nobody wants the night shift", side="obstacle", said_by=manager.uid),
        ],
        [
            new(
                Skill,
                words="on-time delivery",
                also=("punctual vans",),
                rating="exceeds",
                stories=(returns.uid,),
                kinds=("experience",),
                source="Ilse Brandt",
            ),
            new(
                Skill, words="calm under pressure", rating="meets", stories=(alone.uid,), source="Ilse Brandt"
            ),
            new(Skill, words="planning for several sites", rating="below", source="the advert"),
        ],
        [
            new(
                Pitch,
                edge="I have planned with the packers, not only for them",
                because="I know where an hour is lost before the first van leaves",
                close="You need calm mornings.",
            )
        ],
        [returns, alone, failed, heron],
        [rota],
        [
            new(
                StrategicPlan,
                headline="Win back the first hour of the day",
                vision="the calmest hub in the north",
                now="88 percent on time",
                then="95 percent by summer",
                bridge="ask, move the break, then measure",
                trust_colleagues="ride along for one morning in each hub",
                days_30="introductions in all three hubs",
            )
        ],
        [
            new(
                Goal,
                what="late departures down to three a week in each hub",
                metric="from nine to three",
                by_when="the end of June",
                method="move the break behind the first tour",
                past_proof=returns.uid,
            ),
            new(Goal, what="better night shifts"),
        ],
        [new(Stakeholder, function="head of purchasing", i_ask="which contracts end this year")],
        [
            new(
                Fact,
                text="They open a third hub in March",
                topic="news",
                source="press release",
                kind="press",
            ),
            new(Fact, text="Their vans are electric in the city", topic="product", source="their website"),
            new(Fact, text="Two rivals deliver by bicycle", topic="rival"),
        ],
        [
            new(CvLine, text="Shift planner, Depot West, since 2021", section="Experience"),
            new(CvLine, text="Junior planner, Kurier & Co, 2018 to 2021", section="Experience"),
        ],
        [
            new(
                MyQuestion, text="How do you decide which hub gets the new vans first?", whom=(director.uid,)
            ),
            new(MyQuestion, text="What would make the first year a good one for you?", whom=(manager.uid,)),
        ],
        [
            new(
                Pay,
                range="52 to 58 thousand a year",
                sources=("two adverts", "a colleague"),
                floor="50 thousand",
                notice="six weeks",
                reply_by="within three days",
            )
        ],
    ]
