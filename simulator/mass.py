"""Mass messages as the platform counts them: jobs by id for a day, four a person and month."""

from dataclasses import dataclass

from simulator.clock import beijing
from simulator.facts import SAME_CLIENTMSGID
from simulator.store import Store


@dataclass(frozen=True, slots=True)
class Job:
    """A mass message that was taken, and when."""

    at: float
    msg_id: int


class Mass:
    """The jobs, and how many each person got in which month."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._jobs = {key: Job(**body) for key, body in store.kept("mass_job")}
        self._got = {key: int(body["got"]) for key, body in store.kept("mass_got")}

    def job(self, account: str, key: str, now: float) -> Job | None:
        """The job sent under this id within a day."""
        job = self._jobs.get(f"{account} {key}")
        return job if job is not None and now - job.at < SAME_CLIENTMSGID else None

    def keep(self, account: str, key: str, job: Job) -> None:
        """Remember a job by its id."""
        name = f"{account} {key}"
        self._jobs[name] = job
        self._store.changed("mass_job", name, lambda: {"at": job.at, "msg_id": job.msg_id})

    def this_month(self, openid: str, now: float) -> int:
        """How many this person got in the month (Beijing) of `now`."""
        return self._got.get(_month_of(openid, now), 0)

    def count(self, openid: str, now: float) -> None:
        """One more."""
        key = _month_of(openid, now)
        got = self._got[key] = self._got.get(key, 0) + 1
        self._store.changed("mass_got", key, lambda: {"got": got})


def _month_of(openid: str, now: float) -> str:
    return f"{openid} {beijing(now):%Y-%m}"
