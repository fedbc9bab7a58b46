"""Words of danger, as patterns over folded text without spaces (疼 written 痛).

Any of them anywhere beats everything else (VOICE, section 1), also after 没 or inside an
announcement: a needless call costs a minute. Two safe uses are left out: 想死你了, which says that
somebody is missed, and 火灾 as the subject of a lecture or a drill.
"""

import re
from typing import Literal

DangerKind = Literal["medical", "fire", "gas", "violence", "suicide", "other"]

_MEDICAL = (
    "摔倒|跌倒|滑倒|绊倒|栽倒|倒在地上|摔跤|摔伤|跌伤|摔了[一个跤]|跌了[一个跤]|[我您他她人]摔了|摔下|摔到|摔断|"
    "(?:胸口?|心口|心脏|胸部|心窝)[^,.。;!?]{0,4}(?:痛|闷|压得慌|不舒服|难受)|心绞痛|心梗|脑梗|脑溢血|"
    "[喘透]不[上过]来?气|[喘透]不过来|上不来气|气上不来|呼吸困难|不能呼吸|没有?呼吸|没有?心跳|"
    "晕倒|昏倒|晕过去|昏过去|晕厥|昏迷|不省人事|失去知觉|叫不醒|中风|"
    "救护车|[叫打]120|半边身子|口眼?歪|"
    "吐血|大出血|流血不止|血止不住|便血|抽搐|休克|噎住|噎着|骨折|触电|溺水|落水|掉水里|掉河里|"
    "食物中毒|农药中毒|喝了农药|吃错药|烫伤|过敏性休克|"
    r"\bchest pain|can'?t breathe|cannot breathe|\bfainted|\bunconscious|\bfell down|fallen down|"
    r"had a fall|heart attack|\bstroke\b|bleeding heavily"
)
_FIRE = (
    "着火|起火(?![锅车腿])|失火|(?<!发)烧起来了|(?<!防)火灾(?!隐患|演练|演习|保险|预防|防控|防范|宣传|知识|"
    r"自动|报警器)|电瓶车冒烟|冒烟了|\bon fire\b|house fire|there is a fire|there's a fire"
)
_GAS = r"煤气|[燃然化]气[^,.。;!?]{0,4}(?:漏|味)|漏[燃天液]|一氧化碳|\bgas leak|smell(?:s of)? gas"
_VIOLENCE = (
    "家暴|有人打我|打人了|被打了|被人打|挨打|持刀|拿刀|砍人|杀人|抢劫|被抢|绑架|有歹徒|有坏人|入室[盗抢]|"
    r"有人撬门|[有进]小偷|进了小偷|进贼|遇险|报警(?!器)|"
    r"\brobbed|\bburglar|being attacked|hitting me|\bhits me"
)
_SUICIDE = (
    "不想活|不要活了|活不下去|活够了|活着没意思|活着没有?意义|自杀|轻生|寻死|寻短见|想死(?![你您他她]|大家)|"
    r"死了算了|跳楼|跳河|割腕|上吊|喝农药|\bsuicide|kill myself|want to die|end my life"
)
_OTHER = (
    "救命|快救人|救救我|来救我|快来救|被困|困在电梯|电梯困|地震了|[房楼墙顶][子板]?塌|"
    r"\bhelp me now|\bemergency\b"
)

# In the order of telling: what names the danger most exactly comes first.
DANGER: tuple[tuple[DangerKind, re.Pattern[str]], ...] = (
    ("suicide", re.compile(_SUICIDE)),
    ("gas", re.compile(_GAS)),
    ("fire", re.compile(_FIRE)),
    ("medical", re.compile(_MEDICAL)),
    ("violence", re.compile(_VIOLENCE)),
    ("other", re.compile(_OTHER)),
)
