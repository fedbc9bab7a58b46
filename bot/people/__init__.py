"""People: units, members, roles, bindings, invitations, audiences. The face of the slice."""

from bot.people.audiences import (
    Audience,
    AudienceOutcome,
    MayNotAnnounce,
    NobodyThere,
    NotYourUnit,
    UnknownAudience,
    audience,
    audience_again,
    audience_from,
)
from bot.people.binding import BoundNow, MemberBound, bind, unbind
from bot.people.cards import PersonCard, addressed, card, cards
from bot.people.finding import NoSuchPerson, SeveralPeople, person_named
from bot.people.identity import (
    Bound,
    Identity,
    bound_select,
    identify,
    identity_of,
    openids_of,
)
from bot.people.invitations import CodesExhausted, InvitationShown, invite
from bot.people.joining import (
    AlreadyBound,
    ExpiredCode,
    Found,
    InvitationOutcome,
    Locked,
    NameNeeded,
    UsedCode,
    WrongCode,
    WrongCodes,
    find_invitation,
)
from bot.people.lists import list_numbers, person_by_number
from bot.people.looking_after import above, organiser, organisers, organisers_of_many
from bot.people.models import Binding, Invitation, ListNumber, Person, Role, Unit
from bot.people.reach import figures, phone_of, phones_of, place_of, places_of
from bot.people.roles import RoleEnded, RoleHeld, grant, revoke, roles_of
from bot.people.scope import find_member, in_scope, may_act_for, members_select
from bot.people.silence import count_without
from bot.people.units import NoSuchUnit, SeveralUnits, ensure_units, find_unit
from bot.people.words import MEMBER, ROLES, category_named, role_named

__all__ = [
    "MEMBER",
    "ROLES",
    "AlreadyBound",
    "Audience",
    "AudienceOutcome",
    "Binding",
    "Bound",
    "BoundNow",
    "CodesExhausted",
    "ExpiredCode",
    "Found",
    "Identity",
    "Invitation",
    "InvitationOutcome",
    "InvitationShown",
    "ListNumber",
    "Locked",
    "MayNotAnnounce",
    "MemberBound",
    "NameNeeded",
    "NoSuchPerson",
    "NoSuchUnit",
    "NobodyThere",
    "NotYourUnit",
    "Person",
    "PersonCard",
    "Role",
    "RoleEnded",
    "RoleHeld",
    "SeveralPeople",
    "SeveralUnits",
    "Unit",
    "UnknownAudience",
    "UsedCode",
    "WrongCode",
    "WrongCodes",
    "above",
    "addressed",
    "audience",
    "audience_again",
    "audience_from",
    "bind",
    "bound_select",
    "card",
    "cards",
    "category_named",
    "count_without",
    "ensure_units",
    "figures",
    "find_invitation",
    "find_member",
    "find_unit",
    "grant",
    "identify",
    "identity_of",
    "in_scope",
    "invite",
    "list_numbers",
    "may_act_for",
    "members_select",
    "openids_of",
    "organiser",
    "organisers",
    "organisers_of_many",
    "person_by_number",
    "person_named",
    "phone_of",
    "phones_of",
    "place_of",
    "places_of",
    "revoke",
    "role_named",
    "roles_of",
    "unbind",
]
