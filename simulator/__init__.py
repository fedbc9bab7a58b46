"""A stand-in for WeChat's official-account servers, with phones on a page.

It imports nothing of the bot and talks to it only over HTTP: encrypted callbacks go out, API calls
come in. Start it with `simulator.server.run`, seed it as `simulator.seed` describes, drive it from
tests through `/control/…` (`simulator.control`).
"""
