"""The organisation tree."""

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.database import Base, Id


class Unit(Base):
    """A node of the organisation tree. `lineage` is `/1/7/30/`: its own id and those above it."""

    __tablename__ = "units"
    __table_args__ = (
        UniqueConstraint("account", "path"),  # two imports at once must not plant a tree twice
        Index("ix_units_name", "account", "name"),
        Index("ix_units_lineage", "lineage", postgresql_ops={"lineage": "text_pattern_ops"}),
    )

    id: Mapped[Id]
    account: Mapped[str]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)
    name: Mapped[str]
    path: Mapped[str]
    lineage: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
