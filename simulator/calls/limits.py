"""Quota calls and the addresses pushes come from ("Clear quota", "Query quota")."""

from simulator.calls.call import Answer, Call, ok
from simulator.calls.credentials import account_of_secret
from simulator.refusal import Refused

UNLIMITED = 10**9


def clear(call: Call) -> Answer:
    """POST /cgi-bin/clear_quota: ten times a month."""
    if call.body.get("appid") != call.account.app_id:
        raise Refused(40013)
    call.world.quotas.clear(call.account.name, call.now)
    return ok()


def clear_by_secret(call: Call) -> Answer:
    """POST /cgi-bin/clear_quota/v2: the same by appid and appsecret, without a token."""
    account = account_of_secret(call.world, call.body.get("appid"), call.body.get("appsecret"))
    call.world.quotas.clear(account.name, call.now)
    return ok()


def read(call: Call) -> Answer:
    """POST /cgi-bin/openapi/quota/get: limit, used and left of one path today."""
    path = call.words("cgi_path", 76003)
    if path.startswith("/sns/"):
        raise Refused(76022)
    quotas = call.world.quotas
    if not path.startswith("/") or path not in quotas.daily:
        raise Refused(76003)
    limit, used = quotas.daily[path], quotas.used(call.account.name, path, call.now)
    per_minute = quotas.per_minute.get(path, UNLIMITED)
    return ok(
        quota={"daily_limit": limit, "used": used, "remain": max(0, limit - used)},
        rate_limit={"call_count": per_minute, "refresh_second": 60},
    )


def callback_addresses(_call: Call) -> Answer:
    """GET /cgi-bin/getcallbackip: whence the pushes come."""
    return {"ip_list": ["127.0.0.1"]}
