# 聊天里的回话：谁来说话、帮助、没听懂、还有一件事。

stranger = 您好
duty-phone = 值班电话
received-later = 收到您的话了，没有丢，稍后回您。
late-answer = { $reply }

## 菜单按钮（微信里最多四个字）
menu-check-in = 签到
menu-study-days = 学习日
menu-more = 更多
menu-sign-of-life = 报平安
menu-request-help = 求助
menu-help = 帮助

## 帮助
help =
    { $you }，有事找{ $organiser }：{ $phone }
    您可以直接说，或发下面的词：
    { $lines }
help-open-question =
    有一件事等您一句话：
    { $question }
can-study-days = 学习日　看哪天学习、怎么参加
can-check-in = 签到　学习日到了（或 签到 口令）
can-request-help = 求助 要帮什么　有人来帮您
can-makeup = 补学　没来的那次，手机上补
can-give-lesson = 课文　给学习日放课文
can-sign-of-life = 报到　报个平安
can-received = 收到　通知看到了
can-undo = 改　刚才说的不算，重新说
can-progress = 进展　您的事办到哪了
can-cancel = 取消　求助不用了
can-suggest = 建言 您的想法　书记会回您
can-my-info = 我的信息　记着您什么，哪里不对说 更正
can-offer-help = 我能帮 修电脑　有空帮帮邻居
can-card = 联系卡 姓名　看自己这边一位的联系卡
can-today = 今天　今天要联系谁
can-contacted = 已联系 号 说明　联系过了
can-not-contacted = 没联系上 号　明天再联系
can-put-off = 改天 号 星期六再去　换个日子联系
can-pass-on = 转 号 姓名　请别人联系
can-on-behalf = 代 姓名 签到　替人签到（报到、参加、请假也行）
can-claim = 接单 号　接下求助
can-finish = 完成 号 说明　求助办好了
can-give-back = 退单 号　来不了，交回去
can-hand-on = 转交 号 姓名　请别人去
can-announce = 通知 全体 要说的话　先看后发
can-change-notice = 改通知 号 新的话　换一种说法
can-recall = 撤回 号　通知不发了
can-new-study-day = 新建学习日　定一个学习日

## 还有一件事
also-open =
    还有一件等您一句话：
    { $question }
open-study-day =
    { $starts_at }学习日《{ $title }》
    1 参加　2 线上　3 送学　4 请假
open-notice =
    通知《{ $title }》
    1 收到　2 请给我打电话　3 做不到
open-help-offer =
    { $number }号求助：{ $text }
    1 接单　2 这次不行
open-help-done =
    { $number }号事办好了吗：{ $text }
    1 办好了　2 还没

open-for = { $name }：{ $question }
open-notice-preview =
    您的通知发出吗？
    1 发出　2 换时间　3 先发给我看看
    4 急事　5 不用回　0 不发
open-notice-count = 您的通知发出吗？回人数发出，0 不发
open-notice-tried =
    样子看过了吗？正式的通知还没有发。
    1 回到预览　0 不发
open-notice-when =
    通知什么时候发？
    1 马上发　2 按各人自己的时间　3 不改
open-notice-why-urgent = 通知为什么急？说一句；不急回 0
open-notice-who = 通知发给哪一位？0 都不是
open-notice-approval =
    有条通知等您同意
    1 同意　2 不同意
open-notice-refusal = 那条通知为什么不同意？说一句
open-list-who = 名单里是哪一位？0 都不是
open-study-day-preview =
    刚看过的学习日，还没有发布
    1 发布　0 不发
open-study-day-when = 学习日哪天、几点？不办了回 0
open-study-day-place = 学习日在哪里？不办了回 0
open-study-day-title = 学习日讲什么？不办了回 0
open-bind-name = 接微信，等您的姓名
open-bind-code = 接微信，等纸上的六位邀请码
open-bind-who =
    接微信，您是哪一位？
    1 是本人　2 我是家人，帮着用　3 我们两人用　0 不是
open-help-what = 要帮什么？不用了回 0
open-hurry =
    刚才的求助
    是急事，回 急；不急，回 不急
open-voice-urgent =
    您刚才的语音
    1 急　0 不急
open-not-understood =
    您刚才没看懂的话
    1 求助　2 建言　3 留言　0 没事
open-after-sign-of-life = 报了平安，想说两句就说
open-sign-of-life-or-check-in =
    您刚才报平安
    1 签到　2 只报平安
open-position =
    您发来的位置
    1 报平安　2 求助
open-media =
    您发来的图，是要人帮忙吗？
    1 求助　0 不是
open-why-not = 通知里的事难在哪？说一句就行
open-suggestion = 您的建言，想说什么？
open-meant =
    刚才问您的话，是不是那个意思？
    1 是　0 不是
open-hand-to-leader =
    刚才的事，要转给组长吗？
    1 是　0 不是
open-choices =
    刚才问您是哪一个，回前面的数字：
    { $choices }

## 数字和反问
digit-without-question = { $you }，现在没有等您回“{ $digit }”的事，什么也没改。想做什么，回 帮助。
nothing-changed = 好的，没有改动。
nothing-to-change = 您最近没有能改的回答。要说什么，直接说就行。
change-to-what = 改成哪一样？1 参加　2 线上　3 送学　4 请假
which-question =
    您回的“{ $said }”是说哪一件？回前面的数字：
    { $choices }
from-one-of = { $names }合用的微信发来：{ $text }
both-of-them = 两位都是
all-of-them = 都是
which-person =
    { $matter }
    您回的“{ $said }”是哪位的？回前面的数字：
    { $choices }
which-option =
    一次说一样就行，回一个数字：
    { $question }
which-meant =
    您是说哪一样？回前面的数字，都不是回 0：
    { $choices }
did-you-mean =
    您是说：{ $meant }，对吗？
    1 是　0 不是
meant-choice = { $question }，{ $answer }
who-speaks =
    这部手机有两位在用，刚才的话是哪位说的？
    { $choices }
i-am-noted = 好的，{ $name }，半小时内都按您的来。
i-am-nobody-here = 这个微信上没有登记{ $name }。要加上，说“绑定 姓名 邀请码”。

## 没听懂
not-understood =
    { $you }，您的话我没看懂，是我的不是。您想：
    1 求助　2 建言　3 留言给{ $organiser }　0 没事
    急事请打{ $phone }
not-understood-again =
    { $you }，又没看懂，请别急。
    我请{ $organiser }打给您：{ $phone }
    这次的话：1 求助　2 建言　3 留言　0 没事
not-understood-question-open =
    您的话我没看懂，已原样转给{ $organiser }：{ $phone }
    { $question }
leaders-matter =
    这事归{ $organiser }办，要转过去吗？
    1 是　0 不是
office-over =
    这件事归现在管的人办，您的职务已经换了人，所以什么都没改。
    有事找{ $organiser }。
message-left = 已转给{ $organiser }，会回您：{ $phone }
suggestion-what = { $you }，您想说什么？直接说，下一句就是您的建言。
suggestion-noted = 记下了，您的建言转给{ $who }了，会回您：{ $phone }

said-nothing = { $you }，您发来的是空的。要说什么，直接说就行，不会弄就回 帮助。

## 打招呼
courtesy-greeting-1 = { $you }您好，有事您说话。
courtesy-greeting-2 = { $you }好呀，今天一切都好吧？
courtesy-greeting-3 = { $you }您好，我在呢。
courtesy-thanks-1 = 应该的，您歇着。
courtesy-thanks-2 = 不客气，{ $you }。
courtesy-thanks-3 = 能帮上就好。
courtesy-other = 好的，{ $you }。

## 声音、位置、图片
voice-kept =
    { $you }，您的语音收到了，我听不出说的什么，没有丢。
    已转给{ $organiser }听，会给您回电话：{ $phone }
    1 急　0 不急。身体不舒服请直接打 120
voice-kept-urgent =
    { $you }，您的语音收到了，我听不出说的什么，没有丢。
    我已在叫{ $organiser }听：{ $phone }
    身体不舒服请直接打 120，着火打 119
voice-not-urgent = 好的，不急。{ $organiser }听了会给您回电话：{ $phone }
voice-as-request = 发来一段语音，听不出内容，请马上打电话问问
position-what =
    { $you }，您的位置收到了，只有您发我才知道。是要：
    1 报平安　2 求助
position-as-request = 从发来的位置求助
media-what =
    { $you }，收到了。是要人帮忙吗？
    1 求助　0 不是
