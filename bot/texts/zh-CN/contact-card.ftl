# 联系卡：看、更正、核对、心里话。

correct-not-a-phone =
    这个号码好像少了或多了几位，没有记。
    手机写11位，比如：更正 电话 13900001111
    座机带上区号，比如：更正 电话 0519-88881234
correct-not-a-birth-date =
    这一天我没看明白，没有记。年月日都写上，
    比如：更正 生日 1952年3月4日，过农历的前面加“农历”
correct-not-a-name = 姓名我没看明白，没有记。只写姓名就行，比如：更正 姓名 王秀兰
correct-too-long = 有点长，一张卡写不下，没有记。请说短些，{ $longest }个字以内。

card-nothing-to-check = 这件不用核对了：已经有人核对过，或者本人又改了。
card-not-yours = { $name }的联系卡归那边的组长、书记看。有事找{ $organiser }：{ $phone }

mind-too-long = 您的话有点长，没有记。分成{ $longest }个字以内的一段，再说一次好吗？
mind-nothing = 您现在没有留着的心里话。想说，发“心里话”和要说的话。
mind-not-so-long = 留到哪天？往后一年以内都行，比如：心里话 到3月1日

## 我的信息
my-info =
    { $you }，支部记着您的这些：
    { $lines }{ $looks }
    不对就说“更正”，比如：更正 电话 13900001111
card-of =
    { $name }的联系卡（本人会看到您看过）：
    { $lines }
card-nobody = 没有找到{ $name }。名字写全再说一次，比如：联系卡 王秀兰
card-line-who = { $name }，{ $unit }
card-line-born-on = 生日：{ $value }
card-line-phone = 电话：{ $value }
card-line-address = 住址：{ $value }
card-line-whereabouts = 人在哪里：{ $value }
card-line-housing = 住房：{ $value }
card-line-work = 工作：{ $value }
card-line-family = 家里：{ $value }
card-line-missing = 还没写：{ $names }
card-line-mind = 心里话：有一段，{ $who }，留到{ $until }
card-line-mind-of = 心里话：{ $text }
card-line-called = 称呼：{ $called }
card-line-remind-at = 提醒：{ $hour }
card-line-quiet = 免打扰：{ $start }到{ $end }
card-line-paused = 通知停着，到{ $until }
card-line-paused-until-told = 通知停着，说“恢复通知”再发
card-line-offered = 能帮：{ $offered }
card-unchecked = （待组长核对）
card-nothing-there = 没有写
card-born = { $year }年{ $month }月{ $day }日
card-looks = 看过的：{ $looks }
card-look = { $name }（{ $role }，{ $day }）
card-look-somebody = 一位同志
card-role-leader = 组长
card-role-secretary = 书记
card-role-officer = 干事
card-role-helper = 帮办人
card-role-volunteer = 志愿者
card-role-other = 您选的人
card-role-self = 本人
card-role-command-line = 管机器的人
card-role-system = 连心

card-field-name = 姓名
card-field-born-on = 生日
card-field-phone = 电话
card-field-address = 住址
card-field-whereabouts = 人在哪里
card-field-housing = 住房
card-field-work = 工作
card-field-family = 家里

## 更正
correct-what =
    要改哪一样？1 电话　2 住址　3 家庭　0 不改了
    也可以直接说：人在哪里、住房、工作、姓名、生日
correct-value-phone = 新的电话是多少？现在记的是：{ $before }。不改了回 0
correct-value-address = 新的住址怎么写？现在记的是：{ $before }。不改了回 0
correct-value-whereabouts = 您现在人在哪里？现在记的是：{ $before }。不改了回 0
correct-value-housing = 住的是什么房？比如租的、安置房。现在记的是：{ $before }。不改了回 0
correct-value-work = 现在做什么？现在记的是：{ $before }。不改了回 0
correct-value-family = 家里和谁一起住？现在记的是：{ $before }。不改了回 0
correct-value-name = 姓名怎么写？现在记的是：{ $before }。不改了回 0
correct-value-born-on = 生日是哪年哪月哪日？现在记的是：{ $before }。不改了回 0
corrected =
    { $you }，记下了，{ $what }改好了。
    原来：{ $before }
    现在：{ $after }
corrected-to-check =
    { $you }，记下了，{ $what }改好了，马上就用。
    原来：{ $before }
    现在：{ $after }
    { $organiser }会核对一下。
correct-as-before = { $you }，{ $what }本来就是：{ $value }。没有变，记下今天问过了。
correct-shared-phone =
    { $phone }这个号码，您那里另一位也登记了。
    1 合用　0 写错了

## 核对
card-check =
    { $you }，{ $person }把{ $what }改了，对不对？
    原来：{ $before }
    现在：{ $after }
    1 对　2 不对
card-check-reason = 改了{ $what }，请核对
errand-card-check = 改了{ $what }，原来{ $before }，现在{ $after }，核对一下
card-check-right = 好的，{ $name }的{ $what }核对过了。
card-check-wrong = 好的，{ $name }的{ $what }先改回：{ $before }。会请本人再说一遍。
card-looked-at = （{ $by }核对过您的{ $what }了）
card-given-back =
    { $you }，您说的{ $what }“{ $after }”，{ $by }核对时对不上。
    先用回原来的。没写错的话，跟{ $by }说一声就行：{ $phone }
open-card-check =
    有一处更正等您核对
    1 对　2 不对
open-card-check-of =
    { $name }的{ $what }改成{ $after }
    1 对　2 不对

## 隔一阵子问一句
card-still-phone =
    { $you }，您的电话还是{ $value }吗？
    1 是　2 换了
card-still-address =
    { $you }，您还住在{ $value }吗？
    1 是　2 换了
card-still-whereabouts =
    { $you }，您人还在{ $value }吗？
    1 是　2 换了
card-still-housing =
    { $you }，您住的房子还是“{ $value }”吗？
    1 是　2 变了
card-still-work =
    { $you }，您的工作还是“{ $value }”吗？
    1 是　2 变了
card-still-family =
    { $you }，家里还是“{ $value }”吗？
    1 是　2 变了
card-holds = 好的，{ $you }，{ $what }还是{ $value }。过一阵子再问您。
open-card-still =
    问过您的那一件，还是老样子吗？
    1 是　2 变了
open-card-still-of =
    您的{ $what }还是老样子吗？
    1 是　2 变了

## 心里话
mind-what =
    { $you }，想说什么，直接说，下一句就是。
    加了密存着，给谁看您自己定。不说了回 0
mind-who =
    { $you }，记下了。给谁看？
    1 组长　2 书记　3 自己留着
    也可以说一个人的姓名。
mind-who-again =
    这个姓名我没找着。给谁看？
    1 组长　2 书记　3 自己留着
    也可以说您那里一位同志的姓名。
mind-kept =
    好的，{ $who }。留到{ $until }，到时自己就没了。
    换日子说：心里话 到3月1日。想收回，说：收回心里话
mind-changed = 改好了：{ $who }，留到{ $until }。想收回，说：收回心里话
mind-shown =
    您的心里话：{ $text }
    { $who }，留到{ $until }。
    1 重说　2 收回　3 换人看
mind-taken-back = 收回了，一个字也没有留。
mind-not-here =
    { $you }，这部微信不止一个人看，心里话不在这里说。
    用您自己的微信说，或者打{ $phone }
mind-of-another =
    { $name }的心里话，只给您看的，留到{ $until }：
    { $text }
    本人会看到您看过。
mind-for-you = （{ $name }有句心里话给您看，说：联系卡 { $name }）
mind-readers-leader = 给组长看
mind-readers-secretary = 给书记看
mind-readers-person = 给{ $name }看
mind-readers-nobody = 谁也不给看
open-correct-what =
    要改哪一样？
    1 电话　2 住址　3 家庭　0 不改了
open-correct-value = 等您说新的是什么。不改了回 0
open-correct-shared-phone =
    那个号码是两个人合用吗？
    1 合用　0 写错了
open-mind-what = 您的心里话，想说什么？不说了回 0
open-mind-who =
    您的心里话给谁看？
    1 组长　2 书记　3 自己留着
open-mind-kept =
    您的心里话
    1 重说　2 收回　3 换人看
card-check-by =
    { $you }，{ $by }替{ $person }把{ $what }改了，对不对？
    原来：{ $before }
    现在：{ $after }
    1 对　2 不对
errand-card-check-by = { $by }替改了{ $what }，原来{ $before }，现在{ $after }，核对一下
by-members-helper = 帮办人{ $name }
corrected-address =
    { $you }，记下了，住址改好了，{ $organiser }会核对一下。
    原来：{ $before }
    现在：{ $after }
    现在家里和谁一起住？下一句说就行，不说回 0
card-field-called = 称呼
card-field-remind-at = 提醒时间
card-field-quiet = 免打扰
card-field-paused = 暂停通知
card-field-offered = 能帮什么
card-field-home = 所在组织
card-field-residence = 现住地
card-field-category = 类别
card-field-gender = 性别
card-field-joined-on = 入党日期
card-field-helper = 帮办人
card-field-note = 备注
card-field-mind = 心里话
card-field-birthday-calendar = 生日历法
