"""Those of the demo who have a name and a story: the five phones, and 赵组长's fourteen."""

from dataclasses import dataclass
from datetime import date

from lianxin.demo_map import (
    EMPLOYED_GROUP,
    HOME_BRANCH,
    MIGRANT_GROUP,
    TRANSITION_GROUP,
)

FIRST_GROUP = f"{HOME_BRANCH}/第一小组"  # where the members of the old village are still at home
SECRETARY = "周永福"
COUPLE = ("王秀英", "张建国")  # one WeChat for both


@dataclass(frozen=True, slots=True)
class Part:
    """One named person; `about` is the line under their phone, "" for the others."""

    name: str
    gender: str
    born_on: date
    category: str
    home: str
    residence: str | None = None
    called: str | None = None
    roles: tuple[tuple[str, str], ...] = ()
    address: str = "青龙街道东风路（租住）"
    about: str = ""
    helper: str | None = None
    note: str | None = None


PHONES = (
    Part(
        name="王秀兰",
        gender="female",
        born_on=date(1952, 3, 4),
        category="transition",
        home=FIRST_GROUP,
        residence=TRANSITION_GROUP,
        called="王阿姨",
        address="紫云苑3幢2单元101室（租住）",
        about="王阿姨，74岁，拆迁后一个人住",
        note="独居",
    ),
    Part(
        name="李建国",
        gender="male",
        born_on=date(1981, 2, 16),
        category="migrant",
        home=MIGRANT_GROUP,
        called="李师傅",
        address="外地工厂宿舍",
        about="李师傅，45岁，在九百公里外打工，上夜班",
    ),
    Part(
        name="陈志远",
        gender="male",
        born_on=date(1993, 1, 20),
        category="employed",
        home=EMPLOYED_GROUP,
        called="陈工",
        roles=(("volunteer", HOME_BRANCH),),
        address="青龙苑北区12幢1单元603室",
        about="陈工，33岁，上班，两个孩子",
    ),
    Part(
        name="赵德明",
        gender="male",
        born_on=date(1958, 1, 9),
        category="retired",
        home=HOME_BRANCH,
        called="赵组长",
        roles=(("leader", TRANSITION_GROUP),),
        address="紫云苑5幢1单元202室",
        about="赵组长，68岁，返迁过渡期党小组组长，名单上十四个人",
    ),
    Part(
        name=SECRETARY,
        gender="male",
        born_on=date(1965, 2, 11),
        category="retired",
        home=HOME_BRANCH,
        called="周书记",
        roles=(("secretary", HOME_BRANCH),),
        address="青龙苑南区8幢2单元301室",
        about="周书记，61岁，东风支部书记",
    ),
)


def _neighbour(name: str, gender: str, year: int, house: int) -> Part:
    """One of 赵组长's fourteen: at home in the old village, living all over town."""
    return Part(
        name=name,
        gender=gender,
        born_on=date(year, 1 + house % 6, 1 + house),
        category="transition",
        home=FIRST_GROUP,
        residence=TRANSITION_GROUP,
        address=f"紫云苑{house}幢1单元{100 + house}室（租住）",
    )


NEIGHBOURS = (
    _neighbour("陈阿毛", "male", 1948, 2),
    _neighbour("李根宝", "male", 1955, 4),
    _neighbour(COUPLE[0], "female", 1954, 6),
    _neighbour(COUPLE[1], "male", 1951, 6),
    _neighbour("钱桂芳", "female", 1943, 7),
    _neighbour("徐凤英", "female", 1950, 8),
    _neighbour("沈根生", "male", 1957, 9),
    _neighbour("吴美珍", "female", 1962, 10),
    _neighbour("顾福根", "male", 1970, 11),
    _neighbour("许金妹", "female", 1972, 12),
    _neighbour("蒋晓东", "male", 1979, 13),
    _neighbour("孙海燕", "female", 1984, 14),
    _neighbour("朱立新", "male", 1988, 15),
)
CAST = PHONES + NEIGHBOURS
NAMES = frozenset(part.name for part in CAST)
