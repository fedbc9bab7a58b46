"""The browser door: pages for secretaries and leaders, and members' own pages."""

from console.application import PREFIXES, build_console
from console.parts import Parts

__all__ = ["PREFIXES", "Parts", "build_console"]
