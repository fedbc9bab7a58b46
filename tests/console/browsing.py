"""Browsers at the console: they keep cookies, follow links and send the forms of pages."""

import re
from dataclasses import dataclass

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from bot import people
from bot.core.links import Links
from bot.people import Person, WayIn
from tests.end_to_end.town import Town

TOKEN = re.compile(r'name="csrf_token"[^>]* value="([^"]+)"')


@dataclass
class Browser:
    """One browser: an address bar, and the forms of the page it shows."""

    client: FlaskClient

    def open(self, address: str) -> TestResponse:
        """Follow a link to where it leads."""
        return self.client.get(_path(address), follow_redirects=True)

    def press(self, address: str, **fields: str) -> TestResponse:
        """Open a page and send its form; where that leads."""
        shown = self.client.get(_path(address), follow_redirects=True)
        return self.send(address, shown, **fields)

    def send(self, address: str, shown: TestResponse, **fields: str) -> TestResponse:
        """Send the form of a page that is shown already."""
        found = TOKEN.search(shown.text)
        given = {"csrf_token": found[1], **fields} if found else fields
        return self.client.post(_path(address), data=given, follow_redirects=True)


class Office:
    """A town and its console."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.street = town.street

    @property
    def pages(self) -> Flask:
        """The application of the pages, for its map."""
        found = self.town.client.application.extensions["console"]
        assert isinstance(found, Flask)
        return found

    def browser(self) -> Browser:
        """A browser of its own."""
        return Browser(self.town.client.application.test_client())

    def way_in(self, who: Person) -> WayIn:
        """A fresh link for somebody with a role."""
        sealer = self.town.runtime.sealer
        links = Links(sealer, self.town.runtime.settings.server.public_url)
        with self.town.begin() as session:
            made = people.way_in(session, self.town.now, sealer, links, who.id)
        assert isinstance(made, WayIn)
        return made

    def signed_in(self, who: Person) -> Browser:
        """A browser somebody has signed in with."""
        browser = self.browser()
        shown = browser.press(self.way_in(who).address)
        assert shown.request.path == "/console/units"
        return browser


def _path(address: str) -> str:
    return re.sub(r"^https?://[^/]+", "", address)
