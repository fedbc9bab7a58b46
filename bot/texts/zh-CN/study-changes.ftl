# 改学习日、取消学习日：预览、发出去的消息、不能办时怎么说。

study-day-changed-ask =
    { $you }，学习日有变，请看新的：
    现在：{ $starts_at }，{ $place }，讲《{ $title }》{ $host }
    原来：{ $was_starts_at }，{ $was_place }，讲《{ $was_title }》
    1 参加　2 线上　3 送学　4 请假
study-day-changed-again =
    { $you }，学习日换了日子，请再回一次，不回就照您原来说的：
    现在：{ $starts_at }，{ $place }，讲《{ $title }》{ $host }
    原来：{ $was_starts_at }，{ $was_place }，讲《{ $was_title }》
    1 参加　2 线上　3 送学　4 请假
study-day-changed-kept =
    { $you }，学习日有变，您原来怎么说的还算数：
    现在：{ $starts_at }，{ $place }，讲《{ $title }》{ $host }
    原来：{ $was_starts_at }，{ $was_place }，讲《{ $was_title }》
    要换随时说“改”。
study-day-changed-told =
    { $you }，学习日有变，请看新的：
    现在：{ $starts_at }，{ $place }，讲《{ $title }》{ $host }
    原来：{ $was_starts_at }，{ $was_place }，讲《{ $was_title }》
study-day-host = ，{ $host }主讲
study-day-cancelled =
    { $you }，{ $starts_at }的学习日取消了，请不要过去。
    原定讲《{ $title }》。{ $reason }
study-day-cancel-reason = 缘故：{ $reason }
study-change-time = 改时间
study-change-place = 改地点
study-change-other = 有变化
study-change-off = 取消了

study-days-none-below = { $you }，归您管的组织，没有还没开始的学习日。
study-day-of-unit = { $unit }的学习日：
study-day-choice = { $day }，{ $unit }
study-days-more = 这里放不下的，说的时候带上哪个支部、哪一天。
study-days-none-planned = { $you }，您这边没有还没开始的学习日。要定一个，说“新建学习日”。
change-which =
    改哪一次？不改了回 0
    { $days }{ $more }
change-what =
    { $starts_at }《{ $title }》，改什么？
    比如：12月16日19:00，地点：二楼会议室，题目：…，主讲：姓名。不改了回 0
change-no-such-day = 没有这一天，再看看日历好吗？不改了回 0
change-in-the-past = 这个时间已经过了。{ $starts_at }那次，改到什么时候？不改了回 0
change-no-such-host = 归您管的名单里没有找到{ $name }，{ $starts_at }那次请谁主讲？不改了回 0
study-day-change-preview =
    { $of_unit }原来：{ $was_starts_at }，{ $was_place }，讲《{ $was_title }》
    现在：{ $starts_at }，{ $place }，讲《{ $title }》{ $host }
    告诉已经知道的{ $count }位，先告诉说要来的。
    1 改　0 不改
study-day-change-done =
    改好了：{ $starts_at }，{ $place }。
    已经知道的{ $count }位都会收到，提醒也跟着改了。
cancel-which =
    取消哪一次？不取消回 0
    { $days }{ $more }
study-day-cancel-preview =
    { $of_unit }取消{ $starts_at }的学习日，《{ $title }》。
    告诉已经知道的{ $count }位，先告诉说要来的。{ $why }
    1 取消　0 不取消
study-day-cancel-why = 缘故：{ $reason }
study-day-cancel-no-why = 想说缘故，先打一句话。
study-day-cancel-done =
    取消了：{ $starts_at }的学习日，已经知道的{ $count }位都会收到。
    提醒不再发，为这次上门的事也收回了。
study-day-stays = 好的，学习日照常。

study-day-is-off = { $starts_at }的学习日取消了，您不用过来。
study-day-has-begun =
    { $starts_at }的学习日已经开始，不能再改。
    要告诉大家什么，说“通知 全体”和要说的话。
study-day-changed-meanwhile = { $starts_at }的学习日，刚才有人动过了。再说一次“改学习日”，看看新的。
study-day-is-so = { $starts_at }的学习日本来就是这样，没有再发消息。
open-change-what = 学习日改什么？不改了回 0
open-change-preview =
    学习日还没改，等您一个数：
    1 改　0 不改
open-cancel-preview =
    学习日还没取消，等您一个数：
    1 取消　0 不取消

can-change-study-day = 改学习日　换时间、地点、题目
can-cancel-study-day = 取消学习日　哪次不办了
