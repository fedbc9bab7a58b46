"""Two leaders with the same list at the same moment."""

import threading

from bot import study
from bot.core.database import Database, open_database
from tests import builders
from tests.bot.study import days


def test_two_who_tick_the_same_names_at_once_enter_each_once(database_url: str) -> None:
    database = open_database(database_url)
    with database.begin() as session:
        street = builders.street(session)
        made = [builders.person(session, f"新人{n}", street.group) for n in range(14)]
        ids = [one.id for one in made]
        day = days.publish(session, street.branch, street.zhou)
    entered: list[list[int]] = []

    def tick(by_id: int) -> None:
        entered.append(_tick(database, day.id, ids, by_id))

    threads = [threading.Thread(target=tick, args=(one.id,)) for one in (street.zhao, street.zhou)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(one for part in entered for one in part) == sorted(ids)
    with database.read() as session:
        figures = study.figures(session, days.STARTS)[0]
        assert figures["attended"] == len(ids)
    database.close()


def _tick(database: Database, day_id: int, ids: list[int], by_id: int) -> list[int]:
    with database.begin() as session:
        day = study.get(session, day_id)
        done = study.tick(session, days.STARTS, day=day, person_ids=ids, by_id=by_id)
        assert isinstance(done, list)
        return done
