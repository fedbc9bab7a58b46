"""How a request comes to a page: its transaction, who is signed in, and the check of forms.

`page` is the only way to add a page of the console: it opens the transaction, finds whose session
it is and hands the page a Desk. The few pages for who is not signed in (`console.signing_in`, a
member's own record behind a signed link) take the parts and show nothing of anybody else.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import wraps

from flask import Blueprint, current_app, flash, g, redirect, request, session, url_for
from flask_login import LoginManager, current_user
from flask_wtf.csrf import CSRFProtect
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from bot import people
from console.desk import Desk
from console.parts import Parts

Page = Callable[..., Response | str | tuple[str, int]]
csrf = CSRFProtect()
WANTED = "wanted"


class Visitor:
    """Who is signed in, as Flask-Login wants it: the browser holds `token`, nothing else."""

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def __init__(self, token: str) -> None:
        self.token = token

    def get_id(self) -> str:
        """What the session cookie carries."""
        return self.token


def build_login() -> LoginManager:
    """Flask-Login over our own sessions: the token is looked up for each request, in `page`."""
    manager = LoginManager()
    manager.user_loader(Visitor)
    return manager


def parts() -> Parts:
    """The parts of the running application."""
    found: Parts = current_app.extensions["lianxin"]
    return found


def _as_it_is(view: Page) -> Page:
    return view


def page(
    pages: Blueprint,
    rule: str,
    *,
    methods: Sequence[str] = ("GET",),
    writes: bool = True,
    around: Callable[[Page], Page] = _as_it_is,
) -> Callable[[Page], Page]:
    """Add a page for who is signed in; its first argument is the Desk.

    `writes` False: it only reads, or takes long and opens what it writes by itself. `around`: a
    limit of its own.
    """

    def add(view: Page) -> Page:
        @wraps(view)
        def within(**arguments: object) -> Response | str | tuple[str, int]:
            house = parts()
            now = house.clock()
            database = house.database
            with database.begin() if writes else database.read() as opened:
                known = _signed_in(house, opened, now)
                if known is None:
                    _remember_what_was_wanted()
                    flash(house.texts.say("console-sign-in-again"))
                    return redirect(url_for("signing_in.code"))
                g.signed_in = known
                return view(Desk(house, opened, now, known), **arguments)

        pages.add_url_rule(rule, view_func=around(within), methods=methods)
        return within

    return add


def _remember_what_was_wanted() -> None:
    """A link from the chat leads there after signing in, not to the first page."""
    if request.method == "GET":
        session[WANTED] = request.path


def _signed_in(house: Parts, opened: Session, now: datetime) -> people.SignedIn | None:
    if not current_user.is_authenticated:
        return None
    return people.signed_in(opened, now, house.sealer, current_user.token)
