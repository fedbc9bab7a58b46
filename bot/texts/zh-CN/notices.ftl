# 通知：发出、再问一次、撤回；没回音的交给谁去联系。

notice =
    { $you }，{ $from }的通知：
    { $text }
    回 1 收到　2 请给我打电话　3 做不到
notice-again =
    { $you }，怕您没看到，再发一遍{ $from }的通知：
    { $text }
    回 1 收到　2 请给我打电话　3 做不到
notice-recalled =
    { $you }，前面那条《{ $title }》不作数了，请别照着办。
    { $from }撤回的，给您添麻烦了。想问清楚，打{ $phone }。
notice-recalled-title = 不作数了：{ $title }

errand-notice-call-me = 看了通知《{ $title }》，请您打个电话
errand-notice-cannot = 通知《{ $title }》说的事做不到，问问难在哪
errand-notice-cannot-why = 通知《{ $title }》说的事做不到：{ $why }
errand-notice-silent = 通知《{ $title }》还没有回音，问一声收到没有
errand-notice-no-route = 通知《{ $title }》微信送不到，请当面或打电话说一声
errand-notice-recalled = 通知《{ $title }》不作数了，微信送不到，请说一声

notice-not-for-them = 这条通知不是发给您的，不用回。想看自己的，说“帮助”。
notice-was-recalled = { $number }号通知《{ $title }》已经撤回，不用管它了。有事说“求助”。
notice-nothing-to-take-back = 这条通知现在改不了了。有事说“求助”，我找人联系您。
notice-nothing-announced = 您还没有发过通知。要发，说“通知 全体”，再写内容。
notice-no-such-number = 您发的通知里没有{ $number }号。说“进度”看最近一条。
