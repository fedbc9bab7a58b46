# 短信：一条七十个字，不能回，要说清去哪里看、打哪个电话。
by-sms-notice = 【连心】{ $from }有急事通知：{ $title }。打开微信“连心”看，不方便就打{ $phone }
by-sms-study-day-change = 【连心】{ $starts_at }学习日{ $change }：{ $title }。看微信“连心”，或打{ $phone }
by-sms-help-request = 【连心】求助{ $number }号{ $state }：{ $summary }。看微信“连心”，或打{ $phone }

# 一条消息为什么这样走：给管运行的人看。
route-planned = 排进待发
route-passed = 这条路没走
route-accepted = 平台收下了
route-delivered = 平台说送到了
route-unknown = 发出去了，没等到回音
route-refused = 平台没收
route-failed = 平台后来说没送到
route-sending = 正在发
route-waits = 等着再发
route-failed-in-the-end = 哪条路都走不通，交给人去找
route-skipped-in-the-end = 不发了

route-channel-chat = 微信对话
route-channel-credit = 订阅通知
route-channel-template = 模板消息
route-channel-sms = 短信

route-why-never-wrote = 这个微信还没和我们说过话
route-why-not-following = 没有关注公众号
route-why-window-used = 对话里能发的条数用完了
route-why-window-shut = 48小时没说过话，对话关了
route-why-kept-back = 只剩最后两条，留给急事
route-why-refused = 这条路已经说了不行
route-why-no-credit = 没有点过“同意接收”，或者用完了
route-why-no-template = 这类消息没有配模板
route-why-blocked = 本人关了模板消息
route-why-no-phone = 名册里没有手机号
route-why-not-wanted = 本人说过不要短信
route-why-lane-closed = 平台暂时关了这条路
route-why-goes-again = 可能已经送到，只从原来那条路再发
route-why-quiet-hours = 免打扰时间，等天亮
route-why-dialogue = 正在和对方说别的事，不打断
route-why-behind-text = 语音跟在文字后面，等文字先到
route-why-enough-today = 今天发给本人的够多了，明早再发
route-why-left = 本人已经退出
route-why-too-late = 过了时候，发了也没用
route-why-paused = 本人暂停了通知
route-why-no-way = 没有路，也不必专门找人说
route-why-not-bound = 没有绑定微信
route-why-no-route = 没有一条路是开着的
route-why-answered = 本人已经答了
route-why-recalled = 发的人撤回了
route-why-not-wanted-any-more = 事情有了变化，不用再说

route-code-1 = 平台忙
route-code-40003 = 平台不认得这个微信
route-code-40037 = 模板编号不对
route-code-40164 = 这台机器的地址不在公众号白名单里
route-code-43004 = 没有关注
route-code-43019 = 在公众号黑名单里
route-code-43101 = 本人没同意接收，或者次数用完
route-code-45009 = 今天的次数用完，零点再开
route-code-45011 = 发得太快，歇一会儿
route-code-45015 = 对话已经关了
route-code-45047 = 对话里的条数用完了
route-code-47003 = 模板里有一项格式不对
route-code-48001 = 公众号没有这项权限
route-code-48002 = 本人关了消息
