# 通知的全文、附的图和链接：消息里的那一行，和本人的页面。
notice-body-long =
    { $text }
    （1/{ $parts }，后面还有）全文点这里看：{ $page }
notice-body-shortened = { $text }…（共{ $parts }段，后面的在链接里看）
notice-body-link =
    { $text }
    附了一个链接，点这里看：{ $page }
notice-body-image =
    { $text }
    附了一张图，点这里看：{ $page }
notice-body-file =
    { $text }
    附了文件《{ $name }》，点这里看：{ $page }
notice-page-title = 给您的通知
notice-page-for = { $you }，{ $from }发给您的。按一下就能看。
notice-page-open = 打开看
notice-page-link = 打开附的链接
notice-page-picture = 通知附的图
notice-page-picture-coming = 图还在路上，过几分钟再打开看。
notice-page-picture-lost = 图没有取到。想看，请问{ $from }。
notice-page-file = 打开附的文件
notice-page-file-help = 打不开，请问{ $from }，让人念给您听。
notice-page-voice = 还带了一段语音，跟在微信聊天里的通知后面。
notice-page-answer = 看完了，回到微信里回一个数：1 收到　2 请给我打电话　3 做不到
notice-page-recalled = 这条不作数了，请别照着办。
notice-page-gone =
    这个链接打不开了：过了时候，或者不全。
    想看这条通知，在微信里问一声发通知的人，或回“求助”。
