# 聊天里的学习日、签到、报到。

mode-on-site = 参加
mode-online = 线上
mode-door = 送学
mode-leave = 请假
mode-none = 还没回

study-days-none = { $you }，眼下没有定好的学习日，定了会告诉您。
study-days =
    { $you }，接下来的学习日：
    { $days }
    想换，开始前随时说“改”。
study-days-answer =
    { $you }，接下来的学习日：
    { $days }
    1 参加　2 线上　3 送学　4 请假
study-days-line = { $starts_at }，{ $place }，讲《{ $title }》
study-days-your-answer = 　您说的是{ $answer }
study-days-code = 　口令{ $code }

study-answered-on-site =
    记下了：{ $starts_at }学习日，{ $you }来现场。
    在{ $place }，讲《{ $title }》。想换，开始前随时说“改”。
study-answered-online =
    记下了：{ $starts_at }学习日，{ $you }线上学《{ $title }》。
    到时候在手机上回“签到”就行。想换，开始前随时说“改”。
study-answered-door =
    记下了：{ $starts_at }学习日，给{ $you }送学到家。
    送学的人会先给您打电话。想换，开始前随时说“改”。
study-answered-leave =
    记下了：{ $starts_at }学习日，{ $you }请假。
    您忙您的，能来了随时说“改”。
study-answer-changed = 原来是{ $before }，现在按新的来。
study-answer-taken-back =
    好的，刚才的{ $before }不算了。{ $starts_at }学习日您怎么参加？
    1 参加　2 线上　3 送学　4 请假
study-answer-shown =
    { $starts_at }学习日，您原来说的是{ $before }。要换成哪样？
    1 参加　2 线上　3 送学　4 请假

checked-in-on-site = 签到好了：{ $you }，{ $starts_at }《{ $title }》，到了现场。{ $thanks }
checked-in-remote =
    签到好了：{ $you }，{ $starts_at }《{ $title }》，记为线上。{ $thanks }
    人在现场的话，把墙上的口令发来，比如：签到 6081
checked-in-before = { $you }，您{ $at }已经签到了，不用再签。
check-in-nothing-under-way = { $you }，现在没有学习日，您的平安我记下了。
check-in-missed =
    { $you }，现在没有学习日，您的平安我记下了。
    上次是{ $starts_at }《{ $title }》，
    想补上，找{ $organiser }：{ $phone }
check-in-next-day =
    { $you }，现在还没到签到的时候，您的平安我记下了。
    下一个学习日：{ $starts_at }，{ $place }
    { $opens_at }起回“签到”就行。
check-in-taken-back = 好的，那次签到退掉了。{ $organiser }那边会看到。

sign-of-life =
    { $you }，您的平安我记下了（{ $at }）。{ $thanks }
    想说两句，或发个位置，十分钟内发来就好，不发也行。
sign-of-life-with-line = { $you }，您的平安和您的话，我都记下了（{ $at }）。{ $thanks }
sign-of-life-only = 好的，{ $you }，{ $at }的平安记下了，没有签到。
sign-of-life-or-check-in =
    { $you }，您的平安记下了。现在正好有学习日，要签到吗？
    1 签到　2 只报平安
sign-of-life-line-added = 记下了，您的话和平安放在一起了。
sign-of-life-position-added = 记下了，您在那边好好的，我们就放心。

on-behalf-nobody = 您的名单里没有找到{ $name }。名字写全再说一次，比如：代 王秀英 签到
on-behalf-which =
    叫{ $name }的有几位，是哪一位？都不是回 0
    { $choices }
on-behalf-checked-in =
    替{ $name }签到好了：{ $starts_at }。
    下次来消息时会看到是您替签的。弄错了回 改
on-behalf-already-in = { $name }{ $at }已经签到了，没有重复记。
on-behalf-nothing-under-way = 现在没有{ $name }能签到的学习日，什么也没记。
on-behalf-sign-of-life = 替{ $name }报了平安，记的是您说的。
on-behalf-no-study-day = { $name }眼下没有能回答的学习日。
on-behalf-answered =
    记下了：{ $starts_at }学习日，{ $name }{ $answer }。
    下次来消息时会看到是您替说的。弄错了回 改
on-behalf-taken-back = 好的，替{ $name }记的退回了，还和原来一样。
done-for-you-check-in = （{ $by }替您签到了，不对回 改）
done-for-you-answer = （{ $by }替您回了学习日：{ $answer }，不对回 改）
done-for-you-sign-of-life = （{ $by }替您报了平安）

study-day-ask-when = 哪天、几点？比如：12月1日晚上7点。不办了回 0
study-day-ask-when-again = 这个时间我没看懂，再说一次好吗？比如：12月1日晚上7点。不办了回 0
study-day-ask-when-in-the-past = 这个时间已经过了。改成哪天、几点？不办了回 0
study-day-ask-when-no-time = 几点开始？连日子一起说，比如：12月1日晚上7点。不办了回 0
study-day-ask-when-no-such-day = 没有这一天，再看看日历好吗？比如：12月1日晚上7点。不办了回 0
study-day-ask-place = 在哪里？比如：社区活动室。不办了回 0
study-day-ask-title = 讲什么？一句话的题目就行。不办了回 0
study-day-preview =
    { $unit }学习日，发给{ $count }人：
    { $starts_at }，大约{ $lasts }，{ $place }
    讲《{ $title }》
    1 发布　0 不发
study-day-published =
    发布了：{ $number }号学习日，{ $starts_at }，发给{ $count }人。
    当天的口令：{ $code }，写在墙上，到场的人回 签到 { $code }
    日历，能转给大家看：{ $calendar }
study-day-dropped = 好的，没有发布。要定的时候再说“新建学习日”。
done-for-you-on-card = （{ $by }替您改了{ $what }，不对就再说一遍：更正{ $what }）
on-behalf-correct-how = 替{ $name }改哪一样、改成什么？连着说，比如：代 { $name } 更正 电话 13912345678
on-behalf-corrected =
    替{ $name }改好了{ $what }，马上就用，{ $name }会看到是您改的。
    原来：{ $before }
    现在：{ $after }
on-behalf-corrected-to-check =
    替{ $name }改好了{ $what }，组长会核对，{ $name }会看到是您改的。
    原来：{ $before }
    现在：{ $after }
on-behalf-as-before = { $name }的{ $what }本来就是：{ $value }。没有变，记下今天问过了。
on-behalf-shared-phone =
    { $phone }这个号码，那里另一位也登记了，{ $name }和他合用吗？
    1 合用　0 写错了
open-on-behalf-shared-phone =
    替人改的电话，另一位也登记了
    1 合用　0 写错了
