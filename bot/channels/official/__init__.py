"""WeChat Official Accounts: all that knows their protocol, one subject per module.

Nothing is imported here: the web server needs the codec but no HTTP client, the worker the
client but no codec.
"""
