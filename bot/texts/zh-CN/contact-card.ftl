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
