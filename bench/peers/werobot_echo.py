"""Peer (a): an encrypted echo on WeRoBot's own server. Stores nothing.

Usage: python -m bench.peers.werobot_echo PORT
"""

import sys

from werobot import WeRoBot
from werobot.messages.messages import TextMessage

from bench.envelope import BENCH_ACCOUNT

# Sessions would write each message into a file, which an echo does not need.
robot = WeRoBot(
    token=BENCH_ACCOUNT.token,
    app_id=BENCH_ACCOUNT.app_id,
    encoding_aes_key=BENCH_ACCOUNT.aes_key,
    SESSION_STORAGE=False,
)


def echo(message: TextMessage) -> str:
    """The member's own words."""
    return str(message.content)


robot.add_handler(echo, type="text")

if __name__ == "__main__":
    robot.run(host="127.0.0.1", port=int(sys.argv[1]))
