# 组织、成员、绑定、花名册。

# 组织与成员
unit-none = 没有找到组织“{ $text }”。请写全路径，或路径末尾的几段。
unit-several =
    叫“{ $text }”的组织不止一个，请写全：
    { $paths }
person-none = 没有找到“{ $text }”。请写姓名、组织/姓名，或手机号。
person-several =
    叫“{ $text }”的不止一位，请写成 组织/姓名，或写手机号：
    { $paths }

# 通知发给谁
audience-no-role = 发通知这事归组长、书记办。您说“建言”和要说的话，我转给他们。
audience-unknown =
    我没听懂“{ $word }”是发给谁。
    可以说：通知 全体，通知 东风支部，通知 流动党员
audience-not-yours = “{ $unit }”归那边的组长、书记通知。您可以发给自己这里的：通知 全体
audience-empty = “{ $label }”里除了您没有别人，没有发。换一个说：通知 全体

# 绑定
bind-name-needed = 请把姓名也写上，像这样：绑定 姓名 邀请码。弄不明白打 { $phone }
bind-wrong-code =
    姓名和邀请码对不上，请照纸上再看一遍。
    还能试{ $left }次；找不到纸，打 { $phone }
bind-locked =
    试的次数多了，{ $until }再来。
    着急就打 { $phone }，有人帮您。
bind-used-code = 这个邀请码已经用过了，换手机要一个新的。请打 { $phone }
bind-expired-code = 这个邀请码过期了，要一个新的就行。请打 { $phone }
bind-already = 这个微信和{ $name }早就接上了，不用再绑定。回 帮助 看能做什么。

# 角色
role-leader = 组长
role-secretary = 书记
role-officer = 干事
role-volunteer = 志愿者
role-unknown = 没有角色“{ $text }”，请写：组长 书记 干事 志愿者（leader secretary officer volunteer）
role-everybody-is-a-member = 花名册里的人都是党员，不用给，也不能收；组织由花名册定。
role-granted = { $name } 现在是 { $unit } 的{ $role }。
role-held-already = { $name } 已经是 { $unit } 的{ $role }，没有改动。
role-revoked = { $name } 不再是 { $unit } 的{ $role }。
role-not-held = { $name } 不是 { $unit } 的{ $role }，没有改动。

# 邀请码
invite-nobody = 都接上微信了，没有要发的邀请码。
invite-too-many = 六位邀请码不够用了，请用 --unit 一个组织一个组织地发。
invite-column-name = 姓名
invite-column-unit = 组织
invite-column-code = 邀请码
invite-column-until = 有效到

# 花名册：结果
roster-would-change = 试看：新增 { $new } 人，更改 { $changed } 人，不变 { $unchanged } 人，新建组织 { $units } 个。什么都没有改。
roster-changed = 已导入：新增 { $new } 人，更改 { $changed } 人，不变 { $unchanged } 人，新建组织 { $units } 个。
roster-refused = 有 { $count } 处要改，什么都没有导入。改好再来一次就行。
roster-new-member = 新增：第 { $row } 行 { $name }（{ $unit }）
roster-changed-member = 更改：第 { $row } 行 { $name }：{ $changes }
roster-change-divider = ；
roster-column-divider = 、
roster-new-unit = 新建组织：{ $unit }
roster-unit-to-make = 还没有这个组织，导入时会新建：{ $unit }
roster-and-more = ……还有 { $count } 条
roster-row = 第 { $row } 行：{ $what }
roster-cell = 第 { $row } 行“{ $column }”：{ $what }

# 花名册：文件
roster-no-file = 没有这个文件。
roster-file-kind = 请给 .xlsx 或 .csv 文件；旧的 .xls 请另存为 .xlsx。
roster-file-too-large = 文件太大，请分成几个。
roster-file-broken = 文件打不开，请在表格软件里另存一份再试。
roster-file-encoding = 看不出文件的编码，请另存为 UTF-8 的 .csv，或 .xlsx。
roster-empty = 表里没有人：第 1 行要有表头，第 2 行起每行一人。
roster-unknown-columns = 不认识的列：{ $columns }。请改成约定的表头，或删掉这些列。
roster-double-columns = 同一列出现了两次：{ $columns }。请只留一个。
roster-missing-columns = 缺少必有的列：{ $columns }。
roster-no-header = 这一列没有表头。请在第 1 行写上表头，或清空这一列。

# 花名册：单元格
roster-required = 不能空。
roster-formula = 这里是公式，不会计算。请复制后“粘贴为值”。
roster-too-long = 太长，最多 { $longest } 个字。
roster-expected-name = 请写姓名，最多 { $longest } 个字，不带“/”。
roster-expected-phone = 请写一个号码：11 位手机号，或带区号的固定电话，如 0519-88881234。
roster-expected-date = 请写年月日，如 1952-03-04 或 1952年3月4日。
roster-no-such-day = 没有“{ $text }”这一天。是农历，就在“生日历法”写农历。
roster-expected-unit = 请写组织的路径，用“/”隔开，如 青龙街道/东风支部/第一小组。
roster-expected-role = 不认识“{ $text }”。请写：党员 组长 书记 干事 志愿者，几个用“、”隔开。
roster-expected-category = 不认识“{ $text }”。请写其中一个：在职 退休 失业 流动 拆迁过渡 安置 两新 农民 家属 失联 退伍 待业毕业生。
roster-expected-gender = 请写 男 或 女。
roster-expected-calendar = 请写 公历 或 农历。
roster-future-date = 这个日期还没到。
roster-joined-too-early = 入党日期在出生日期之前。

# 花名册：对不上号
roster-several-units = 这样的组织不止一个，请写全路径：{ $paths }
roster-several-members = 叫{ $name }的成员不止一位，请补上手机号或出生日期。
roster-same-phone = 和第 { $other } 行 { $name } 的手机号一样。请只留给一个人，另一个空着。
roster-same-row = 和第 { $other } 行是同一个人，或分不清。请删掉一行，或补上手机号、出生日期。

# 花名册：请留意
roster-warn-same-name = 请留意：组织里已经有一位{ $name }，这一行会成为另一个人。
roster-warn-same-name-row = 请留意：和第 { $other } 行同名，{ $name }会是两个人。
roster-warn-renamed = 请留意：这个手机号原来是{ $old }的，会改名为{ $name }。
