# 聊天里的求助、危险、走访。

help-what = { $you }，要帮什么？直接说，下一句就是。不用了回 0
help-not-asked = 好的。要人帮忙，随时说“求助”。
help-asked =
    记下了，{ $number }号求助，已告诉{ $who }：{ $phone }
    { $answer_by }前有人回您，没人应我找上一级。
    急事回 急；不用了回 取消
help-asked-at-night =
    记下了，{ $number }号求助。{ $waits_until }转给{ $who }：{ $phone }
    等不及，回 急，我马上叫人。
    身体不舒服请直接打 120
help-asked-urgent =
    记为{ $number }号急事，我已在叫{ $who }：{ $phone }
    { $minutes }分钟没人应，我再找上一级，谁接了马上告诉您。
    身体出事打 120，着火打 119，遇险打 110
help-claimed =
    { $number }号您接下了：{ $text }
    { $asker }的电话：{ $phone }，请先打个电话。
    办好了回 完成 { $number } 说明；来不了回 退单 { $number }
help-given-back = { $number }号交回去了，会找别人。
help-finished = 好的，{ $number }号办好了。会问问对方，再给您回音。辛苦了。
help-offer-declined = 好的，这次不麻烦您，{ $number }号找别人。
help-done-thanks = 好的，{ $number }号办好了。
help-open-again = 知道了，{ $number }号还没好，重新给您办。{ $organiser }：{ $phone }
help-cancelled = 好的，{ $number }号不用办了。有人要来的，我去说一声。
help-progress-open = { $number }号还在等人接，{ $answer_by }前有人回您。
help-progress-claimed = { $number }号{ $who }接了：{ $phone }。不用来了，回 取消 { $number }
help-progress-done = { $number }号办好了。还要人帮忙，说“求助”。
help-progress-cancelled = { $number }号是您自己取消的。还要人帮忙，说“求助”。
help-which-number =
    是哪一件？
    { $list }
    比如回：{ $example }
help-list-line = { $number }号 { $text }
help-example-claim = 接单 { $number }
help-example-give-back = 退单 { $number }
help-example-finish = 完成 { $number } 修好了
help-example-cancel = 取消 { $number }
help-example-progress = 进展 { $number }
help-none-to-claim = 眼下没有等人接的求助。
help-none-to-give-back = 您手上没有接着的求助。
help-none-to-finish = 您手上没有接着的求助。
help-none-to-cancel = 您没有在办的求助。要人帮忙，说“求助”。
help-none-to-progress = 您没有在办的求助。
help-position-added = 位置加到{ $number }号求助里了。
help-media-added = 收到了，加到{ $number }号求助里了。

hand-on-how = 转给谁？这样说：转交 12 王秀英
hand-on-whom = 您这边没有找到{ $name }。名字写全再说一次，比如：转交 12 王秀英
handed-on = { $number }号问{ $name }了。对方答应之前，还是您管着。

danger-numbers-medical = 身体出事打 120，着火打 119，遇险打 110，先打电话。
danger-numbers-fire = 着火马上打 119，人先出来，受伤打 120，先打电话。
danger-numbers-gas = 煤气漏了：别开灯别点火，关总阀，开窗，人出来再打 119，不舒服打 120。
danger-numbers-violence = 遇险马上打 110，受伤打 120，先到安全的地方。
danger-numbers-suicide = 您先打 12356，24小时有人听您说；马上有危险打 120 或 110。
danger-numbers-other = 身体出事打 120，着火打 119，遇险打 110，先打电话。
danger-member =
    我已在叫{ $calling }，记为{ $number }号急事。
    { $minutes }分钟没人应，我再找上一级，谁接了马上告诉您。
danger-and = 和
danger-stranger = 还要人帮忙，打值班电话{ $phone }
danger-announcement-kept = 要发的通知还没有发。不是急事，把那几个字换一换，再发一次“通知”。

today-nothing = { $you }，今天没有要联系的人，您歇着。
today-nothing-of-yours = { $you }，今天没有您的事，您歇着。有难处说“求助”。
today-of-yours =
    { $you }，今天和您有关的：
    { $list }
today-notice = 通知《{ $title }》还等您回一句，比如：收到
today =
    { $you }，今天要联系{ $count }位：
    { $list }
    联系过了，回 已联系 { $number } 说明
    没联系上，回 没联系上 { $number }
today-line =
    { $number } { $name }　{ $reasons }
    { $phone }
today-line-no-phone = { $number } { $name }　{ $reasons }
today-more = 还有{ $count }位，办完几位再回 今天 看
contacted = 好的，{ $number }号{ $name }记为联系过了。
contacted-which = 是几号？回 今天 看名单，再回 已联系 号 说明
not-contacted = 好的，{ $name }还没联系上，{ $due_at }前再试一次。

helper-bound = { $you }，{ $name }的家人把微信接上了，以后帮着收消息、回消息。

errand-message = 留言：{ $text }
errand-suggestion = 建言，等您回话：{ $text }
errand-listen = 发来语音，听一听，回个电话
errand-listen-urgent = 发来语音听不出内容，请马上打电话
errand-deliver-lesson = 送学到家：{ $starts_at }《{ $title }》，{ $address }
errand-deliver-lesson-again = 说还没来过，请再去送学：《{ $title }》，{ $address }
errand-no-address = 住址没记，先打电话问
errand-silent-study-day = 提醒过{ $count }次还没回话，请打个电话：{ $starts_at }《{ $title }》
errand-tell-study-day = 微信到不了，请告诉学习日：{ $starts_at }《{ $title }》
errand-unfollowed = 取消了关注，微信送不到了，问问以后怎么联系
errand-wrong-codes = 有人用这个名字绑定，邀请码错了五次，问问是不是本人
errand-message-lost = 发来的话没能办成，请打电话问问
