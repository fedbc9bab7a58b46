# 控制台的网页，和进门的话。
console-title = 连心
console-pages = 页面
console-units = 组织
console-members = 党员
console-leave = 退出登录
console-stuck = 弄不明白，打 { $phone }，有人帮您。
console-come-in = 请进
console-how = 在微信里对连心说“控制台”，会收到六位数字。填在这里就能进来。
console-six-digits = 六位数字
console-enter = 进来
console-enter-here = 在这台手机（电脑）上打开
console-elsewhere = 想用别的电脑：打开 { $address }，填这六位数字：
console-good-once = 十分钟内有效，只能用一次。不要转给别人。
console-no-units = 您现在没有要管的组织。
console-unit = 组织
console-people = 人数
console-bound = 接上微信
console-before = 上一页
console-after = 下一页
console-name = 姓名
console-search = 找
console-found = 共 { $count } 位
console-unbound = 没接微信
console-looked-at = 您看过这张卡，本人问起时看得到。
console-back = 回到开头
console-not-here = 这里没有这一页，或者不归您这边看。
console-too-often = 刚才来得太密了，请过十分钟再来。着急打 { $phone }
console-again = 这一页放得太久了，请回到开头再来一次。
console-too-long = 内容太长了，请短一些再来一次。
console-trouble = 这一页出了点毛病，不怪您。请过一会儿再来，或打 { $phone }
console-sign-in-again = 请先进门：在微信里对连心说“控制台”。
console-wrong-code = 这六位数字对不上，或者过了十分钟。请在微信里再说一次“控制台”。
console-link-used = 这个链接用过了，或者过了十分钟。请在微信里再说一次“控制台”。
console-no-role = { $name }现在没有职务，控制台打不开；自己的资料在微信里说“我的信息”就能看。
can-console = 控制台　在电脑上看组织和党员
console-way-in =
    { $you }，打开就能进控制台：{ $address }
    用别的电脑：打开 { $console }，填 { $code }
    { $until }前有效，只能用一次，别转给别人

# 存着的东西叫什么
held-phone = 电话
held-address = 住址
held-home = 所在支部
held-residence = 现住地组织
held-category = 类别
held-helper = 帮办人
held-born-on = 出生日期
held-joined-on = 入党日期
held-gender = 性别
held-note = 备注

# 类别
category-employed = 在职
category-retired = 退休
category-jobless = 失业
category-migrant = 流动
category-transition = 拆迁过渡
category-resettled = 安置
category-private-sector = 两新
category-farmer = 农民
category-dependant = 家属
category-lost-contact = 失联
category-demobilised = 退伍
category-graduate = 待业毕业生
console-card = 联系卡
console-unchecked = 待组长核对
