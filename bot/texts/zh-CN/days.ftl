# 一个组织的学习日：人人能看的一页，能订阅的日历。

study-days-calendar = 日历，能转给大家看：{ $calendar }
days-title = { $unit }学习日
days-none = 眼下没有定好的学习日。
days-when = { $starts_at }
days-changed = 有变动
days-cancelled = 取消了
days-subscribe = 放进手机日历
days-subscribe-how = 在手机日历里订阅这个地址，以后有变会自己更新。
