# 学习日：发出去的消息，和不能办时怎么说。

study-day-announced =
    { $you }，学习日：{ $starts_at }，{ $place }
    讲《{ $title }》。您怎么参加？
    1 参加　2 线上　3 送学　4 请假
    直接说“我来”“我不去了”也行
study-day-reminder =
    { $you }，学习日快到了：{ $starts_at }，{ $place }
    讲《{ $title }》。您怎么参加？
    1 参加　2 线上　3 送学　4 请假
    直接说“我来”“我不去了”也行
study-day-today =
    { $you }，您说了要参加的学习日快到了：
    { $starts_at }，{ $place }，讲《{ $title }》
    有变化随时说“改”。
study-day-in-the-past = 这个时间（{ $starts_at }）已经过了。请换一个时间，再说一次“新建学习日”。
study-day-already-started =
    学习日{ $starts_at }已经开始，怎么参加不用改了。
    来了就回“签到”。
study-day-not-invited = 这次学习日的名单里没有您。想参加，到场后把墙上的口令发来就行。
check-in-wrong-code =
    口令和墙上的对不上，这次没有记。
    看清四个数再发一次，比如：签到 6081。不在现场，只回“签到”。
check-in-too-many-wrong-codes =
    口令试了好几次都对不上，先歇一歇。
    请{ $organiser }替您签到：{ $phone }
