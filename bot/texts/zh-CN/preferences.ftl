# 各人的意思：怎么称呼、几点提醒、什么时候别打扰、暂停、能帮什么。

called-how = 想让我怎么叫您？比如：叫我 王大姐
remind-at-is-quiet =
    { $hour }正是不打扰人的时候，{ $until }才过去，没有改。
    换个钟点好吗？比如：提醒时间 19:30
quiet-too-long =
    这样一整天都没有工夫找您了，没有改。
    写短一点，比如：免打扰 上午8点到下午4点
    想歇一阵子，说：暂停通知
offer-too-long = 写短些好记，没有记。{ $longest }个字以内，比如：我能帮 修电脑，周末晚上
offer-nothing = 您没有登记过能帮什么。想帮，比如：我能帮 修电脑，周末晚上

called-too-long = 这个叫法长了些，我记不住，最多{ $longest }个字。比如：叫我 王大姐
called-what = 想让我怎么叫您？比如：王大姐。不改了回 0
called-noted = 好的，以后叫您{ $you }，原来叫{ $before }。想改回去，说：叫我 本名
remind-when = 每天几点提醒您合适？比如：晚上7点半。不改了回 0
remind-when-again = 几点我没听明白，再说一次好吗？比如：晚上7点半。不改了回 0
remind-at-noted = 记下了：学习日提前一天以上的提醒，原来{ $before }，现在{ $after }发给您。
quiet-when = 哪个时段别打扰您？比如：上午8点到下午4点。不改了回 0
quiet-when-again = 时段我没听明白，再说一次好吗？比如：上午8点到下午4点。不改了回 0
quiet-noted =
    记下了：您自己的免打扰，原来{ $before }，现在{ $after }。
    急事照样找您，您问的照样马上回。
quiet-none = 没有
quiet-span = { $start }到{ $end }
pause-how-long =
    { $you }，通知和提醒停多久？
    1 一个星期　2 一个月　3 到我说为止　0 不停了
    急事和您问的事，还照样找您。
paused =
    好的，{ $you }，停到{ $until }，到时自己接上。{ $organiser }会知道。
    急事和您问的事照样找您。想早点接上，说：恢复通知
paused-until-told =
    好的，{ $you }，先停着，说“恢复通知”再发。{ $organiser }会知道。
    急事和您问的事照样找您。过三个月我再问您一声。
resumed = 好的，{ $you }，通知又发给您了，还用得上的马上补来。
not-paused = { $you }，您的通知没有停着，照常发给您。
pause-ask-again =
    { $you }，您的通知停了有三个月了，接着停吗？
    1 接着停　2 恢复
errand-still-paused = 通知停了三个月，问问还停不停
pause-goes-on = 好的，{ $you }，接着停。过三个月我再问您一声。
member-paused = （{ $name }的通知先停着，到{ $until }接上，有事直接打电话）
member-paused-until-told = （{ $name }的通知先停着，有事直接打电话）
offer-what = { $you }，您能帮什么、什么时候有空？比如：修电脑，周末晚上。不登记了回 0
offer-noted =
    { $you }，记下了：能帮 { $skill }。
    有人正要这个，我来问您，去不去都随您。
    什么时候有空，连着说一遍就行。不想帮了，说：不帮了
offer-noted-with-hours =
    { $you }，记下了：能帮 { $skill }，{ $hours }有空。
    有人正要这个，我来问您，去不去都随您。不想帮了，说：不帮了
offer-with-hours = { $skill }（{ $hours }）
offer-withdrawn = 好的，{ $you }，“{ $offered }”不登记了。这阵子谢谢您。

open-called-what = 想让我怎么叫您？不改了回 0
open-offer-what = 您能帮什么？不登记了回 0
open-remind-when = 几点提醒您？不改了回 0
open-quiet-when = 哪个时段别打扰您？不改了回 0
open-pause-how-long =
    通知停多久？
    1 一个星期　2 一个月　3 到我说为止　0 不停了
open-pause-again =
    通知停了三个月了
    1 接着停　2 恢复
done-for-you-remind-at = （{ $by }替您改了提醒时间：{ $after }）
done-for-you-quiet = （{ $by }替您改了免打扰：{ $after }）
done-for-you-paused = （{ $by }替您停了通知，到{ $until }；想接上，说：恢复通知）
done-for-you-paused-until-told = （{ $by }替您停了通知；想接上，说：恢复通知）
done-for-you-resumed = （{ $by }替您恢复了通知）
done-for-you-offered = （{ $by }替您登记了能帮：{ $offered }；不帮，说：不帮了）
done-for-you-offer-withdrawn = （{ $by }替您说不帮了，原来登记：{ $offered }）
done-for-you-called = （{ $by }替您改了称呼：{ $after }；想改回去，说：叫我 本名）
member-paused-by = （帮办人{ $by }替{ $name }说：通知先停着，到{ $until }接上，有事直接打电话）
member-paused-until-told-by = （帮办人{ $by }替{ $name }说：通知先停着，有事直接打电话）
sms-not-wanted = 好的，{ $you }，不再给您发短信。微信照样发，想要了说“可以发短信”。
sms-wanted = 好的，{ $you }，微信发不到的急事，用短信告诉您。
agree-to-notices = 点开按“同意”，下回的通知能直接到您这儿：{ $page }
