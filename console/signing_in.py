"""Signing in: the page behind a one-time link, the six digits, leaving."""

from flask import Blueprint, flash, redirect, render_template, session, url_for
from flask_limiter import Limiter
from flask_login import current_user, login_user, logout_user
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import StringField

from bot import people
from console.doorway import WANTED, Visitor, parts
from console.limits import CODES


class CodeForm(FlaskForm):
    """The six digits; what is not six digits is simply wrong."""

    code = StringField()


class ButtonForm(FlaskForm):
    """One button, and the mark that it was pressed on our page."""


def build(limiter: Limiter) -> Blueprint:
    """The pages for who is not signed in yet; what takes digits or links is counted."""
    pages = Blueprint("signing_in", __name__)
    pages.add_url_rule("/console", view_func=code)
    pages.add_url_rule("/console", view_func=limiter.limit(CODES)(enter_by_code), methods=["POST"])
    pages.add_url_rule("/console/enter/<token>", view_func=link)
    pages.add_url_rule(
        "/console/enter/<token>", view_func=limiter.limit(CODES)(enter), methods=["POST"]
    )
    pages.add_url_rule("/console/leave", view_func=leave, methods=["POST"])
    return pages


def code() -> Response | str:
    """Where the six digits are typed; who is signed in goes on to the units."""
    if current_user.is_authenticated and _is_signed_in():
        return redirect(url_for("start.units"))
    return render_template("console/code.html", form=CodeForm())


def enter_by_code() -> Response:
    """The digits were typed."""
    typed = "".join(one for one in CodeForm().code.data or "" if not one.isspace())
    house = parts()
    with house.database.begin() as opened:
        token = people.spend_code(opened, house.clock(), house.sealer, typed)
    return _welcome(token) if token else _once_more("console-wrong-code")


def link(token: str) -> Response | str:
    """Behind the link: one button and the digits. Nothing is spent, so previews do no harm."""
    house = parts()
    with house.database.read() as opened:
        digits = people.code_of(opened, house.clock(), house.sealer, _link_id(token))
    if digits is None:
        return _once_more("console-link-used")
    return render_template("console/enter.html", form=ButtonForm(), digits=digits)


def enter(token: str) -> Response:
    """The button was pressed: the link is spent."""
    house = parts()
    with house.database.begin() as opened:
        held = people.spend(opened, house.clock(), house.sealer, _link_id(token))
    return _welcome(held) if held else _once_more("console-link-used")


def leave() -> Response:
    """The session ends, here and in the database."""
    house = parts()
    if current_user.is_authenticated:
        with house.database.begin() as opened:
            people.sign_out(opened, house.clock(), house.sealer, current_user.token)
    logout_user()
    session.clear()
    return redirect(url_for("signing_in.code"), 303)


def _is_signed_in() -> bool:
    house = parts()
    with house.database.read() as opened:
        return people.signed_in(opened, house.clock(), house.sealer, current_user.token) is not None


def _link_id(token: str) -> int:
    house = parts()
    found = house.links.read("login", token, house.clock())
    return -1 if found is None else found


def _welcome(token: str) -> Response:
    wanted = session.get(WANTED)
    session.clear()  # nothing else of a session from before the door
    login_user(Visitor(token))
    return redirect(wanted or url_for("start.units"), 303)


def _once_more(key: str) -> Response:
    flash(parts().texts.say(key))
    return redirect(url_for("signing_in.code"), 303)
