# 给管运行的人：哪里不转了，哪里好了。
operators-alert =
    { $you }，连心有一处不转了：
    { $what }。
    从{ $since }起。请看一下机器；好了会告诉您。
operators-alert-reason = 请看一下机器
operators-all-clear =
    { $you }，连心这一处好了：
    { $what }。
    { $since }起的那次过去了。
operators-all-clear-reason = 好了
alert-lane-closed = 微信关了一条路，要人去处理（{ $about }）
alert-no-worker = 有消息等着发，没有程序在发（{ $about }）
alert-no-clock = 到点的事没有程序在办（{ $about }）
alert-alarm-waits = 急事的消息等了两分钟还没发出去（{ $about }）
alert-question-not-sent = 事先问大家的一句话没有发出去（{ $about }）
alert-database-away = 数据库没有回应（{ $about }）
