# 聊天里的通知：先看后发、收到、进度、撤回。

announce-how =
    通知谁、说什么，写在一句里，比如：
    通知 全体 周三停水，先存些水
    也可以：通知 东风支部 …　通知 流动党员 …
announce-no-text = 要对{ $audience }说什么？写在后面再发一次，比如：通知 { $audience } 周三停水
announce-paused = ，暂停着通知{ $count }
announce-too-long = 这段话太长，微信一次发不完。请缩到{ $characters }个字以内，或分成两条通知。
announce-preview =
    发给{ $audience }共{ $count }人，不含您：微信到{ $chat }，模板{ $template }，要人带话{ $nobody }{ $paused }
    原文：{ $text }
    1 发出　0 不发
announce-preview-count =
    发给{ $audience }共{ $count }人，不含您：微信到{ $chat }，模板{ $template }，要人带话{ $nobody }{ $paused }
    原文：{ $text }
    看清了，回人数 { $count } 发出；回 0 不发，原文替您留着。
announce-count-differs = 人数不对，没有发。要发，回人数 { $count }；不发，回 0，原文替您留着。
announced =
    好的，{ $number }号通知，{ $count }人，{ $goes_at }发出。
    发出前回“撤回”，一个人也不会收到。
    看谁收到了，回 进度 { $number }
announcement-dropped = 没有发，原文替您留一天。要接着发，回 找回
nothing-to-find-back = 没有留着的通知。要发，说：通知 全体 要说的话
notice-confirmed = 好的，{ $you }，《{ $title }》记为收到。
notice-confirmed-with-text =
    好的，{ $you }，记为收到。全文：
    { $text }
notice-call-me = 记下了。{ $who }会给您打电话说《{ $title }》：{ $phone }
notice-why-not = 好的。《{ $title }》有什么难处？说一句，我转给发通知的人。
notice-reason-noted = 记下了，已转给{ $who }，会找您：{ $phone }
notice-asked-again =
    《{ $title }》，您重新说一次：
    1 收到　2 请给我打电话　3 做不到
received-nothing-open = 好的，{ $you }，记下了。眼下没有等您回的通知。
received-study-day =
    好的，{ $you }，知道您看到了。{ $starts_at }学习日您来吗？
    1 参加　2 线上　3 送学　4 请假
all-received = 好的，{ $you }，{ $count }条通知都记为收到。
progress =
    { $number }号《{ $title }》共{ $audience }人：收到{ $confirmed }，还没{ $waiting }，交人办{ $handed_over }，说明了{ $explained }{ $details }
progress-handed-over = 交给{ $who }：{ $names }
progress-by-word = { $who }联系过，记为收到：{ $names }
progress-why = { $name }（{ $why }）
progress-more = 等{ $count }位
progress-of-request = 您的求助
progress-of-notice = 您发的通知
progress-none = 您没有在办的求助，也没有发过通知。要人帮忙，说“求助”。
progress-explained = { $reason }：{ $count }人
explained-recalled = 已撤回
explained-paused = 暂停着通知
explained-left = 已离开
name-and = 、
nobody-yet = 还没有人
progress-nothing = 您名下没有这个号的事。要看自己的求助回 进展，要看通知回 进度。
recalled-in-time = { $number }号通知撤回了，{ $stopped }人，一个人也没有收到。
recalled-late = { $number }号通知撤回了：{ $stopped }人没有发出；{ $corrected }人可能看到了，已给他们发一句更正。
