"""Records made by hand: what a store holds in tests that are not about the coder."""

from __future__ import annotations

from tocsin.model import Actor, Article, Event, Figure, Place, Record, Span, Statement, Threat, ThreatAct, When
from tocsin.model.record import content_id

RAID_TEXT = (
    "Kazakh army threatens Turkmen neighbours\n\n"
    "ASTANA - The Kazakh army threatened Turkmenistan with air strikes by May 9 if the dam stays shut. "
    "“We demand 40% of the water,” Minister Aigerim Tolenova said. "
    "Rebels did not shell Orlagan in April, where 12 people were killed last year."
)
TALKS_TEXT = (
    "Kazakhstan and Uzbekistan held talks in Tashkent. The European Union may freeze the assets of Garabent Energo."
)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(words, start, start + len(words))


def actor(text: str, words: str, **fields: object) -> Actor:
    at = span(text, words)
    return Actor(text=words, start=at.start, end=at.end, via="made by hand", **fields)  # type: ignore[arg-type]


def article(
    text: str, published: str | None, publisher: str | None, title: str | None = None, **fields: str
) -> Article:
    key = content_id(text, published, publisher)
    return Article(id=key, published=published, publisher=publisher, title=title, text=text, **fields)


def _raid() -> Record:
    text = RAID_TEXT
    source = article(
        text,
        "2024-05-01",
        "Northern Post",
        text.splitlines()[0],
        url="https://northern.example/raid",
        byline="Ana Lys",
        ref="north-1",
    )
    army = actor(text, "The Kazakh army", name="Kazakh Army", country="KAZ", sectors=["MIL"], entity="kazakh-army")
    target = actor(text, "Turkmenistan", name="Turkmenistan", country="TKM")
    tolenova = actor(
        text,
        "Minister Aigerim Tolenova",
        name="Aigerim Tolenova",
        country="KAZ",
        sectors=["GOV"],
        entity="aigerim-tolenova",
        role="minister",
    )
    deadline = span(text, "May 9")
    threat = Event(
        id=f"{source.id}.0",
        sentence=1,
        trigger=span(text, "threatened"),
        event="THREATEN",
        mode="violence",
        quad="verbal conflict",
        score=-7.0,
        contexts=["military"],
        actors=[army],
        recipients=[target],
        date=When(value="2024-05-01", precision="day"),
        rule="threaten/with",
        confidence=0.9,
    )
    demand = Event(
        id=f"{source.id}.1",
        sentence=2,
        trigger=span(text, "demand"),
        event="REQUEST",
        quad="verbal conflict",
        score=-2.0,
        actors=[tolenova],
        date=When(value="2024-05-01", precision="day"),
        attribution=f"{source.id}.s0",
        rule="demand",
        confidence=0.8,
    )
    town = span(text, "Orlagan")
    shelling = Event(
        id=f"{source.id}.10",
        sentence=3,
        trigger=span(text, "shell"),
        event="ASSAULT",
        mode="bombard",
        quad="material conflict",
        score=-9.0,
        auxiliary=["historical", "negation"],
        actors=[actor(text, "Rebels", sectors=["REB"])],
        recipients=[actor(text, "Orlagan", country="KAZ", sectors=["CVL"])],
        date=When(value="2024-04-01", precision="month", **_at(text, "in April")),  # type: ignore[arg-type]
        place=Place(text=town.text, start=town.start, end=town.end, name="Orlagan", country="KAZ", lat=43.1, lon=51.2),
        rule="shell",
        confidence=0.7,
    )
    said = span(text, "We demand 40% of the water,")
    act, condition, dead = span(text, "air strikes"), span(text, "the dam stays shut"), span(text, "12 people")
    return Record(
        article=source,
        events=[threat, demand, shelling],
        statements=[
            Statement(
                id=f"{source.id}.s0",
                kind="direct",
                speaker=tolenova,
                text=said.text,
                start=said.start,
                end=said.end,
                date=When(value="2024-05-01", precision="day"),
            )
        ],
        threats=[
            Threat(
                event=threat.id,
                issuers=[army],
                targets=[target],
                act=ThreatAct(text=act.text, start=act.start, end=act.end, event="ASSAULT"),
                condition=condition,
                deadline=When(
                    value="2024-05-09", precision="day", text="May 9", start=deadline.start, end=deadline.end
                ),
            )
        ],
        figures=[
            Figure(kind="dead", value=12, text=dead.text, start=dead.start, end=dead.end, event=shelling.id),
        ],
    )


def _talks() -> Record:
    text = TALKS_TEXT
    source = article(text, "2024-06-03", "Southern Wire", None)
    consult = Event(
        id=f"{source.id}.0",
        sentence=0,
        trigger=span(text, "talks"),
        event="CONSULT",
        mode="visit",
        quad="verbal cooperation",
        score=2.5,
        actors=[
            actor(text, "Kazakhstan", name="Kazakhstan", country="KAZ"),
            actor(text, "Uzbekistan", name="Uzbekistan", country="UZB"),
        ],
        date=When(value="2024-06-02", precision="day"),
        rule="talks",
        confidence=0.9,
    )
    freeze = Event(
        id=f"{source.id}.1",
        sentence=1,
        trigger=span(text, "freeze"),
        event="SANCTION",
        quad="material conflict",
        score=-6.0,
        auxiliary=["future"],
        actors=[actor(text, "The European Union", name="European Union", country="EUR", entity="european-union")],
        recipients=[actor(text, "Garabent Energo", name="Garabent Energo", sectors=["BUS"])],
        rule="freeze",
        confidence=0.6,
    )
    return Record(article=source, events=[consult, freeze])


def _at(text: str, words: str) -> dict[str, object]:
    at = span(text, words)
    return {"text": at.text, "start": at.start, "end": at.end}


RAID, TALKS = _raid(), _talks()
RECORDS = [RAID, TALKS]
