"""The load generator counts what it got, and believes no reply it has not read."""

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from bench import load
from bench.envelope import BENCH_ACCOUNT, seal_reply
from bench.messages import Post, openid_of, prepare

Answer = Callable[[], bytes]


@contextmanager
def server_that_answers(answer: Answer) -> Iterator[tuple[str, int]]:
    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(65536)
            self.request.sendall(answer())

    class Server(socketserver.ThreadingTCPServer):
        request_queue_size = 64
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield ("127.0.0.1", server.server_address[1])
        finally:
            server.shutdown()
            thread.join()


def posts(count: int) -> list[Post]:
    members = [3] * count
    return prepare(BENCH_ACCOUNT, "/", text="签到", members=members, expect="签到好了")


def answering(words: str, status: bytes = b"200 OK") -> Answer:
    message = f"<xml><ToUserName><![CDATA[{openid_of(3)}]]></ToUserName>{words}</xml>"
    body = seal_reply(BENCH_ACCOUNT, message.encode(), b"1795400001", b"n")
    return lambda: b"HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s" % (status, len(body), body)


@pytest.mark.loopback
def test_every_right_answer_is_counted_with_its_latency() -> None:
    with server_that_answers(answering("签到好了")) as address:
        outcome = load.drive(BENCH_ACCOUNT, address, posts(60))
    assert outcome.errors == {}
    assert outcome.checked == 3
    assert len(outcome.latencies) == 60
    assert outcome.rate > 0


@pytest.mark.loopback
def test_a_wrong_reply_is_an_error() -> None:
    with server_that_answers(answering("别的话")) as address:
        outcome = load.drive(BENCH_ACCOUNT, address, posts(30))
    assert outcome.errors == {"wrong reply": 2}


@pytest.mark.loopback
def test_a_refusal_is_an_error() -> None:
    with server_that_answers(answering("签到好了", b"503 Busy")) as address:
        outcome = load.drive(BENCH_ACCOUNT, address, posts(20))
    assert outcome.errors == {"status 503": 20}


@pytest.mark.loopback
def test_a_cut_connection_is_an_error() -> None:
    with server_that_answers(lambda: b"") as address:
        outcome = load.drive(BENCH_ACCOUNT, address, posts(20))
    assert sum(outcome.errors.values()) == 20
