# 通知：发出、再问一次、撤回；没回音的交给谁去联系。

notice =
    { $you }，{ $from }的通知：
    { $text }
    回 1 收到　2 请给我打电话　3 做不到
notice-voice = { $you }，{ $from }说的，和通知一起的一段语音。
notice-again =
    { $you }，怕您没看到，再发一遍{ $from }的通知：
    { $text }
    回 1 收到　2 请给我打电话　3 做不到
notice-information =
    { $you }，{ $from }的通知：
    { $text }
    看到就行，不用回。
notice-again-information =
    { $you }，{ $from }的通知再发一遍：
    { $text }
    看到就行，不用回。
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

notice-approval =
    { $you }，{ $from }要发一条通知，请您看一眼。给{ $audience }共{ $count }人{ $when }{ $urgent }{ $information }{ $brings }
    原文：{ $text }
    1 同意　2 不同意
notice-approval-when-at = ，定在{ $at }发
notice-approval-when-own-hours = ，各人到自己的提醒时间收到
notice-approval-urgent = ，急通知：{ $why }
notice-approval-information = ，不用回
notice-approval-link = ，附链接 { $address }
notice-approval-in-short = 有条通知等您同意
notice-approved =
    { $you }，《{ $title }》{ $by }同意了。
    { $number }号通知，{ $count }人，{ $goes_at }发出。
    发出前回“撤回”，一个人也不会收到。
notice-approved-in-short = { $by }同意了，{ $count }人
notice-cannot-go = { $you }，《{ $title }》没有发：要发给的人现在不归您这里，或者没有人了。
notice-cannot-go-in-short = 没有发：要发给的人变了
notice-refused = { $you }，《{ $title }》{ $by }没有同意，没有发。要改，回 找回 看原文
notice-refused-in-short = { $by }没有同意，没有发
notice-refused-why =
    { $you }，《{ $title }》{ $by }没有同意，没有发。
    缘故：{ $why }
    要改，回 找回 看原文
notice-refused-why-in-short = { $by }没有同意，没有发
notice-undecided =
    { $you }，《{ $title }》一天了没有人同意，还没有发。
    可以问问{ $who }；不发了回 撤回
notice-undecided-in-short = 一天了还没有人同意，没有发

approval-nobody = “{ $unit }”的通知要第二个人同意，可眼下没有别的书记、干事，没有发。请跟上级说一声。
approval-cannot-go = 《{ $title }》没有发：要发给的人现在不归发通知的人管了，已告诉他。
approval-decided-before = 《{ $title }》已经有了结果，不用再回了。
approval-not-theirs = 《{ $title }》轮不到您来定，没有变。
notice-changed =
    { $you }，{ $from }更正了通知，以这次为准：
    { $text }
    回 1 收到　2 请给我打电话　3 做不到
notice-changed-kept =
    { $you }，{ $from }更正了通知，以这次为准：
    { $text }
    您先前回的还算数；有变，说“打电话”或“做不到”。
notice-changed-information =
    { $you }，{ $from }更正了通知，以这次为准：
    { $text }
    知道就行，不用回。
notice-changed-title = 更正：{ $title }
errand-notice-changed = 通知《{ $title }》改了，新的话微信送不到，请说一声
notice-over = { $number }号《{ $title }》过了时候，改不了了。要说新的，另发一条通知。
notice-same-words = { $number }号《{ $title }》现在就是这么说的，没有改。
approval-not-seen-whole = 这边的通知要两个人看过，得一条消息里看得全：{ $characters }个字以内，不附图和文件，可以附链接。
approval-no-change = 这边的通知要两个人看过，发出去的不能自己改。要改，先说“撤回”，再另发一条。
notice-not-asked =
    { $you }，《{ $title }》事先要问大家的那一句没有发出去，没人收到。
    通知还是{ $goes_at }发。想早点发，回“撤回”，再发一遍就行。
notice-not-asked-in-short = 事先问的那一句没有发出去
