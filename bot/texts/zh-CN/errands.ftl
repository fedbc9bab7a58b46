# 走访联系：派给谁、为什么、每天的名单。

errand-told =
    { $you }，请您联系{ $person }：
    { $why }
    { $due_at }前就行。联系过了，说“今天”看号，再回“已联系”和号。
errand-called-off =
    { $you }，{ $person }那边不用联系了：
    { $why }
    是本人改了主意，这件从名单上拿掉了。
errand-called-off-reason = 不用联系了
errand-list-title = 今天要联系的人
errand-list-of-the-day =
    { $you }，今天有{ $count }位要联系：
    { $names }
    回 今天 看为什么找他们；联系过了，回“已联系”和号。
errand-no-such-number = 今天的名单里没有{ $number }号。回 今天 看名单，再说一次就行。
errand-not-open = 这件事已经办完了。回 今天 看还有哪些。
errand-not-seen = 有阵子没见，去看看，身体还好吗
errand-silent = 好久没有音信，去看看，身体还好吗

put-off = 好的，{ $name }改到{ $due_at }前。到那天早上再提醒您。
put-off-which = 是几号？回 今天 看名单，再回 改天 号 星期六再去
put-off-when = 改到哪天？连日子一起说，比如：改天 { $number } 星期六再去，他住院了
put-off-went-up = { $name }已经改了几回，这次请{ $owner }接着联系，您先歇歇。
errand-put-off-enough = { $name }改了几回了，今天先打个电话好吗？说上话就回“已联系”，去不了回“转 号 姓名”。
errand-too-far = 一个月以后太久了，{ $name }会惦记。挑个近一点的日子再说一次。
errand-cannot-wait = { $name }求助的事有时限，改不了也转不了名单。去不了，回 转交 求助号 姓名
errand-cannot-take = { $name }眼下接不了这件事，请换一位组长或书记。
pass-on-how = 这样说：转 5 李根宝。5是“今天”里的号，对方回1才算接下。
pass-on-nobody = 没找到{ $name }，请写全名，要是组长、书记或干事。
passed-on = 已请{ $to }接手{ $name }的事。对方回1之前，还在您的名单上。
errand-offer =
    { $you }，{ $giver }想请您帮着联系{ $person }：
    { $why }
    1 行　2 这次不行
errand-offer-title = { $giver }请您帮着联系
errand-offer-accepted = { $to }接下了{ $person }的事。
errand-offer-declined = { $to }这次接不了{ $person }的事，还在您的名单上。
errand-offer-unanswered = { $to }还没回话，{ $person }的事还在您的名单上。
errand-you-accepted =
    好的，{ $name }的事归您了，电话：{ $phone }
    回 今天 看名单；联系过了，回“已联系”和号。
errand-you-accepted-no-phone = 好的，{ $name }的事归您了。回 今天 看名单；联系过了，回“已联系”和号。
errand-you-declined = 好的，{ $name }的事还由{ $giver }联系。
contacted-all =
    好的，{ $number }号{ $name }记为联系过了，这些都算办好：
    { $reasons }
today-corner = 【{ $corner }】
today-offered = （已请{ $to }，等回话）
today-waiting = 还有{ $count }位排在后几天，不用急。
today-gone-up = { $name }那边，由{ $owner }接着联系了。
today-done =
    { $you }，今天的都联系过了，您歇着。
    { $after }
today-nothing-but =
    { $you }，今天没有要联系的人，您歇着。
    { $after }
open-errand-offer =
    想请您联系{ $name }：
    1 行　2 这次不行

today-page-link = 今天
today-page-title = 今天要联系的人
today-page-day = { $day }，{ $count }位。点号码就能打；要带着走，用浏览器的“打印”。
today-page-nothing = 今天没有要联系的人。
today-page-no-phone = 电话没记
today-page-how =
    联系过了，在微信里回：已联系 号 说明。
    换个日子：改天 号 星期六再去。请别人：转 号 姓名。
today-page-others = 各位手上的事
today-page-who = 姓名
today-page-for-today = 今天
today-page-waiting = 排在后几天
today-page-overdue = 过了日子
today-burden = { $name }：今天{ $today }位，后几天{ $waiting }位
today-page-at = 点号码打、打印单子：{ $address }
