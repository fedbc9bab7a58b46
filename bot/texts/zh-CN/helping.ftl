# 谁替谁说话：帮办、绑定码、换微信。

# 帮办
helper-whom = 请谁帮您收消息、回消息？说个姓名就行，家里人、邻居都可以。不用了回 0
helper-whom-now =
    现在帮您的是：{ $names }。不要了，说“不要帮办”。
    还想请谁，说个姓名。不用了回 0
helper-which =
    { $name }是哪一位？
    { $choices }
    不请了回 0
helper-member = { $name }（{ $unit }）
helper-no-member = 都不是，是家里人或邻居
helper-noted =
    好的，请{ $name }帮您，我告诉一声。替您办的事，您下次来消息能看到。
    您心里的话，帮办看不到。不想了，随时说“不要帮办”。
helper-noted-code =
    好的。请{ $name }用自己的微信关注这里，三天里发：
    绑定 { $own } { $code }
    问是谁的时候，回 2 我是家人。不想了，随时说“不要帮办”。
helper-already = { $name }已经在帮您了，不用再说。不要了，说“不要帮办”。
helper-oneself = 您的事您自己能办。请别人帮，说：帮办 姓名
helper-none = 现在没有人帮办，只有您自己能回。请人帮，说：帮办 姓名
helper-gone = 好的，从现在起不用{ $names }帮办了，已经告诉对方。您的事您自己回。
helper-somebody = 帮办的人
helper-own-word =
    请谁帮办，要本人说才行。
    本人不方便，请{ $organiser }去一趟：{ $phone }
helper-stopped = 好的，您不再帮{ $name }收消息、回消息了。有事打{ $phone }
helper-left-as-is = 好的，还和原来一样。
helper-named =
    { $you }，{ $name }请您帮着收消息、回消息。替着回，说：代 { $name } 签到
    不方便，请跟{ $name }说一声，由本人发“不要帮办”。
helper-named-leader = { $you }，{ $name }请了{ $helper }帮办，以后{ $helper }能替着回。
helper-dismissed = { $you }，{ $name }的消息不用您帮着回了，谢谢您。
helper-dismissed-stranger = 您好，{ $name }的消息不用您帮着回了，谢谢您。
helper-stopped-leader = { $you }，{ $name }的帮办不帮了，{ $name }要是没有自己的微信，请打个电话问问。
helper-dismissed-leader = { $you }，{ $name }不要人帮办了，有事直接找本人。
done-for-you-by-helper = （{ $by }替您回了：{ $what }）
act-study-day = 学习日怎么参加
act-notice = 通知
act-check-in = 签到
act-sign-of-life = 报平安
act-request-help = 求助
by-helper = 您的帮办{ $name }

# 绑定码
fresh-code-whose = 给谁的？写上姓名，比如：绑定码 王秀英
fresh-code-nobody = 归您管的人里没有叫{ $name }的。名字写全再说一次，比如：绑定码 王秀英
fresh-code =
    { $name }的码是 { $code }，{ $until }前用，只能用一次。
    在本人手机上关注这里，发：绑定 { $name } { $code }
    记的是您担保的，请当面用。
fresh-code-too-many = 这一个钟头要的码多了，歇一会儿再来。着急就打{ $phone }

# 换微信
bind-old =
    { $name }原来接着另一个微信，还用吗？
    1 换成这个　2 两个都用　3 先不接
    弄不明白打{ $phone }
wechat-moved =
    { $name }的微信换到新手机上了，这边不再收消息。
    不是您换的，马上打{ $phone }
wechat-one-more =
    { $name }又接上了一个微信，两边都能收消息。
    不是您接的，马上打{ $phone }

# 帮助、还等着的问题
can-name-helper = 帮办 姓名　请人帮您收发（不要帮办：不用了）
can-fresh-code = 绑定码 姓名　当面帮老人接微信
open-bind-old =
    原来的微信还用吗？
    1 换成这个　2 两个都用　3 先不接
open-helper-whom = 请谁帮办？说个姓名，不用了回 0

# 公众号迁移：openid 换新（lianxin bindings import）
bindings-would-change = 试看：换新 { $changed } 个，早已换过 { $already } 个，这里没有 { $unknown } 个。什么都没有改。
bindings-changed = 已换新 { $changed } 个，早已换过 { $already } 个，这里没有 { $unknown } 个。
bindings-refused = 有 { $count } 处要改，什么都没有换。改好再来一次就行。
bindings-no-file = 文件打不开。请给 UTF-8 的 .csv，每行两列：旧 openid，新 openid。
bindings-row-openids = 第 { $row } 行：请写两列，旧 openid，新 openid。
bindings-row-twice = 第 { $row } 行：这个 openid 前面有了，请只留一行。
bindings-row-same = 第 { $row } 行：新旧一样，请删掉这一行。
