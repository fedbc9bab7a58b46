"""The tables of people: units, members, roles, bindings, invitations."""

from datetime import date, datetime

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


class Person(Base):
    """A member. Phone and address are sealed; the phone is found by its keyed hash."""

    __tablename__ = "persons"
    __table_args__ = (
        Index("ix_persons_name", "account", "name"),
        Index("ix_persons_home", "home_unit_id"),
        Index("ix_persons_residence", "residence_unit_id"),
    )

    id: Mapped[Id]
    account: Mapped[str]
    name: Mapped[str]
    called: Mapped[str | None]
    phone_sealed: Mapped[str | None]
    phone_key: Mapped[str | None] = mapped_column(index=True)
    gender: Mapped[str | None]
    born_on: Mapped[date | None]
    birthday_calendar: Mapped[str | None]
    joined_on: Mapped[date | None]
    category: Mapped[str | None]
    address_sealed: Mapped[str | None]
    helper: Mapped[str | None]
    note: Mapped[str | None]
    home_unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    residence_unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    left_at: Mapped[datetime | None]


class Role(Base):
    """A role (leader, secretary, officer, volunteer) held in a unit from `since` to `until`."""

    __tablename__ = "roles"
    __table_args__ = (Index("ix_roles_unit", "unit_id", "role"),)

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    role: Mapped[str]
    since: Mapped[datetime]
    until: Mapped[datetime | None]


class Binding(Base):
    """A WeChat account that speaks for a member: `self`, `helper` or `shared`."""

    __tablename__ = "bindings"
    __table_args__ = (
        UniqueConstraint("account", "openid", "person_id", "since"),
        Index("ix_bindings_openid", "account", "openid"),
    )

    id: Mapped[Id]
    account: Mapped[str]
    openid: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    kind: Mapped[str]
    since: Mapped[datetime]
    until: Mapped[datetime | None]


class Invitation(Base):
    """A code (and QR scene) by which a member's WeChat is bound; single use, expires."""

    __tablename__ = "invitations"
    __table_args__ = (Index("ix_invitations_code", "account", "code_key"),)

    id: Mapped[Id]
    account: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    code_sealed: Mapped[str]
    code_key: Mapped[str]
    scene: Mapped[str] = mapped_column(index=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class ListNumber(Base):
    """A member's number on the lists of a unit, fixed for a year."""

    __tablename__ = "list_numbers"
    __table_args__ = (UniqueConstraint("unit_id", "year", "number"),)

    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    number: Mapped[int]
