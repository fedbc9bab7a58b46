"""Published examples of the platform's signatures and encryption, and ours recomputed elsewhere.

V0 and V3 stand on pages for Official Accounts, V1 and V2 on those of WeCom, V4 and V5 in the tests
of wechatpy; V6 and V7 are ours, encrypted with the random bytes SALT.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Keys:
    """An account as the platform's console knows it."""

    token: str
    aes_key: str
    app_id: str


@dataclass(frozen=True)
class Vector:
    """One signed and encrypted text."""

    keys: Keys
    timestamp: str
    nonce: str
    signature: str
    encrypted: str


A = Keys("QDG6eK", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "wx5823bf96d3bd56c7")
B = Keys("spamtest", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wx2c2769f8efd9abc2")
C = Keys("123456", "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR", "wx49f0ab532d5d035a")
D = Keys("lianxin-test-token", "TGlhbnhpbi10ZXN0LWtleS0zMi1ieXRlcy1sb25nISE", "wxfeedfacecafebeef")

SALT = b"0123456789abcdef"

V6_MESSAGE = (
    "<xml><ToUserName><![CDATA[oTestUser0001]]></ToUserName>"
    "<FromUserName><![CDATA[gh_testaccount1]]></FromUserName><CreateTime>1795400000</CreateTime>"
    "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[收到，谢谢王阿姨🙏]]></Content></xml>"
)
V7_MESSAGE = "x" * 26

V1 = Vector(
    A,
    timestamp="1409659589",
    nonce="263014780",
    signature="5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3",
    encrypted=(
        "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ=="
    ),
)

V2 = Vector(
    A,
    timestamp="1409659813",
    nonce="1372623149",
    signature="477715d11cdb4164915debcba66cb864d751f3e6",
    encrypted=(
        "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3"
        "QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48"
        "kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izo"
        "un1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUa"
        "x5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl"
        "/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q=="
    ),
)

V3 = Vector(
    B,
    timestamp="1409735669",
    nonce="1320562132",
    signature="5d197aaffba7e9b25a30732f161a50dee96bd5fa",
    encrypted=(
        "hyzAe4OzmOMbd6TvGdIOO6uBmdJoD0Fk53REIHvxYtJlE2B655HuD0m8KUePWB3+LrPXo87wzQ1QLvbeUgmB"
        "M4x6F8PGHQHFVAFmOD2LdJF9FrXpbUAh0B5GIItb52sn896wVsMSHGuPE328HnRGBcrS7C41IzDWyWNlZkyy"
        "Xwon8T332jisa+h6tEDYsVticbSnyU8dKOIbgU6ux5VTjg3yt+WGzjlpKn6NPhRjpA912xMezR4kw6KWwMrC"
        "VKSVCZciVGCgavjIQ6X8tCOp3yZbGpy0VxpAe+77TszTfRd5RJSVO/HTnifJpXgCSUdUue1v6h0EIBYYI1BD"
        "1DlD+C0CR8e6OewpusjZ4uBl9FyJvnhvQl+q5rv1ixrcpCumEPo5MJSgM9ehVsNPfUM669WuMyVWQLCzpu9G"
        "hglF2PE="
    ),
)

V4 = Vector(
    C,
    timestamp="1411525903",
    nonce="461056294",
    signature="74d92dfeb87ba7c714f89d98870ae5eb62dff26d",
    encrypted=(
        "RgqEoJj5A4EMYlLvWO1F86ioRjZfaex/gePD0gOXTxpsq5Yj4GNglrBb8I2BAJVODGajiFnXBu7mCPatfjsu"
        "6IHCrsTyeDXzF6Bv283dGymzxh6ydJRvZsryDyZbLTE7rhnus50qGPMfp2wASFlzEgMW9z1ef/RD8XzaFYgm"
        "7iTdaXpXaG4+BiYyolBug/gYNx410cvkKR2/nPwBiT+P4hIiOAQqGp/TywZBtDh1yCF2KOd0gpiMZ5jSw3e2"
        "9mTvmUHzkVQiMS6td7vXUaWOMZnYZlF3So2SjHnwh4jYFxdgpkHHqIrH/54SNdshoQgWYEvccTKe7FS709/5"
        "t6NMxuGhcUGAPOQipvWTT4dShyqio7mlsl5noTrb++x6En749zCpQVhDpbV6GDnTbcX2e8K9QaNWHp91eBdC"
        "RxthuL0="
    ),
)

V5 = Vector(
    C,
    timestamp="1411443780",
    nonce="437374425",
    signature="dd6b9c95b495b3f7e2901bfbc76c664930ffdb96",
    encrypted=(
        "4ByGGj+sVCYcvGeQYhaKIk1o0pQRNbRjxybjTGblXrBaXlTXeOo1+bXFXDQQb1o6co6Yh9Bv41n7hOchLF6p+Q=="
    ),
)

V6 = Vector(
    D,
    timestamp="1795400001",
    nonce="nonce-42",
    signature="74e02d52c622a32af81a14871874db8385c92a42",
    encrypted=(
        "JpIoE9JnMOEVvApRktmUrSXRZCsNDo0A7XjLk7P5quhKiqeoUR+5UVbnIEP74RmihXRZYEZ6xvqoWQTCGGJN"
        "xazF3NuRaKjNyc1Dn8gDKmBixHqwNqa697KEIeSuN9mae4Co+FTrijN+LJKr5geEOIatwW9Ec+/B2R0HyntL"
        "vmBSslYudM8O9Ls8dTMBbXOGcSKj2mKttIt31JedqQtH8nHLKgBZ+EZzE22owtxe0mt7IFStTACu1xlbjeM8"
        "JjSX4Q1b+Iq2Ljnz+sv0eKruPcTqjno4ZFDacdFyx7hH/N2Yx1aSFtrThhbkEH5Hu0ZJlzciGbthy0APYUS4"
        "SN6XVvV69Qz+r2Rw+SGI22cDR2JgsdcItBp6Ls2vLoIk5vNn"
    ),
)

V7 = Vector(
    D,
    timestamp="1795400001",
    nonce="nonce-42",
    signature="12428ae2977b324354fbce808acb8b8ea82cc178",
    encrypted=(
        "JpIoE9JnMOEVvApRktmUrdhY5VIh4Cyx0trAoBVWKXKkYttTxQHWSgRtBYGxIEphu7hGkA3EH39qWJYkppUe"
        "dqctvIg3LAGHIqPMgtRQb8bNg76W8WofqZCqMEIznpaw"
    ),
)
