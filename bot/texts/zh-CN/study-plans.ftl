# 一年的学习日：按月的规则、预览、发布。

plan-rule-day = 每月{ $day }日
plan-rule-nth = 每月{ $nth }{ $weekday }
plan-rule-last = 每月最后一个{ $weekday }
nth-1 = 第一个
nth-2 = 第二个
nth-3 = 第三个
nth-4 = 第四个
nth-5 = 第五个
weekday-0 = 周一
weekday-1 = 周二
weekday-2 = 周三
weekday-3 = 周四
weekday-4 = 周五
weekday-5 = 周六
weekday-6 = 周日
holiday-new-year = 元旦
holiday-spring = 春节
holiday-tomb-sweeping = 清明
holiday-labour = 五一
holiday-dragon-boat = 端午
holiday-mid-autumn = 中秋
holiday-national = 国庆
holiday-other = 放假
moved-workday = 调休要上班
plan-day = { $month }月{ $day }日
plan-days-and = { $first }、{ $rest }
plan-moved = { " " }（{ $days }这次换了日子）
plan-between = { " " }

study-plan-announced =
    { $you }，学习日定好了：{ $rule }，共{ $count }次{ $moved }
    最近一次{ $starts_at }，{ $place }，
    讲《{ $title }》。您怎么参加？
    1 参加　2 线上　3 送学　4 请假

plan-ask-when = 每次几点开始？比如：下午2点半。不办了回 0
plan-ask-when-again = 这个时间我没看懂，再说一次好吗？比如：下午2点半。不办了回 0
plan-no-days = 照这样算，一次也排不出来。请换一个时间，再说一次“新建学习日”。
plan-preview =
    { $unit }学习日，{ $rule }{ $at }，{ $count }次，发给{ $people }人：
    { $days }
    { $place }，讲《{ $title }》{ $notes }
    1 全部发布　0 不发　要改说“改 3月 3月16日”“去掉 2月”
plan-moved-because = *{ $days }是{ $reason }，往后顺了
plan-not-published = { $years }年放假安排还没公布，先按法定节日排
plan-own = { $day }：{ $facts }
plan-edit-how = 要改哪次、改成什么？比如：改 3月 3月16日，去掉 2月。1 全部发布　0 不发
plan-edit-past = 这个时间已经过了，换一个好吗？比如：改 3月 3月16日。1 全部发布　0 不发
plan-published =
    发布了{ $count }次，{ $people }人各收一条消息，每次前再提醒。
    最近一次{ $starts_at }，口令{ $code }。
    哪次有变，说“改学习日”；不办了，说“取消学习日”。
    日历，能转给大家看：{ $calendar }
open-plan-when = 学习日每次几点开始？不办了回 0
open-plan-place = 学习日在哪里？不办了回 0
open-plan-title = 学习日讲什么？不办了回 0
open-plan-preview =
    一年的学习日还没发布，等您一个数：
    1 全部发布　0 不发

study-at-home-noted =
    记下了：一个月里两边都有学习日，您去老家那边的，只收那边的消息。
    想换，说“学习日 在这边”。
study-at-residence-noted =
    记下了：一个月里两边都有学习日，您去住的这边的，只收这边的消息。
    想换，说“学习日 去老家”。
study-at-one-home =
    { $organiser }那边只登记了您一个组织，学习日就是它的，不用选。
    要改，找{ $organiser }：{ $phone }
card-line-study-at-home = 学习日：去老家那边的
card-line-study-at-residence = 学习日：去住的这边的
