# 走访联系：派给谁、为什么、每天的名单。

errand-told =
    { $you }，请您联系{ $person }：
    { $why }
    { $due_at }前就行。联系过了，说“今天”看号，再回“已联系”和号。
errand-called-off =
    { $you }，{ $person }那边不用联系了：
    { $why }
    是本人改了主意，这件从名单上拿掉了。
errand-called-off-reason = 不用联系了
errand-list-title = 今天要联系的人
errand-list-of-the-day =
    { $you }，今天有{ $count }位要联系：
    { $names }
    回 今天 看为什么找他们；联系过了，回“已联系”和号。
errand-no-such-number = 今天的名单里没有{ $number }号。回 今天 看名单，再说一次就行。
errand-not-open = 这件事已经办完了。回 今天 看还有哪些。
