"""The columns of INTERFACE §5, by their Chinese and their exact English headers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the row's field, its two headers, whether a file must have it."""

    field: str
    chinese: str
    english: str
    required: bool = False

    def header(self, language: str) -> str:
        """The header in "zh-CN" or "en"."""
        return self.english if language == "en" else self.chinese


COLUMNS = (
    Column("name", "姓名", "name", required=True),
    Column("phone", "手机号", "phone"),
    Column("gender", "性别", "gender"),
    Column("born_on", "出生日期", "born"),
    Column("birthday_calendar", "生日历法", "birthday calendar"),
    Column("joined_on", "入党日期", "joined"),
    Column("home", "组织", "home unit", required=True),
    Column("residence", "居住小组", "residence unit"),
    Column("category", "类别", "category"),
    Column("roles", "角色", "role"),
    Column("address", "现住址", "address"),
    Column("helper", "帮办人", "helper"),
    Column("note", "备注", "note"),
)
PROBLEM_HEADERS = ("问题", "problem")  # of a corrected file, as people get it back; not read
BY_FIELD = {column.field: column for column in COLUMNS}


def column_named(header: str) -> Column | None:
    """The column of a header, whatever its case, spacing or trailing star; None if unknown."""
    wanted = _folded(header)
    return next(
        (one for one in COLUMNS if wanted in (_folded(one.chinese), _folded(one.english))), None
    )


def is_for_problems(header: str) -> bool:
    """True for the column that a corrected file carries beside the others."""
    return _folded(header) in PROBLEM_HEADERS


def _folded(header: str) -> str:
    return " ".join(header.replace("_", " ").strip("*\uff0a \ufeff").casefold().split())
