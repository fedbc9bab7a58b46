"""The two token calls ("Get access token", "Get stable access token")."""

import hmac
from typing import Any

from simulator.accounts import Account
from simulator.calls.call import Answer, Call
from simulator.refusal import Refused
from simulator.tokens import Token
from simulator.world import World


def plain_token(call: Call) -> Answer:
    """GET /cgi-bin/token: a new token every time."""
    return _told(call.world.tokens.plain(call.account.name, call.now), call.now)


def stable_token(call: Call) -> Answer:
    """POST /cgi-bin/stable_token: the same token until its last five minutes."""
    force = call.body.get("force_refresh", False)
    if not isinstance(force, bool):
        raise Refused(47001)
    token = call.world.tokens.stable(call.account.name, call.now, force=force)
    return _told(token, call.now)


def account_of_credentials(world: World, given: dict[str, Any]) -> Account:
    """The account that grant_type, appid and secret name. Raises Refused."""
    if given.get("grant_type") != "client_credential":
        raise Refused(40002)
    return account_of_secret(world, given.get("appid"), given.get("secret"))


def account_of_secret(world: World, app_id: object, secret: object) -> Account:
    """The account of that id, if the secret is right. Raises Refused."""
    if not app_id:
        raise Refused(41002)
    account = next((each for each in world.accounts.values() if each.app_id == app_id), None)
    if account is None:
        raise Refused(40013)
    if not secret:
        raise Refused(41004)
    if not hmac.compare_digest(str(secret).encode(), account.secret.encode()):
        raise Refused(40125)
    return account


def _told(token: Token, now: float) -> Answer:
    return {"access_token": token.value, "expires_in": int(token.expires_at - now)}
