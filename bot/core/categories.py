"""The categories of members: the words of INTERFACE §5 and what the program calls them."""

from types import MappingProxyType

CATEGORY_WORDS = MappingProxyType(
    {
        "在职": "employed",
        "退休": "retired",
        "失业": "jobless",
        "流动": "migrant",
        "拆迁过渡": "transition",
        "安置": "resettled",
        "两新": "private_sector",
        "农民": "farmer",
        "家属": "dependant",
        "失联": "lost_contact",
        "退伍": "demobilised",
        "待业毕业生": "graduate",
    }
)
CATEGORIES = tuple(CATEGORY_WORDS.values())
