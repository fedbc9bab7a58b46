"""Peer (b): an encrypted echo with wechatpy and Flask, as its documentation shows it.

Stores nothing. Served as `bench.peers.wechatpy_echo:application` by Granian.
"""

from flask import Flask, abort, request
from wechatpy import create_reply, parse_message
from wechatpy.crypto import WeChatCrypto
from wechatpy.exceptions import InvalidAppIdException, InvalidSignatureException

from bench.envelope import BENCH_ACCOUNT

application = Flask(__name__)
crypto = WeChatCrypto(BENCH_ACCOUNT.token, BENCH_ACCOUNT.aes_key, BENCH_ACCOUNT.app_id)


@application.post("/wechat/main")
def webhook() -> str:
    """Decrypts, parses, answers with the member's own words."""
    signature = request.args.get("msg_signature", "")
    timestamp, nonce = request.args.get("timestamp", ""), request.args.get("nonce", "")
    try:
        plain = crypto.decrypt_message(request.data, signature, timestamp, nonce)
    except (InvalidSignatureException, InvalidAppIdException):
        abort(403)
    message = parse_message(plain)
    reply = create_reply(message.content, message)
    return str(crypto.encrypt_message(reply.render(), nonce, timestamp))
