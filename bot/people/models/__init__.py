"""The tables of people, one module a subject."""

from bot.people.models.absences import Absence
from bot.people.models.audit import Audit
from bot.people.models.bindings import Binding, Invitation
from bot.people.models.circumstances import Category, Circumstance
from bot.people.models.contact_card import CardAsked, CardChange, CardEntry, Mind
from bot.people.models.helpers import DoneFor, Helper
from bot.people.models.homes import Home
from bot.people.models.leaving import Leaving
from bot.people.models.lists import ListNumber
from bot.people.models.persons import Person
from bot.people.models.preferences import Offer, Preference
from bot.people.models.roles import Role
from bot.people.models.roster_uploads import RosterUpload
from bot.people.models.signing_in import ConsoleSession, LoginLink
from bot.people.models.tickets import Ticket
from bot.people.models.units import Unit

__all__ = [
    "Absence",
    "Audit",
    "Binding",
    "CardAsked",
    "CardChange",
    "CardEntry",
    "Category",
    "Circumstance",
    "ConsoleSession",
    "DoneFor",
    "Helper",
    "Home",
    "Invitation",
    "Leaving",
    "ListNumber",
    "LoginLink",
    "Mind",
    "Offer",
    "Person",
    "Preference",
    "Role",
    "RosterUpload",
    "Ticket",
    "Unit",
]
