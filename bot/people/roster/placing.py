"""Where the units of a file lie: in the tree there is, or new, and then said so beforehand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from bot.people.units import Choices, has_tail


class Places:
    """The tree of an account as a file sees it: `known` are the ids of the units there are."""

    def __init__(self, known: Mapping[str, int]) -> None:
        self.known = known
        self._paths: dict[str, set[str]] = defaultdict(set)
        self._homes: dict[str, str | Choices] = {}
        self.expect(known)

    def expect(self, paths: Iterable[str]) -> None:
        """Count these paths as there: home units that the file is going to make."""
        for path in paths:
            self._paths[path.rpartition("/")[2]].add(path)

    def home(self, text: str) -> str | Choices:
        """The path of a home unit: one there is, by path or tail, else a new one.

        A new one hangs below the longest part of its path that fits. Choices: several units fit.
        """
        if text not in self._homes:
            self._homes[text] = self._place(text)
        return self._homes[text]

    def residence(self, text: str, home: str) -> str | Choices:
        """The path of a residence unit: by path or tail, the own street's first; else a new one.

        A bare name that nothing fits becomes a unit below the street of the home unit.
        """
        street = home.partition("/")[0]
        fitting = self._fitting(text)
        near = [path for path in fitting if path.partition("/")[0] == street]
        fitting = near or fitting
        if fitting:
            return fitting[0] if len(fitting) == 1 else Choices(fitting)
        return self.home(text) if "/" in text else f"{street}/{text}"

    def _place(self, text: str) -> str | Choices:
        if text in self.known:
            return text
        fitting = [path for path in self._fitting(text) if path in self.known]
        if fitting:
            return fitting[0] if len(fitting) == 1 else Choices(fitting)
        above, _, name = text.rpartition("/")
        if not above:
            return name
        found = self.home(above)
        return found if isinstance(found, Choices) else f"{found}/{name}"

    def _fitting(self, text: str) -> list[str]:
        named = self._paths.get(text.rpartition("/")[2], ())
        if text in named:
            return [text]
        return sorted(path for path in named if has_tail(path, text))
