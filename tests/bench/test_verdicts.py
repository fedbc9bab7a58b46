"""What counts as met: memory is compared process by process, from 10,000 messages on."""

from bench.verdicts import growth


def test_memory_is_that_of_the_process_that_grew_most() -> None:
    read = {10_000: {"a:1": 100, "b:2": 100}, 100_000: {"a:1": 110, "b:2": 130}}
    assert growth(read) == (1.3, 100_000)


def test_what_a_server_takes_before_10000_messages_does_not_count() -> None:
    read = {1000: {"a:1": 10}, 10_000: {"a:1": 100}, 20_000: {"a:1": 100}, 50_000: {"a:1": 120}}
    assert growth(read) == (1.2, 50_000)


def test_memory_read_once_says_nothing() -> None:
    assert growth({10_000: {"a:1": 100}}) is None
