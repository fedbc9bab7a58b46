"""A web application with the webhook and nothing else."""

from dataclasses import dataclass, field

import pytest
from flask import Flask

from bot.channels import Incoming
from bot.core.settings import Account
from bot.webhook.views import create_webhook
from tests.bot.webhook.posts import NOW, account

FALLBACK = "收到您的话了，稍后回您"


@dataclass
class Door:
    """What stands behind the webhook: answers with what it was told to, and remembers."""

    reply: str = "好"
    heard: list[Incoming] = field(default_factory=list)
    kept: list[Incoming] = field(default_factory=list)
    error: Exception | None = None
    keep_error: Exception | None = None

    def answer(self, incoming: Incoming) -> str:
        self.heard.append(incoming)
        if self.error is not None:
            raise self.error
        return self.reply

    def keep(self, incoming: Incoming) -> str:
        if self.keep_error is not None:
            raise self.keep_error
        self.kept.append(incoming)
        return FALLBACK

    def app(self, *accounts: Account) -> Flask:
        app = Flask("webhook", static_folder=None)
        webhook = create_webhook(accounts, self.answer, keep=self.keep, clock=lambda: NOW)
        webhook.mount(app)
        return app


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
def safe(door: Door) -> Flask:
    """An account in safe mode."""
    return door.app(account())


@pytest.fixture
def plain(door: Door) -> Flask:
    """An account in plain mode."""
    return door.app(account("plain"))
