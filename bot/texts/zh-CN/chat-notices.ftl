# 聊天里的通知：先看后发、收到、进度、撤回。

announce-how =
    通知谁、说什么，写在一句里，比如：
    通知 全体 周三停水，先存些水
    也可以：通知 东风支部 …　通知 流动党员和王秀兰 …　通知 没回7的 …
    看预览时发来图片、链接、语音，或回“附件”带文件，就跟着一起发
announce-no-text = 要对{ $audience }说什么？写在后面再发一次，比如：通知 { $audience } 周三停水
announce-paused = ，暂停着通知{ $count }
announce-credit = ，订阅通知{ $count }
announce-sms = ，短信{ $count }（要花钱）
announce-too-long = 这段话太长，请缩到{ $characters }个字以内，或分成两条通知。
announce-cost = ；其中{ $count }人这是微信里最后一条，等他们说句话才能再发
announce-preview =
    发给{ $audience }共{ $count }人，不含您：微信到{ $chat }，模板{ $template }{ $credit }{ $sms }，要人带话{ $nobody }{ $paused }{ $cost }{ $how }
    原文：{ $text }
    1 发出　2 换时间　3 先发给我看看
    4 急事　5 不用回　0 不发{ $asks }
announce-preview-count =
    发给{ $audience }共{ $count }人，不含您：微信到{ $chat }，模板{ $template }{ $credit }{ $sms }，要人带话{ $nobody }{ $paused }{ $cost }{ $how }
    原文：{ $text }
    看清了，回人数 { $count } 发出；回 0 不发，原文替您留着。
    也可以说：换时间、先发给我看看、急事、不用回{ $asks }
announce-ask-first = 现在能直接发到{ $now }人。先问大家一句，不花钱，两天后大约{ $later }人：回 6 先问一句
announce-ask-first-count = 现在能直接发到{ $now }人。先问大家一句，不花钱，两天后大约{ $later }人：说“先问一句”
announce-how-ask-first = { $asks_at }先问一句，{ $at }再发
announce-how-at = 定在{ $at }发
announce-how-own-hours = 一天之内，各人到自己的提醒时间收到
announce-how-urgent = 急通知，夜里也发：{ $why }
announce-how-information = 只告知，不用大家回
announce-when =
    什么时候发？说个时间，比如：明天上午9点
    1 马上发　2 按各人自己的时间　3 不改
announce-when-again =
    没听明白几点。再说一次，比如：明天上午9点
    1 马上发　2 按各人自己的时间　3 不改
announce-when-not-then =
    这个时间过了，或者太远了。说三个月以内的，比如：明天上午9点
    1 马上发　2 按各人自己的时间　3 不改
announce-why-urgent =
    急通知夜里也响。为什么急？说一句，会记下来。
    0 不急，照平常发
announce-tried =
    样子发到您微信上了，大家收到的就是这样。正式的还没有发。
    1 回到预览　0 不发
audience-several-of-that-name = “{ $name }”有好几位，说全名，或者说哪个小组的。
announce-which-of-them =
    “{ $name }”有几位，您说的是哪位？
    { $choices }
    0 都不是
announce-count-differs = 人数不对，没有发。要发，回人数 { $count }；不发，回 0，原文替您留着。
announced =
    好的，{ $number }号通知，{ $count }人，{ $goes_at }发出。
    发出前回“撤回”，一个人也不会收到。
    看谁收到了，回 进度 { $number }
announced-urgently =
    好的，{ $number }号急通知，{ $count }人，{ $goes_at }发出，夜里也响。
    发出前回“撤回”，一个人也不会收到。
    看谁收到了，回 进度 { $number }
announced-asking-first =
    好的，先问{ $asked }人一句，谁应了声，到时候就直接收到。
    { $number }号通知定在{ $goes_at }发，{ $count }人。
    不问也不发了，回“撤回”；看谁收到了，回 进度 { $number }
asking-windows =
    { $unit }过几天有件事要告诉大家。
    想在这里直接收到的，回个 1 就行，说句话也行。
    不回也不要紧，会另外告诉您。
asking-answered = 好的，{ $you }，记下了，到时候直接发到这里。
open-window-question = 过几天有件事要告诉大家，想在这里直接收到，回个 1 就行。
announcement-dropped = 没有发，原文替您留一天。要接着发，回 找回
nothing-to-find-back = 没有留着的通知。要发，说：通知 全体 要说的话
notice-confirmed = 好的，{ $you }，《{ $title }》记为收到。
notice-confirmed-with-text =
    好的，{ $you }，记为收到。全文：
    { $text }
notice-call-me = 记下了。{ $who }会给您打电话说《{ $title }》：{ $phone }
notice-why-not = 好的。《{ $title }》有什么难处？说一句，我转给发通知的人。
notice-reason-noted = 记下了，已转给{ $who }，会找您：{ $phone }
notice-asked-again =
    《{ $title }》，您重新说一次：
    1 收到　2 请给我打电话　3 做不到
received-nothing-open = 好的，{ $you }，记下了。眼下没有等您回的通知。
received-study-day =
    好的，{ $you }，知道您看到了。{ $starts_at }学习日您来吗？
    1 参加　2 线上　3 送学　4 请假
all-received = 好的，{ $you }，{ $count }条通知都记为收到。
progress =
    { $number }号《{ $title }》共{ $audience }人：收到{ $confirmed }，还没{ $waiting }，交人办{ $handed_over }，说明了{ $explained }{ $details }
    台账：{ $link }
progress-handed-over = 交给{ $who }：{ $names }
progress-by-word = { $who }联系过，记为收到：{ $names }
progress-why = { $name }（{ $why }）
progress-more = 等{ $count }位
progress-of-request = 您的求助
progress-of-notice = 您发的通知
progress-none = 您没有在办的求助，也没有发过通知。要人帮忙，说“求助”。
progress-explained = { $reason }：{ $count }人
explained-recalled = 已撤回
explained-information = 只告知，发到了
explained-paused = 暂停着通知
explained-left = 已离开
name-and = 、
nobody-yet = 还没有人
progress-nothing = 您名下没有这个号的事。要看自己的求助回 进展，要看通知回 进度。
recalled-in-time = { $number }号通知撤回了，{ $stopped }人，一个人也没有收到。
recalled-late = { $number }号通知撤回了：{ $stopped }人没有发出；{ $corrected }人可能看到了，已给他们发一句更正。
saved-list-how = 给常找的几个人起个名，比如：存名单 舞蹈队 王秀兰、李根宝
saved-list-kept = 存好了，“{ $name }”{ $count }人。以后说：通知 { $name } 要说的话
saved-list-not-kept = “{ $name }”没有存。
saved-list-not-a-name = “{ $name }”不能当名单的名字。起个不重名的短名，比如：存名单 舞蹈队 王秀兰、李根宝
saved-list-too-many = 名单最多存{ $most }个。先删一个不用的：删名单 名字
saved-list-none = 没有叫“{ $name }”的名单。看有哪些，回 名单册
saved-list-nothing = 您还没有存名单。比如：存名单 舞蹈队 王秀兰、李根宝
saved-list-all =
    您的名单：
    { $lists }
    用的时候说：通知 { $example } …　不要了：删名单 { $example }
saved-list-line = { $name }　{ $count }人
saved-list-line-not-yours = { $name }　（现在不归您管了）
saved-list-dropped = “{ $name }”删了。发过的通知不变。
approval-asked =
    这里的通知要第二个人同意。已请{ $names }看，还没有发。
    同意了就发，我告诉您。不发了回 撤回
approval-given = 好的，{ $author }的通知发了：{ $number }号，{ $goes_at }发出。
approval-why-not = 好的，《{ $title }》不发。为什么？说一句，我转给发通知的人。
approval-refused = 记下了，已转给{ $author }。
approval-withdrawn = 《{ $title }》收回了，没有发，不用别人同意了。
name-or = 或

change-notice-how =
    改哪一条、改成什么，写在一句里，比如：
    改通知 7 改到周四停水，先存些水
change-notice-preview =
    { $number }号通知：看过原话的{ $knowing }人会收到一句更正，还没发到的{ $fresh }人只收新的
    原来：{ $before }
    改成：{ $after }
    1 改　0 不改
change-notice-done = { $number }号通知改好了：{ $corrected }人收到更正，{ $fresh }人只收新的。先前回的都还算数。
change-notice-stays = 没有改，{ $number }号通知还是原来的话。
open-notice-change-preview =
    通知还没改，等您一个数：
    1 改　0 不改
announce-brings-image = 附一张图，大家点链接看
announce-brings-voice = 附一段语音，跟在文字后面：微信能听到的{ $count }人，每人多占一条；别人只看文字
announce-brings-voice-late = 语音微信只留三天，定在那时已经听不到，这次只发文字
announce-brings-file = 附文件《{ $what }》，大家点链接看
announce-file =
    点开链接，把文件放进去（在电脑上打开也行），半小时内有效：
    { $address }
    放好了回 1，不带文件回 0
announce-file-none =
    还没有收到文件。点开链接放进去：
    { $address }
    放好了回 1，不带文件回 0
open-notice-file =
    您要带的文件放好了吗？
    1 放好了　0 不带文件
notice-file-unknown =
    这个文件带不了。PDF、Word、Excel、PPT 和图片可以。
    老的 doc、xls 和加了密码的，请另存成 docx、xlsx 再放。
notice-file-macros = 《{ $name }》里有宏，带不了。请另存成没有宏的，再放一次。
notice-file-large = 文件太大了，请不要超过{ $megabytes } MB。
notice-file-gone = 《{ $name }》找不到了，通知没有发。回“找回”看一遍通知，再回“附件”放一次。
file-page-title = 给通知带个文件
file-page-how =
    能带一个文件：PDF、Word、Excel、PPT 或图片，最大 10 MB。
    老的 doc、xls 请另存成 docx、xlsx。
file-page-choose = 选文件
file-page-choose-one = 还没有选文件。
file-page-put = 放进去
file-page-there = 放好了
file-page-go-back = 回到微信，回一个 1，就带上了。
file-page-gone =
    这个链接过了时候，或者不全。
    回到微信，再发一次“附件”。
announce-brings-link = 附一个链接：{ $what }
announce-enclose-image =
    这张图跟通知一起发吗？
    1 一起发　0 不附
announce-enclose-link =
    这个链接跟通知一起发吗？
    1 一起发　0 不附
announce-enclose-voice =
    这段语音跟通知一起发吗？跟在文字后面，微信开着的人听得到。
    1 一起发　0 不附
announce-enclose-not = 视频跟不了通知，图片、链接和语音可以；带文件回“附件”。通知还没发，照上面那条回数就行。
announce-enclose-no-address = 这个链接打不开，附不了。通知还没发，照上面那条回数就行。
open-notice-enclose =
    这个跟通知一起发吗？
    1 一起发　0 不附
