"""Counting rows by many conditions in one SELECT, and adding up what was counted."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import ColumnElement, case, func

Counts = Sequence[int]


def how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """The number of rows for which this holds."""
    return func.count(case((condition, 1)))


def add_up(names: Sequence[str], lines: Sequence[Counts]) -> dict[str, int]:
    """The sums of lines of counts that stand in the order of these names."""
    if not lines:
        return dict.fromkeys(names, 0)
    return dict(zip(names, map(sum, zip(*lines, strict=True)), strict=True))


def by_name(
    groups: Mapping[int | None, Sequence[Counts]], names: Mapping[int, str]
) -> Iterator[tuple[int | None, str, Sequence[Counts]]]:
    """The groups in the order of their names; last, without a name, what belongs to none."""
    for name, one in sorted((names[one], one) for one in groups if one is not None):
        yield one, name, groups[one]
    if None in groups:
        yield None, "", groups[None]
