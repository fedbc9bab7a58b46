"""The one list of API calls."""

from simulator.calls import (
    chat,
    codes,
    credentials,
    followers,
    limits,
    mass,
    media,
    menus,
    notices,
    templates,
)
from simulator.calls.call import Endpoint

ENDPOINTS = {
    "/cgi-bin/token": Endpoint("GET", credentials.plain_token, token=False),
    "/cgi-bin/stable_token": Endpoint("POST", credentials.stable_token, token=False),
    "/cgi-bin/message/custom/send": Endpoint("POST", chat.send),
    "/cgi-bin/message/custom/typing": Endpoint("POST", chat.typing),
    "/cgi-bin/message/template/send": Endpoint("POST", templates.send, no_escapes=True),
    "/cgi-bin/message/subscribe/bizsend": Endpoint("POST", notices.send, no_escapes=True),
    "/cgi-bin/message/mass/send": Endpoint("POST", mass.send, no_escapes=True),
    "/cgi-bin/template/get_all_private_template": Endpoint("GET", templates.get_all),
    "/cgi-bin/user/info": Endpoint("GET", followers.info),
    "/cgi-bin/user/get": Endpoint("GET", followers.listed),
    "/cgi-bin/menu/create": Endpoint("POST", menus.create, no_escapes=True),
    "/cgi-bin/menu/get": Endpoint("GET", menus.read),
    "/cgi-bin/menu/delete": Endpoint("GET", menus.delete),
    "/cgi-bin/qrcode/create": Endpoint("POST", codes.create),
    "/cgi-bin/media/upload": Endpoint("POST", media.upload),
    "/cgi-bin/media/get": Endpoint("GET", media.read),
    "/cgi-bin/getcallbackip": Endpoint("GET", limits.callback_addresses),
    "/cgi-bin/get_api_domain_ip": Endpoint("GET", limits.callback_addresses),
    "/cgi-bin/clear_quota": Endpoint("POST", limits.clear, counted=False),
    "/cgi-bin/clear_quota/v2": Endpoint("POST", limits.clear_by_secret, token=False, counted=False),
    "/cgi-bin/openapi/quota/get": Endpoint("POST", limits.read, counted=False),
}
