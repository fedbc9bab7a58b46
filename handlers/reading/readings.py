"""What a message can turn out to be: the closed union `Reading`, and what goes into reading it.

Source: VOICE, sections 1 to 3. A reading says what was meant, never what follows from it: the
handlers do that. Match over `Reading` and close it with `assert_never`.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.vocabulary.courtesy import CourtesyKind
from handlers.vocabulary.danger import DangerKind


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that this chat may still answer; `kind` is a key of `vocabulary.KINDS`.

    `open_until` is the first moment at which it is closed. `choices` are the texts of choice 1, 2,
    … for the kinds whose list varies. `person_id` is the member it was put to (two members may
    share one chat), `about_id` what it is about. `in_reply`: asked by a reply, not by a push;
    `answered`: a study day's that has an answer and stays open behind all others.
    """

    id: int
    kind: str
    asked_at: datetime
    open_until: datetime
    person_id: int | None
    about_id: int | None
    in_reply: bool
    answered: bool
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """One message as it came: text or transcript, its time, and the id of what was tapped, if any.

    `last_said_at` is when this person last wrote before this message; `last_answer` the question
    id, option and time of their last answer, for the rule of the same digit twice.
    """

    text: str
    at: datetime
    tap: str | None = None
    last_said_at: datetime | None = None
    last_answer: tuple[int, str, datetime] | None = None
    bound: bool = True


@dataclass(frozen=True, slots=True)
class Limits:
    """The figures of VOICE sections 1 and 2; settings, with these defaults."""

    same_digit: timedelta = timedelta(seconds=20)
    two_questions: timedelta = timedelta(minutes=10)
    dialogue: timedelta = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Danger:
    """Somebody may be in danger; `kind` chooses the numbers, `word` is what was recognised.

    `otherwise` is what the message would have been without the word (a help request with its
    text, an announcement about gas), so that nothing typed is lost.
    """

    kind: DangerKind
    word: str
    otherwise: "Reading"


@dataclass(frozen=True, slots=True)
class Tapped:
    """A tap on a choice of a question (`question_id`, `option`), or on something else (`key`).

    It answers its own question, also one that is no longer open: the handler says so then. A tap
    whose key is the name of a command reads as that `Command`.
    """

    question_id: int | None
    option: str
    key: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command word alone, or with what that command takes; `name` is a key of `COMMANDS`.

    `tail` is the original text after the word, stripped, never folded. The rest is read from it
    where the command's shape has it: `numbers` (in the order typed), `person` (a name as typed),
    `code` (digits), `option` (what is chosen: attend, undo, and the act of on_behalf), `note` (the
    text behind a number).
    """

    name: str
    tail: str = ""
    numbers: tuple[int, ...] = ()
    person: str = ""
    code: str = ""
    option: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to an open question: a canonical option, or "1" … "n" for a varying list."""

    question_id: int
    option: str


@dataclass(frozen=True, slots=True)
class Again:
    """The same answer once more within 20 s: repeat the reply, change nothing."""

    question_id: int
    option: str


@dataclass(frozen=True, slots=True)
class AskWhich:
    """Several questions could be meant, the latest first: ask which, and keep `option`.

    `option` is the digit as text when a digit was sent, since it may mean another thing in each
    question; the canonical name when a word was said. `vocabulary.option_of` takes both.
    """

    question_ids: tuple[int, ...]
    option: str


@dataclass(frozen=True, slots=True)
class AskWhichOption:
    """Several digits at once (12, 1 2, 1和3) for a question with one answer: ask which of them."""

    question_id: int
    digits: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TextAskedFor:
    """The text a question asked for, as typed and stripped."""

    question_id: int
    text: str


@dataclass(frozen=True, slots=True)
class Meant:
    """Words of a command or option inside a longer sentence, or one that only sounds like it.

    Asked back, never done: "do you mean …? 1 yes 0 no". With `others`, ask which of them.
    """

    of: Command | Choice
    others: tuple[Command | Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Closed:
    """0, or its word, for a question that showed 0; `option` is what 0 stands for there."""

    question_id: int
    option: str


@dataclass(frozen=True, slots=True)
class NothingOffers:
    """A bare number that no open question offers: a sign of life, say what is next."""

    digit: int


@dataclass(frozen=True, slots=True)
class BareCode:
    """A six-digit invitation code alone: ask the name; counts as a try."""

    code: str


@dataclass(frozen=True, slots=True)
class Courtesy:
    """A greeting, thanks, "all right" or a picture face, and nothing else: one short line."""

    kind: CourtesyKind


@dataclass(frozen=True, slots=True)
class Silent:
    """Nothing that can be read: an empty text, blanks, control characters."""


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Nothing fits (VOICE section 3). `question_id` is the question to repeat, if one is open."""

    question_id: int | None = None


Reading = (
    Danger
    | Tapped
    | Command
    | Choice
    | Again
    | AskWhich
    | AskWhichOption
    | TextAskedFor
    | Meant
    | Closed
    | NothingOffers
    | BareCode
    | Courtesy
    | Silent
    | NotUnderstood
)
