"""menu/create, menu/get, menu/delete ("Custom menu")."""

from typing import Any

from simulator import facts
from simulator.calls.call import Answer, Call, ok
from simulator.refusal import Refused


def create(call: Call) -> Answer:
    """POST /cgi-bin/menu/create."""
    _check_buttons(call.body.get("button"), facts.TOP_BUTTONS, 40016, top=True)
    call.world.keep_menu(call.account, {"button": call.body["button"]})
    return ok()


def read(call: Call) -> Answer:
    """GET /cgi-bin/menu/get."""
    if call.account.menu is None:
        raise Refused(46003)
    return {"menu": call.account.menu}


def delete(call: Call) -> Answer:
    """GET /cgi-bin/menu/delete."""
    call.world.keep_menu(call.account, None)
    return ok()


def button_of(menu: dict[str, Any] | None, key: str) -> dict[str, Any] | None:
    """The menu's button with that key, or with that name where there is no such key."""
    buttons = [
        button
        for top in (menu or {}).get("button", [])
        for button in (top.get("sub_button") or [top])
    ]
    by_key = (button for button in buttons if button.get("key") == key)
    by_name = (button for button in buttons if button.get("name") == key)
    return next(by_key, None) or next(by_name, None)


def _check_buttons(buttons: object, most: int, code: int, *, top: bool) -> None:
    if not isinstance(buttons, list) or not 1 <= len(buttons) <= most:
        raise Refused(code)
    for button in buttons:
        _check_button(button, top=top)


def _check_button(button: object, *, top: bool) -> None:
    if not isinstance(button, dict):
        raise Refused(40016)
    if not _fits(button.get("name"), facts.BUTTON_NAME_BYTES):
        raise Refused(40018)
    if top and button.get("sub_button"):
        _check_buttons(button["sub_button"], facts.SUB_BUTTONS, 40023, top=False)
        return
    _check_action(button)


def _check_action(button: dict[str, Any]) -> None:
    kind = button.get("type")
    if kind not in facts.BUTTON_TYPES:
        raise Refused(40017)
    if kind in ("view", "miniprogram"):
        if not _fits(button.get("url"), facts.BUTTON_URL_BYTES):
            raise Refused(40020)
    elif kind not in ("media_id", "article_id") and not _fits(
        button.get("key"), facts.BUTTON_KEY_BYTES
    ):
        raise Refused(40019)


def _fits(value: object, most: int) -> bool:
    return isinstance(value, str) and 0 < len(value.encode()) <= most
