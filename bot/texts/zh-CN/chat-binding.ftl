# 绑定：请来、问是谁、接上。

how-to-join =
    您好，这里是连心，街道党员的联系号。
    先接上您的微信，发：绑定 姓名 邀请码
    邀请码在组长给的纸上。没有或不会弄，打{ $phone }
welcome-stranger =
    您好，欢迎来到连心，街道党员的联系号。
    先接上您的微信，发：绑定 姓名 邀请码
    邀请码在组长给的纸上。没有或不会弄，打{ $phone }
welcome-back =
    { $you }，又见到您了，您的微信还接着。
    有事找{ $organiser }：{ $phone }，或者回 帮助
welcome-back-shared = 您好，又见到您了，微信还接着，两位都能用。有事打{ $phone }
bind-ask-name =
    好的，请发您的姓名。
    不会弄就打{ $phone }
bind-ask-name-for-code =
    好的，再发一下这个邀请码上的姓名。
    不会弄就打{ $phone }
bind-ask-code =
    { $name }，再发纸上的六位邀请码。
    没有邀请码，打{ $phone }要一个
bind-who =
    您是{ $name }吗？
    1 是本人　2 我是家人，帮着用
    3 这部手机我们两人用　0 不是
    弄不明白打{ $phone }
bind-not-me =
    好的，没有接上。邀请码还能用。
    本人发“绑定 姓名 邀请码”就行，有事打{ $phone }
bound-self =
    { $you }您好，您的微信和{ $unit }接上了。
    以后学习、通知都发到这里。说话、打字、回一个数字都行。
    有难处就说“求助”，{ $organiser }会找您：{ $phone }
bound-helper =
    接上了：您帮{ $name }收消息、回消息，{ $organiser }会知道。
    { $name }在{ $unit }，以后学习、通知也发到这里。
    有难处就说“求助”，{ $organiser }会找您：{ $phone }
bound-shared =
    { $you }您好，这部手机和{ $unit }接上了，你们两位都能用。
    每条消息开头是谁的名字，就是给谁的。
    有难处就说“求助”，{ $organiser }会找您：{ $phone }
