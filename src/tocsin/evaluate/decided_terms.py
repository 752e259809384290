"""Gold out of what persons have decided on the terms of threats."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import yaml

from tocsin.evaluate.decided import code_of, single
from tocsin.evaluate.terms import GoldAct, GoldTerms
from tocsin.model import Actor, Record, Threat
from tocsin.store.browse.articles import record_of
from tocsin.store.reviews import Reviews
from tocsin.store.store import Store


class TermsHarvest:
    """The gold of the threats that persons have decided on, and those that cannot be gold."""

    def __init__(self, store: Store):
        self._store = store
        #: Ids of events whose threat an earlier version decided on, without its terms, or that words cannot single out.
        self.left: list[str] = []

    def threats(self) -> Iterator[GoldTerms]:
        """The threats as gold, one after the other."""
        reviews = Reviews(self._store)
        for id_ in reviews.articles():
            record = record_of(self._store, id_)
            if record is None:
                continue
            last = {event: decisions[-1] for event, decisions in reviews.of_article(id_).items()}
            for threat in record.threats:
                if threat.event not in last or last[threat.event].verdict not in {"right", "mended", "missed"}:
                    continue
                found = _gold(threat, record) if last[threat.event].threat is not None else None
                if found is None:
                    self.left.append(threat.event)
                else:
                    yield found


def as_yaml(threats: list[GoldTerms]) -> str:
    """Gold threats as a file that `tocsin eval terms` reads."""
    plain = [msgspec.to_builtins(each) for each in threats]
    return str(yaml.safe_dump({"threats": plain}, allow_unicode=True, sort_keys=False, width=120))


def _gold(threat: Threat, record: Record) -> GoldTerms | None:
    article = record.article
    event = next(each for each in record.events if each.id == threat.event)
    trigger = single(event, article.text)
    if trigger is None:
        return None
    deadline = threat.deadline
    return GoldTerms(
        text=article.text,
        title=article.title if article.title and article.title in article.text else None,
        trigger=trigger,
        issuer=_side(threat.issuers),
        target=_side(threat.targets),
        mode=event.mode,
        published=article.published,
        act=GoldAct(text=threat.act.text, event=threat.act.event) if threat.act else None,
        condition=threat.condition.text if threat.condition else None,
        demand=threat.demand.text if threat.demand else None,
        deadline=(deadline.until or deadline.value) if deadline else None,
    )


def _side(actors: list[Actor]) -> str | msgspec.UnsetType:
    """The code of one side; of several, or nobody, it is not tested."""
    return code_of(actors[0]) if len(actors) == 1 else msgspec.UNSET
