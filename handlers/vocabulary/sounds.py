"""Characters that sound alike (tones left out), for the syllables of the words typed here.

Speech and phonetic keyboards choose among these. Only characters in everyday use stand here, only
syllables that a word of the vocabulary has.
"""

from functools import cache

_ALIKE = (
    "鞍氨安俺按暗岸胺案",  # an
    "邦帮梆榜膀绑棒磅蚌镑傍谤",  # bang
    "苞胞包褒薄雹保堡饱宝抱报暴豹鲍爆",  # bao
    "捕哺补埠不布步簿部怖",  # bu
    "餐参蚕残惭惨灿掺",  # can
    "车扯撤掣彻澈",  # che
    "耽担丹单郸掸胆旦氮但惮淡诞弹蛋",  # dan
    "刀捣蹈倒岛祷导到稻悼道盗",  # dao
    "搭达答打大",  # da
    "丁盯叮钉顶鼎锭定订",  # ding
    "更耕梗羹耿庚",  # geng
    "花华划滑画话化",  # hua
    "灰挥辉徽恢蛔回毁悔慧卉惠晦贿秽会烩汇讳诲绘",  # hui
    "嘉枷夹佳家加荚颊贾甲钾假稼价架驾嫁茄",  # jia
    "歼监坚尖笺间煎兼肩艰奸缄茧检柬碱硷拣捡简俭剪减荐鉴践贱见键箭件健舰剑饯渐溅涧建",  # jian
    "蕉椒礁焦胶交郊浇骄娇搅铰矫侥脚狡角饺缴绞剿教酵轿较叫窖",  # jiao
    "揭接皆秸街阶截劫节杰捷睫竭洁结解姐戒芥界借介疥诫届",  # jie
    "巾筋斤金今津襟紧锦仅谨进靳晋禁近烬浸尽劲",  # jin
    "离梨黎里理李礼力利历立丽例励厉",  # li
    "芒茫盲氓忙莽",  # mang
    "门闷们",  # men
    "棉眠绵免面勉冕缅",  # mian
    "乒坪苹萍平凭瓶评屏",  # ping
    "牵扦钎铅千迁签仟谦乾黔钱钳前潜遣浅谴堑嵌欠歉",  # qian
    "青轻氢倾卿清擎晴氰情顷请庆",  # qing
    "秋丘邱球求囚酋泅",  # qiu
    "圈颧权醛泉全痊拳犬券劝",  # quan
    "饶扰绕",  # rao
    "日",  # ri
    "墒伤商赏晌上尚裳",  # shang
    "收手首守寿授售受瘦兽",  # shou
    "松耸怂颂送宋讼诵",  # song
    "我窝握卧",  # wo
    "推颓腿蜕褪退",  # tui
    "汪王亡枉网往旺望忘妄",  # wang
    "昔熙析西硒矽晰嘻吸锡牺稀息希悉膝夕惜熄烯溪汐犀檄袭席习媳喜铣洗系隙戏细",  # xi
    "心新辛欣薪信芯",  # xin
    "掀锨先仙鲜纤咸贤衔舷闲涎弦嫌显险现献县腺馅羡宪陷限线",  # xian
    "削靴薛学穴雪血",  # xue
    "焉咽阉烟淹盐严研蜒岩延言颜阎炎沿奄掩眼衍演艳堰燕厌砚雁唁彦焰宴谚验",  # yan
    "瞻毡詹粘沾盏斩崭展蘸栈占战站湛绽",  # zhan
    "招昭找沼赵照罩兆肇召爪",  # zhao
    "正整政证争征郑挣睁蒸症",  # zheng
    "珠株蛛朱猪诸诛逐竹烛煮拄瞩嘱主著柱助蛀贮铸筑住注祝驻",  # zhu
    "专砖转撰赚篆",  # zhuan
)


@cache
def _syllables() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for syllable, characters in enumerate(_ALIKE):
        for character in characters:
            found.setdefault(character, set()).add(syllable)
    return {character: frozenset(numbers) for character, numbers in found.items()}


def sounds_like(heard: str, word: str) -> bool:
    """Whether `heard` is `word` in other characters of the same sound; False if it is the word."""
    if len(heard) != len(word) or heard == word:
        return False
    return all(_same_sound(one, other) for one, other in zip(heard, word, strict=True))


def _same_sound(one: str, other: str) -> bool:
    nothing: frozenset[int] = frozenset()
    known = _syllables()
    return one == other or bool(known.get(one, nothing) & known.get(other, nothing))
