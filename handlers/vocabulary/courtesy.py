"""Words that say nothing but something kind, words around words, and pictures typed as names."""

from typing import Literal

from handlers.vocabulary.shapes import listed

CourtesyKind = Literal["greeting", "thanks", "ok", "goodbye", "emoji"]

# What people put before and after a word without changing it; the longest first.
BEFORE = listed(
    "不好意思, 对不起, 实在抱歉, 抱歉, 谢谢, "
    "我想要, 我还是, 麻烦您, 麻烦你, 我现在, 那我就, 您好, 你好, 我要, 我想, "
    "我就, 还是, 那我, 那就, 好的, 好吧, 麻烦, 组长, 书记, 是的, 我们, 我, 那, "
    "好, 嗯, 哦, 请, please"
)
AFTER = listed(
    "非常感谢, 谢谢您, 谢谢你, 谢谢啦, 谢谢, 多谢, 谢了, 感谢, 一下, 组长, "
    "书记, thankyou, thanks, please, 吧, 啊, 呀, 哦, 噢, 哈, 呢, 了, 的, 啦, "
    "嘞, 哟, 嗯, 您, 你"
)

KINDS_OF_COURTESY: tuple[tuple[CourtesyKind, tuple[str, ...]], ...] = (
    (
        "thanks",
        listed(
            "谢谢, 多谢, 感谢, 谢了, 辛苦, 麻烦您了, 麻烦你了, 麻烦你们了, 费心, 劳驾, thank, "
            "thanks, thx"
        ),
    ),
    ("goodbye", listed("再见, 拜拜, 晚安, 回头见, bye, goodbye, goodnight")),
    (
        "greeting",
        listed(
            "您好, 你好, 你们好, 早上好, 上午好, 中午好, 下午好, 晚上好, 早安, 早, 大家好, 在吗, "
            "在不在, 在么, 哈喽, 哈罗, 嗨, 喂, 新年好, 新春快乐, 新年快乐, 节日快乐, 春节快乐, "
            "中秋快乐, 国庆快乐, 过年好, 恭喜发财, hello, hi, hey, goodmorning, goodafternoon, "
            "goodevening"
        ),
    ),
    (
        "ok",
        listed(
            "好, 好的, 好嘞, 好哒, 知道, 知道了, 晓得, 晓得了, 明白, 明白了, 了解, 嗯, 哦, 噢, 行, "
            "可以, 没问题, 没事, 没关系, ok, okay, fine, gotit, 收到, 是, 是的, 对, 对的"
        ),
    ),
)
# What may stand beside them without making them mean anything else.
BESIDE_COURTESY = (
    ",",
    *listed(
        "您, 你, 们, 组长, 书记, 老师, 同志, 大家, 各位, 小连, 连心, 阿姨, 大姐, 师傅, 啊, 呀, 哦, "
        "啦, 了, 的, 哈, 呢, 非常, 十分, 太, 很, you, very, much, so, 。, !, 、, ~"
    ),
)

# Names WeChat writes for its own pictures, and those pictures that say "all right".
PICTURE_NAMES = listed(
    "微笑, 撇嘴, 色, 发呆, 得意, 流泪, 害羞, 闭嘴, 睡, 大哭, 尴尬, 发怒, 调皮, 呲牙, 惊讶, "
    "难过, 囧, 抓狂, 吐, 偷笑, 愉快, 白眼, 傲慢, 困, 惊恐, 憨笑, 悠闲, 咒骂, 疑问, 嘘, 晕, "
    "衰, 骷髅, 敲打, 再见, 擦汗, 抠鼻, 鼓掌, 坏笑, 右哼哼, 鄙视, 委屈, 快哭了, 阴险, 亲亲, "
    "可怜, 笑脸, 生病, 脸红, 破涕为笑, 恐惧, 失望, 无语, 嘿哈, 捂脸, 奸笑, 机智, 皱眉, 耶, "
    "吃瓜, 加油, 汗, 天啊, 社会社会, 旺柴, 好的, 打脸, 哇, 翻白眼, 让我看看, 叹气, 苦涩, "
    "裂开, 嘴唇, 爱心, 心碎, 拥抱, 强, 弱, 握手, 胜利, 抱拳, 勾引, 拳头, 合十, 啤酒, 咖啡, "
    "蛋糕, 玫瑰, 凋谢, 菜刀, 炸弹, 便便, 月亮, 太阳, 庆祝, 礼物, 红包, 發, 福, 烟花, 爆竹, "
    "ok, OK, Ok, Smile, Rose, Heart, ThumbsUp, Salute, Clap, Sun, Coffee, Cake, Gift, "
    "Worship"
)
OK_PICTURES = listed("[OK], [ok], [Ok], [好的], [强], [ThumbsUp], 👌, 👍, 🆗, ✅, ☑, ✔")
