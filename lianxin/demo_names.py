"""Names for made-up people: common ones, so that two of a branch may share one, as they do."""

from lianxin.demo_dice import Dice

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏"
    "吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵"
)
_FREQUENT = "王李张刘陈杨周吴徐朱钱沈顾蒋"
_OLD_WOMEN = "秀英 桂英 秀兰 玉兰 凤英 桂芳 美珍 金妹 玉珍 阿妹 兰英 素珍 招娣 月娥 惠芬 巧云 彩凤"
_OLD_MEN = "根宝 阿毛 根生 福根 金泉 荣生 建国 国平 志明 德福 永康 阿大 荣根 洪生 明华 文元 仁兴"
_WOMEN = "敏 静 丽娟 晓燕 婷婷 雪梅 海燕 佳怡 欣 雅琴 小红 莉 倩 晨曦 颖 文静 慧 丹 梦洁"
_MEN = "伟 强 磊 军 勇 志刚 海涛 鹏 俊杰 浩 晓东 建华 斌 超 文博 宇 立新 家豪 振宇"


def made_up_name(dice: Dice, *, gender: str, old: bool) -> str:
    """A name that fits the age."""
    surname = dice.one_of(_FREQUENT if dice.happens(50) else _SURNAMES)
    if gender == "female":
        return surname + dice.one_of((_OLD_WOMEN if old else _WOMEN).split())
    return surname + dice.one_of((_OLD_MEN if old else _MEN).split())
