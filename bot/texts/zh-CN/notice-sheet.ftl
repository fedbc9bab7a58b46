# 通知的台账：页面、文件，和都有着落之后给发的人的一句。
notice-sheet-link = 通知
notice-sheet-none = 还没有发给您这边的通知。
notice-sheet-number = { $number }号
notice-sheet-from = { $author }发的，{ $goes_at }
notice-sheet-recalled = { $at }撤回了，不作数。
notice-sheet-brings-link = 附了一个链接
notice-sheet-brings-voice = 附了一段语音，聊天开着的人听得到
notice-sheet-brings-file = 附了文件
notice-sheet-brings-kept = 附了一张图
notice-sheet-brings-waiting = 附了一张图，正在从微信取
notice-sheet-brings-lost = 附的图没有取到；请再发一条
notice-sheet-closed = 每个人都有着落了，不用再等。
notice-sheet-earlier = { $until }以前的原话
notice-sheet-audience = 共
notice-sheet-confirmed = 收到
notice-sheet-handed-over = 交人办
notice-sheet-explained = 说明了
notice-sheet-waiting = 等回音
notice-sheet-not-sent = 还没发出
notice-sheet-how-far = 消息走到哪一步
notice-sheet-told = 发了
notice-sheet-arrived = 平台说到了手机
notice-sheet-opened = 点开看过
notice-sheet-by-word = 别人说他收到了
notice-sheet-evidence-note = 只写有凭据的：没点开、没回话的，不写“看过”。
notice-sheet-opened-at = 点开看过，{ $at }
notice-sheet-answered = 本人回的
notice-sheet-by = { $by }联系过，记为收到
notice-sheet-why = { $what }：{ $why }
notice-sheet-call-me = 想请人打个电话
notice-sheet-cannot = 做不到
notice-sheet-silent = 没有回音
notice-sheet-no-route = 微信送不到
notice-sheet-not-reached = 还没联系上
notice-sheet-nobodys = { $why }，还没有人去办
notice-sheet-handed-to = { $why }，交给{ $who }
notice-sheet-handed-until = { $why }，交给{ $who }，{ $until }前
notice-sheet-not-yours = 不在您这边
notice-sheet-download = 下载台账
notice-sheet-file = 通知台账
notice-sheet-file-title = { $number }号通知《{ $title }》台账
notice-sheet-file-about = { $author }发的，{ $goes_at }
notice-sheet-file-figures = 共{ $audience }人：收到{ $confirmed }　交人办{ $handed_over }　说明了{ $explained }　等回音{ $waiting }
notice-sheet-column-name = 姓名
notice-sheet-column-unit = 小组
notice-sheet-column-state = 情况
notice-sheet-column-done = 怎么说、怎么办的
notice-sheet-column-at = 时间
notice-sheet-column-evidence = 凭据

notice-closed =
    { $you }，{ $number }号通知《{ $title }》都有着落了
    共{ $audience }人：收到{ $confirmed }，其中{ $by_word }人是别人说的
    交人办{ $handed_over }，说明了{ $explained }
    台账：{ $link }
notice-closed-in-short = 收到{ $confirmed }，交人办{ $handed_over }
