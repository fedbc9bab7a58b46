"""Whether a unit is another one or stands below it, by their lineages, in SQL."""

from sqlalchemy import ColumnElement, ScalarSelect, and_


def lies_within(
    lineage: ColumnElement[str], top: ColumnElement[str] | ScalarSelect[str]
) -> ColumnElement[bool]:
    """A range and not LIKE: the index serves it though `top` is known only when it runs.

    A lineage is digits and slashes, and `:` is what comes after the last digit.
    """
    return and_(lineage >= top, lineage < top.concat(":"))
