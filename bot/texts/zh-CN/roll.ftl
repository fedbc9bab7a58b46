# 名单、代签、补签、更正签到、墙上的二维码。

roll =
    { $starts_at }《{ $title }》，{ $unit }{ $count }位：
    { $groups }
    { $what_next }
roll-there = 到了{ $count }：{ $names }
roll-remote = 线上签到{ $count }：{ $names }
roll-on-site = 说来{ $count }：{ $names }
roll-online = 说线上{ $count }：{ $names }
roll-door = 送学{ $count }：{ $names }
roll-leave = 请假{ $count }：{ $names }
roll-silent = 没回话{ $count }：{ $names }
roll-guests = 名单外还来了{ $count }位
roll-next-open = 人到了，回 代签 1 3 5；要送上门，回 送学 2。印名单、墙上二维码：{ $address }
roll-next-ahead = { $opens_at }起能代签；要送上门，回 送学 2。印名单：{ $address }
roll-next-over = 签在纸上、漏了的，7天内回 补签 1 3 5。印名单：{ $address }
roll-no-day = { $unit }眼下没有定好的学习日，定了再说“名单”。
roll-none-over = { $unit }没有刚办完的学习日。正在办的，人到了回 代签 1 3 5
roll-none-begun =
    { $unit }那天没有学习日，什么也没改。
    写上日子再说一次：更正签到 12月1日 3 没来 记错了
roll-whose-paper = 补{ $starts_at }《{ $title }》，哪几位签在纸上？比如：补签 1 3 5
roll-ticked = 替{ $count }位签到了：{ $names }
roll-signed = 补记了{ $starts_at }的{ $count }位，记的是签在纸上：{ $names }
roll-otherwise = { $name }原先说{ $answer }，人来了就好，现记到场。
roll-already = 早就到了，没有重复记：{ $names }
roll-no-such-number = 名单上没有这个号：{ $numbers }
roll-missing = 还没到{ $count }位：{ $numbers }
roll-all-there = 名单上的都到了。
roll-how-to-undo = 弄错了回 改，{ $count }位都退回；只退一位回 改 { $number }
roll-how-to-undo-one = 弄错了回 改，就退回。
roll-delivered = 记下了：{ $starts_at }学习日，送学到家{ $count }位：{ $names }
roll-answer-before = { $name }原来说的是{ $answer }。
roll-delivered-before = 早就记了送学：{ $names }
roll-undone = 退回了：{ $names }，还和原来一样。
roll-undo-left = 其余的还记着：{ $numbers }
roll-undo-nothing = 已经不是刚才那样了，没有可退的。想看现在的，回 名单
roll-undo-not-there = 刚才没有替{ $numbers }号办什么，没有改动。
roll-not-open-yet =
    { $starts_at }的学习日，{ $opens_at }起才能签到，这次没有记。
    到时候再回一次就行。
roll-is-over =
    { $starts_at }的学习日已经办完了，这次没有记。
    人来了、签在纸上的，回 补签 1 3 5
roll-not-over-yet =
    { $starts_at }的学习日还没办完，这次没有记。
    人到了，直接回 代签 1 3 5
roll-closed =
    { $starts_at }的签到，{ $closed_at }就定下来了，谁都改不了。
    心里不踏实的，写在支部的会议记录里。

attendance-how =
    { $starts_at }《{ $title }》，要改谁的？号、来没来、缘由，一句说完：
    更正签到 3 没来 记错了；或者 更正签到 3 来了 漏记了
attendance-why = { $name }为什么要改？一句话就行，本人会看到。不改了回 0
attendance-corrected-came =
    改好了：{ $name }，{ $starts_at }，到了。缘由：{ $reason }
    原来的也留着，本人下次来消息会看到。
attendance-corrected-missed =
    改好了：{ $name }，{ $starts_at }，没有来。缘由：{ $reason }
    原来的也留着，本人下次来消息会看到。
attendance-so-already-came = { $name }{ $starts_at }记的就是到了，没有改动。
attendance-so-already-missed = { $name }{ $starts_at }记的就是没有来，没有改动。
done-for-you-signed = （{ $by }补记了您{ $starts_at }到场，不对回 改）
done-for-you-corrected-came = （{ $by }把您{ $starts_at }改成到了：{ $reason }）
done-for-you-corrected-missed = （{ $by }把您{ $starts_at }改成没来：{ $reason }。不对，跟{ $by }说一声）

checked-in-late = 来晚了也算，快坐下歇歇。
on-behalf-checked-in-on-site =
    替{ $name }签到好了：{ $starts_at }，到了现场。
    下次来消息时会看到是您替签的。弄错了回 改
on-behalf-wrong-code = 口令和墙上的对不上，没有替{ $name }记。不说口令也行：代 { $name } 签到
position-here =
    { $you }，位置收到了，只有您发我才知道。
    { $starts_at }的学习日正在办，您是要：
    1 签到　2 报平安　3 求助
open-position-here =
    您发来的位置
    1 签到　2 报平安　3 求助
open-attendance-why = 更正签到的缘由，说一句；不改了回 0
wall-code-old =
    这个二维码过时了，它一分钟换一个，是我们换得快。
    请再扫一次墙上的，或者把口令发来，比如：签到 6081

can-roll = 名单　今天谁到了、谁怎么说
can-tick = 代签 1 3 5　按名单上的号替人签到
can-deliver = 送学 2　按号请人送学上门
can-tick-later = 补签 1 3 5　签在纸上的，事后补记
can-correct-attendance = 更正签到 3 没来 缘由　签到记错了

roll-link = 名单
roll-file-title = 学习日名单
roll-sheet-title = { $unit }：学习日名单
roll-sheet-day = { $starts_at }，{ $place }，讲《{ $title }》
roll-sheet-how =
    到了的打个勾，再在微信里回前面的号：代签 1 3 5
    学习日办完以后才报，回：补签 1 3 5
wall-link = 墙上的二维码
wall-title = 扫码签到
wall-closed = 签到从{ $opens_at }开始，到{ $ends_at }为止，到时候这里自己出二维码。
wall-scan = 打开微信“扫一扫”，扫上面的图。一分钟换一张。
wall-on-the-way = 二维码马上就来，不等也行：
wall-none = 这个微信号现在出不了二维码，用口令签到，一样算到场：
wall-send = 或者在微信里发
wall-words = 签到 { $code }
