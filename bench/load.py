"""The load generator: a closed loop of 16 connections, a new one for every request.

One thread around epoll: blocking threads would spend more on handing over the interpreter than on
the requests. It runs in a process of its own, so that its CPU is counted apart from the harness.
"""

import errno
import multiprocessing
import resource
import select
import socket
import time
from collections import deque
from dataclasses import dataclass, field
from typing import cast

from bench.envelope import Account, NotAnEnvelope, open_reply
from bench.messages import Post

CONNECTIONS = 16
ANSWER_WITHIN = 10.0
_SAMPLE_EVERY = 20


@dataclass(slots=True)
class Outcome:
    """What one run of the generator saw; times in seconds.

    `steady` answers came in the `steady_s` seconds until the last message went out.
    """

    sent: int
    steady: int
    steady_s: float
    elapsed: float
    cpu: float
    latencies: list[float]
    errors: dict[str, int]
    checked: int

    @property
    def rate(self) -> float:
        """Answers a second while all 16 connections were in use; what failed does not count.

        The end, when the last few wait, is left out: it would weigh more the fewer messages.
        """
        good = 1 - sum(self.errors.values()) / self.sent
        return good * self.steady / self.steady_s


@dataclass(slots=True)
class _Flight:
    connection: socket.socket
    post: Post
    began: float
    written: int = 0
    answer: bytes = b""


@dataclass
class _Loop:
    account: Account
    address: tuple[str, int]
    waiting: deque[Post]
    poll: select.epoll = field(default_factory=select.epoll)
    flights: dict[int, _Flight] = field(default_factory=dict)
    latencies: list[float] = field(default_factory=list)
    samples: list[tuple[Post, bytes]] = field(default_factory=list)
    errors: dict[str, int] = field(default_factory=dict)
    steady: int = 0
    steady_until: float = 0.0

    def launch(self) -> None:
        post = self.waiting.popleft()
        if not self.waiting:
            self.steady, self.steady_until = len(self.latencies), time.perf_counter()
        connection = socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_NONBLOCK)
        began = time.perf_counter()
        # Never a blocking connect: a server with a short backlog would hold up all the others.
        code = connection.connect_ex(self.address)
        if code not in (0, errno.EINPROGRESS):
            connection.close()
            self.failed(errno.errorcode[code])
            return
        self.flights[connection.fileno()] = _Flight(connection, post, began)
        self.poll.register(connection.fileno(), select.EPOLLOUT)

    def failed(self, why: str) -> None:
        self.errors[why] = self.errors.get(why, 0) + 1

    def serve(self, number: int) -> None:
        flight = self.flights[number]
        try:
            self.step(number, flight)
        except OSError as error:
            self.land(number)
            self.failed(type(error).__name__)

    def step(self, number: int, flight: _Flight) -> None:
        if not flight.written:
            # A request is far smaller than the socket's buffer: it goes out whole.
            flight.written = flight.connection.send(flight.post.request)
            self.poll.modify(number, select.EPOLLIN)
            return
        part = flight.connection.recv(65536)
        flight.answer += part
        if not part or _is_whole(flight.answer):
            self.land(number)
            self.take(flight)

    def land(self, number: int) -> None:
        self.poll.unregister(number)
        self.flights.pop(number).connection.close()

    def take(self, flight: _Flight) -> None:
        self.latencies.append(time.perf_counter() - flight.began)
        status = flight.answer[9:12]
        if status != b"200":
            self.failed(f"status {status.decode(errors='replace') or 'none'}")
        elif len(self.latencies) % _SAMPLE_EVERY == 1:
            self.samples.append((flight.post, flight.answer))

    def give_up_on_the_late(self) -> None:
        limit = time.perf_counter() - ANSWER_WITHIN
        for number in [n for n, flight in self.flights.items() if flight.began < limit]:
            self.land(number)
            self.failed("no answer")

    def run(self) -> None:
        while self.waiting or self.flights:
            while self.waiting and len(self.flights) < CONNECTIONS:
                self.launch()
            events = self.poll.poll(1.0)
            for number, _ in events:
                self.serve(number)
            if not events:
                self.give_up_on_the_late()


def _is_whole(answer: bytes) -> bool:
    head, found, body = answer.partition(b"\r\n\r\n")
    if not found:
        return False
    _, found, rest = head.lower().partition(b"content-length:")
    return bool(found) and len(body) >= int(rest.split(b"\r\n", 1)[0])


def _wrong(account: Account, post: Post, answer: bytes) -> str | None:
    try:
        message = open_reply(account, answer.partition(b"\r\n\r\n")[2]).decode()
    except (NotAnEnvelope, ValueError):
        return "reply not readable"
    if f"<ToUserName><![CDATA[{post.openid}]]></ToUserName>" not in message:
        return "reply to another person"
    return None if post.expect in message else "wrong reply"


def drive(account: Account, address: tuple[str, int], posts: list[Post]) -> Outcome:
    """Sends all posts, 16 at a time, in this process; checks every twentieth reply's words."""
    loop = _Loop(account, address, deque(posts))
    cpu, began = _own_cpu(), time.perf_counter()
    loop.run()
    elapsed, cpu = time.perf_counter() - began, _own_cpu() - cpu
    for post, answer in loop.samples:
        wrong = _wrong(account, post, answer)
        if wrong is not None:
            loop.failed(wrong)
    return Outcome(
        sent=len(posts),
        steady=loop.steady,
        steady_s=loop.steady_until - began,
        elapsed=elapsed,
        cpu=cpu,
        latencies=loop.latencies,
        errors=loop.errors,
        checked=len(loop.samples),
    )


def drive_apart(account: Account, address: tuple[str, int], posts: list[Post]) -> Outcome:
    """As `drive`, in a forked process: the prepared posts are shared, not copied."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=lambda: there.send(drive(account, address, posts)))
    child.start()
    there.close()
    try:
        outcome = here.recv()
    finally:
        child.join()
    return cast(Outcome, outcome)


def _own_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
