"""user/info and user/get ("Get a user's basic information", "Get the list of followers")."""

from simulator.calls.call import Answer, Call
from simulator.facts import USERS_A_PAGE


def info(call: Call) -> Answer:
    """GET /cgi-bin/user/info: names and pictures are no longer given to accounts."""
    call.who = call.query.get("openid", "")[:64]
    person = call.known(call.query.get("openid"))
    if not person.following:
        return {"subscribe": 0, "openid": person.openid}
    return {
        "subscribe": 1,
        "openid": person.openid,
        "nickname": "",
        "sex": 0,
        "language": "",
        "city": "",
        "province": "",
        "country": "",
        "headimgurl": "",
        "subscribe_time": person.subscribed_at,
        "remark": "",
        "groupid": 0,
        "tagid_list": [],
        "subscribe_scene": "ADD_SCENE_QR_CODE" if person.scene else "ADD_SCENE_SEARCH",
        "qr_scene": 0,
        "qr_scene_str": person.scene,
    }


def listed(call: Call) -> Answer:
    """GET /cgi-bin/user/get: openids of followers, 10,000 a page."""
    everybody = [
        person.openid
        for person in call.world.phones.people.values()
        if person.following and person.account == call.account.name
    ]
    after = call.query.get("next_openid", "")
    start = everybody.index(call.known(after).openid) + 1 if after in everybody else 0
    page = everybody[start : start + USERS_A_PAGE]
    answer: Answer = {"total": len(everybody), "count": len(page), "next_openid": ""}
    if page:
        answer["data"] = {"openid": page}
        answer["next_openid"] = page[-1]
    return answer
