"""The organisation tree."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import Base, Id
from bot.people.kinds import kind_of

# Byte by byte on both databases: so a range of lineages is a range of the index (people/scope.py).
LINEAGE = String().with_variant(String(collation="C"), "postgresql")


def _kind_by_name(context: DefaultExecutionContext) -> str:
    return kind_of(str((context.current_parameters or {})["name"]))


class Unit(Base):
    """A node of the organisation tree. `lineage` is `/1/7/30/`: its own id and those above it.

    A temporary unit has its first and last day; `ends_at` is the moment the last day is over in
    the place, `then_id` where its people go (None: home, or the unit above). From `closed_at` on
    a unit has nobody and takes nobody; `merged_into_id` says where everything went. A closed one
    keeps its path: opened again under it, it is the same unit.
    """

    __tablename__ = "units"
    __table_args__ = (
        UniqueConstraint("account", "path"),  # two imports at once must not plant a tree twice
        Index("ix_units_name", "account", "name"),
        Index("ix_units_lineage", "lineage"),
    )

    id: Mapped[Id]
    account: Mapped[str]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)
    name: Mapped[str]
    path: Mapped[str]
    lineage: Mapped[str] = mapped_column(LINEAGE, default="")
    kind: Mapped[str] = mapped_column(default=_kind_by_name)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    ends_at: Mapped[datetime | None]
    then_id: Mapped[int | None]
    closed_at: Mapped[datetime | None]
    merged_into_id: Mapped[int | None]
