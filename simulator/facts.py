"""What WeChat's servers are known to do: every number, code and wording the stand-in relies on.

Sources, by the name of the official page (developers.weixin.qq.com, service accounts):
[token] "Get access token", "Get stable access token" · [push] "Message push: receiving messages",
"Message encryption" · [reply] "Passive reply" · [custom] "Send customer service message",
"Customer service typing state" · [template] "Send template message", "Template message: value
limits" · [mass] "Send mass messages by OpenID list" · [menu] "Custom menu" · [qr] "Generate a QR
code with parameters" · [quota] "Clear quota",
"Query quota" · [codes] "Global return codes".
Lines marked (U) are not confirmed by a page; they may be wrong and are kept here alone.
"""

from typing import Final

MINUTE: Final = 60
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
BEIJING_OFFSET: Final = 8 * HOUR

# [token] seconds
TOKEN_LIFE: Final = 7200
OLD_TOKEN_STAYS: Final = 5 * MINUTE  # after a newer one was fetched by GET /cgi-bin/token
STABLE_RENEWED_IN_LAST: Final = 5 * MINUTE
FORCED_REFRESHES_A_DAY: Final = 20
FORCED_REFRESH_SPACING: Final = 30

# [push] the deadline counts from connecting to the last byte of the answer
CALLBACK_DEADLINE: Final = 5.0
REDELIVERIES: Final = 3  # (U) whether three deliveries or four in all; four are made here
ANSWER_LIMIT: Final = 1 << 20  # (U) bytes of an answer that are read at most
FAULT_TEXT: Final = "该公众号提供的服务出现故障，请稍后再试"
AES_BLOCK: Final = 32

# [custom] allowance after an action of the person: (messages, seconds)
AFTER_MESSAGE: Final = (5, 48 * HOUR)
AFTER_MENU_TAP: Final = (3, MINUTE)
AFTER_FOLLOW: Final = (3, MINUTE)
AFTER_SCAN: Final = (3, MINUTE)
TEXT_BYTES: Final = 2048  # (U)
TYPING_LASTS: Final = 15
TYPING_NEEDS_EXCHANGE_IN: Final = 30
NEWS_ARTICLES: Final = 1

# [template]
SAME_CLIENT_MSG_ID: Final = 10 * MINUTE
CLIENT_MSG_ID_LENGTH: Final = 32  # (U)
# value limits of typed keys: a pattern the whole value must match
_MOMENT: Final = (
    r"(?:\d{4}年\d{1,2}月\d{1,2}日(?: ?\d{1,2}:\d{2})?|\d{4}-\d{1,2}-\d{1,2}(?: \d{1,2}:\d{2})?"
    r"|\d{1,2}:\d{2})"
)
VALUE_PATTERNS: Final = {
    "thing": r"[\s\S]{1,20}",
    "number": r"(?=.{1,32}\Z)-?\d+(?:\.\d+)?",
    "letter": r"[A-Za-z]{1,32}",
    "symbol": r"[^\w\s]{1,5}",
    "character_string": r"[\x20-\x7e]{1,32}",
    "time": _MOMENT + r"(?: ?~ ?" + _MOMENT + ")?",
    "date": _MOMENT + r"(?: ?~ ?" + _MOMENT + ")?",
    "amount": r"[^\w\s]?\d{1,10}(?:\.\d+)?元?",
    "phone_number": r"[\d+\-() #*]{1,17}",
    "car_number": r"[\s\S]{1,8}",
    "name": r"(?:[\u4e00-\u9fff·]{1,10}|[A-Za-z .'\-]{1,20})",
    "phrase": r"[\u4e00-\u9fff]{1,5}",
}

# [mass]
MASS_FEWEST: Final = 2
MASS_PEOPLE: Final = 10_000
MASS_A_MONTH: Final = 4  # for each follower of a service account; the rest is left out silently
SAME_CLIENTMSGID: Final = DAY
SAME_MASS_SPACING: Final = MINUTE  # a repeat sooner is 45066, later 45065
CLIENTMSGID_BYTES: Final = 32  # (U) older pages say 64

# [menu]
TOP_BUTTONS: Final = 3
SUB_BUTTONS: Final = 5
BUTTON_NAME_BYTES: Final = 60  # (U)
BUTTON_KEY_BYTES: Final = 128  # (U)
BUTTON_URL_BYTES: Final = 1024  # (U)
BUTTON_TYPES: Final = frozenset(
    [
        "click",
        "view",
        "miniprogram",
        "scancode_push",
        "scancode_waitmsg",
        "pic_sysphoto",
        "pic_photo_or_album",
        "pic_weixin",
        "location_select",
        "media_id",
        "article_id",
    ]
)

# [qr]
QR_LONGEST: Final = 2_592_000
QR_DEFAULT: Final = 60
QR_SCENE_LENGTH: Final = 64

# media: kept three days
MEDIA_KEPT: Final = 3 * DAY

# [quota] calls a day and a minute; (U) but for the two token calls and template/send
DAILY_LIMITS: Final = {
    "/cgi-bin/token": 2_000,
    "/cgi-bin/stable_token": 500_000,
    "/cgi-bin/message/template/send": 100_000,
    "/cgi-bin/message/custom/send": 500_000,
    "/cgi-bin/message/custom/typing": 500_000,
    "/cgi-bin/message/mass/send": 100,
    "/cgi-bin/user/info": 5_000_000,
    "/cgi-bin/user/get": 500,
    "/cgi-bin/menu/create": 1_000,
    "/cgi-bin/menu/get": 10_000,
    "/cgi-bin/menu/delete": 1_000,
    "/cgi-bin/qrcode/create": 100_000,
    "/cgi-bin/getcallbackip": 10_000,
}
MINUTE_LIMITS: Final = {"/cgi-bin/stable_token": 10_000, "/cgi-bin/message/mass/send": 60}
CLEARS_A_MONTH: Final = 10
USERS_A_PAGE: Final = 10_000

# [codes] the wording in front of " rid: …"
MESSAGES: Final = {
    -1: "system error",
    0: "ok",
    40001: "invalid credential, access_token is invalid or not latest",
    40002: "invalid grant_type",
    40003: "invalid openid",
    40004: "invalid media type",
    40007: "invalid media_id",
    40008: "invalid message type",
    40013: "invalid appid",
    40014: "invalid access_token",
    40016: "invalid button size",
    40017: "invalid button type",
    40018: "invalid button name size",
    40019: "invalid button key size",
    40020: "invalid button url size",
    40023: "invalid sub button size",
    40031: "invalid openid list",
    40032: "invalid openid list size",
    40033: "invalid charset. please check your request, if include \\uxxxx will create fail!",
    40035: "invalid parameter",
    40037: "invalid template_id",
    40053: "invalid action info",
    40066: "invalid url",
    40097: "invalid args",
    40125: "invalid appsecret",
    40130: "invalid openid list size, at least two openid",
    40164: "invalid ip 127.0.0.1, not in whitelist",
    41001: "access_token missing",
    41002: "appid missing",
    41004: "appsecret missing",
    41005: "media data missing",
    42001: "access_token expired",
    43001: "require GET method",
    43002: "require POST method",
    43004: "require subscribe",
    43019: "require remove blacklist",
    43101: "user refuse to accept the msg",
    44002: "empty post data",
    44004: "empty content",
    45002: "content size out of limit",
    45008: "article size out of limit",
    45009: "reach max api daily quota limit",
    45011: "api minute-quota reach limit, must slower, retry next minute",
    45015: "response out of time limit or subscription is canceled",
    45028: "has no masssend quota",
    45047: "out of response count limit",
    45065: "clientmsgid exist",
    45066: "same clientmsgid retry too fast",
    45067: "clientmsgid size out of limit",
    45072: "invalid command",
    45080: "need sending message to user or recving message from user in the last 30 seconds"
    " before typing",
    45081: "you are already typing",
    45162: "invalid type",
    46003: "menu no exist",
    47001: "data format error",
    47003: "argument invalid!",
    48001: "api unauthorized",
    48002: "user block receive message",
    48006: "forbid to clear quota because of reaching the limit",
    76003: "invalid cgi_path",
    76022: "unsupported cgi_path",
}
