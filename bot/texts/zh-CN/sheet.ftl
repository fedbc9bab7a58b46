# 学习日的签到表、台账，和第二天早上的汇总。
sheet-file-sheet = 签到表
sheet-file-title = { $unit }学习日签到表
sheet-file-about = 《{ $title }》　{ $starts_at }　{ $place }
sheet-file-figures = 请了{ $invited }人　到了{ $attended }人　没到{ $missed }人
sheet-ledger = 台账
sheet-ledger-title = { $unit }学习日台账　{ $year }年
sheet-from-elsewhere = 外单位来的
sheet-column-number = 号
sheet-column-name = 姓名
sheet-column-unit = 小组
sheet-column-answer = 报的
sheet-column-mode = 方式
sheet-column-at = 时间
sheet-column-evidence = 凭什么
sheet-column-missing = 没到的
sheet-column-sign = 签名
sheet-column-day = 日期
sheet-column-title = 题目
sheet-column-place = 地点
sheet-column-host = 主持
sheet-column-invited = 应到
sheet-column-on-site = 现场
sheet-column-remote = 线上
sheet-column-door = 送学
sheet-column-leave = 请假
sheet-column-missed = 没到
sheet-column-rate = 到会率
sheet-answer-on-site = 参加
sheet-answer-online = 线上
sheet-answer-door = 送学
sheet-answer-leave = 请假
sheet-answer-silent = 没回
sheet-came-on-site = 现场
sheet-came-remote = 线上
sheet-came-door = 送学
sheet-evidence-code = 口令
sheet-evidence-qr = 扫码
sheet-evidence-list = 组长名单
sheet-evidence-position = 位置
sheet-distance = 离会场约{ $metres }米
sheet-evidence-on-behalf = 代签
sheet-evidence-online = 学完了课
sheet-evidence-errand = 送到家了
sheet-evidence-paper = 纸上补记
sheet-evidence-self = 自己说的
sheet-late = 来晚了
sheet-entered-late = 后来记的
sheet-walk-in = 没请自来
sheet-and = ；
sheet-by = { $what }（{ $by }）
sheet-why = { $what }：{ $why }
sheet-place-left = 已经离开
sheet-place-leave = 请假
sheet-place-elsewhere = 在另一个支部学
sheet-place-handed = 有人联系
sheet-place-spoken = 联系过了
sheet-place-paused = 暂停通知
sheet-place-makeup = 还能补
sheet-place-nobody = 还没人管
sheet-missing-handed = { $who }联系，{ $until }前
sheet-missing-spoken = { $who }联系过了，{ $until }
sheet-told = 送到
sheet-seen = 看到
sheet-answered = 回了
sheet-attended = 到了
sheet-by-self = 本人
sheet-by-helper = 帮办
sheet-by-leader = 组长
sheet-by-paper = 纸上
sheet-title = 学习日
sheet-to-sheet = 细表
sheet-no-days = 这一年还没有学习日。
sheet-download = 下载签到表
sheet-download-ledger = 下载台账
sheet-year-before = { $year }年
sheet-whole = 合计
sheet-units = 各小组
sheet-other-unit = 其他
sheet-categories = 各类别
sheet-unknown = 没写
sheet-funnel = 消息走到哪一步
sheet-honest = 谁记的
sheet-honest-answers = 谁回的
sheet-how = 怎么来的
sheet-evidences = 凭什么记的
sheet-people = 每个人
sheet-only-missing = 只看没到的
sheet-everybody = 看所有人
sheet-not-over = 还没结束，没到的人要等结束才算。
sheet-cancelled = 这个学习日取消了。
sheet-state = 情况
sheet-no-such-day = 没有{ $number }号学习日。
sheet-file-kind = 文件名要以 .xlsx 结尾。
sheet-written = 写好了，{ $count }行：{ $file }

study-sheet-morning =
    { $you }，{ $starts_at }《{ $title }》
    请{ $invited }人，到{ $attended }人：现场{ $on_site } 线上{ $remote } 送学{ $door }，请假{ $leave }，没到{ $missed }
    { $missing }
    细表：{ $link }
study-sheet-missing = 没到的：{ $names }，共{ $count }人，{ $handed }人有人去问
study-sheet-nobody-missing = 来不了的都说过了，没有没到的。
study-sheet-names = { $first }、{ $rest }
study-sheet-in-short = 到{ $attended }人，没到{ $missed }人
errand-missed-study-day = { $starts_at }学习日《{ $title }》没见到，问问身体和难处

can-who-comes = 谁来　学习日谁来、谁还没回
who-comes =
    { $starts_at }《{ $title }》，您这边请了{ $invited }人：
    来{ $on_site }　线上{ $online }　送学{ $door }　请假{ $leave }　没回{ $silent }{ $details }
who-comes-coming = 来的：{ $names }
who-comes-silent = 没回的：{ $names }
who-comes-none = 您这边还没有学习日。
who-came =
    { $starts_at }《{ $title }》，您这边请了{ $invited }人：
    到了{ $attended }人，现场{ $on_site }　线上{ $remote }　送学{ $door }{ $details }
who-came-missing = 没见到的：{ $names }

## 月报
can-monthly = 月报　上个月的数，也可以回 月报 10月
month-which = 要看哪个月？回 月报 10月 这样的；只回 月报 是上个月。
month =
    { $unit }{ $year }年{ $month }月：党员{ $members }位，接上微信{ $bound }位。{ $study }
    通知{ $notices_notices }条，共{ $notices_audience }人次：收到{ $notices_confirmed }，有人去说{ $notices_handed_over }，有缘由{ $notices_explained }，还等{ $notices_waiting }。
    求助{ $requests_asked }件，办好{ $requests_done }件；走访联系办了{ $errands_visits }件，手上还有{ $errands_open }件。
    学习日台账：{ $link }
month-study-day = { $starts_at }学习日：到{ $attended }，应到{ $invited }
month-more-study-days = 另有{ $count }次学习日，台账里都有
month-no-study-day = 没有办过学习日
