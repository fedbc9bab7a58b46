"""What a file changes and what is wrong with it, line by line, as every door says it."""

from bot.core.texts import Texts
from bot.people.roster.changes import ChangedMember, Changes, FieldChange
from bot.people.roster.columns import BY_FIELD
from bot.people.roster.problems import Problem


def problem_said(texts: Texts, problem: Problem) -> str:
    """What was expected, without the place."""
    return texts.say(problem.key, **problem.facts)


def problem_line(texts: Texts, problem: Problem) -> str:
    """A mistake with its row and column."""
    what = problem_said(texts, problem)
    if not problem.row:
        return what
    if not problem.column:
        return texts.say("roster-row", row=problem.row, what=what)
    return texts.say("roster-cell", row=problem.row, column=problem.column, what=what)


def problem_beside_row(texts: Texts, problem: Problem) -> str:
    """A mistake as it stands in the row it is about: the column, and what was expected."""
    what = problem_said(texts, problem)
    if not problem.column:
        return what
    return texts.say("roster-cell-problem", column=problem.column, what=what)


def changed_said(texts: Texts, one: ChangedMember) -> str:
    """All that a row changes of a member, in one line without the name."""
    parts = [_field(texts, change) for change in one.changes]
    for key, roles in (("roster-roles-given", one.given), ("roster-roles-ended", one.ended)):
        if roles:
            words = [texts.say(f"role-{role}") for role in roles]
            parts.append(texts.say(key, roles=texts.say("roster-column-divider").join(words)))
    return texts.say("roster-change-divider").join(parts)


def counts_said(texts: Texts, changes: Changes, *, before: bool) -> str:
    """How much a file changes; `before`: how much it would."""
    return texts.say(
        "roster-would-change" if before else "roster-changed",
        new=len(changes.new),
        changed=len(changes.changed),
        unchanged=changes.unchanged,
        units=len(changes.new_units),
    )


def _field(texts: Texts, change: FieldChange) -> str:
    column = BY_FIELD[change.field].header(texts.language)
    if not change.old:
        return texts.say("roster-field-new", column=column, new=change.new)
    return texts.say("roster-field-change", column=column, old=change.old, new=change.new)
