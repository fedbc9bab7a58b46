# 花名册：试看、奇怪的文件、改好再来、导出。

# 结果
roster-moves-and-roles = 其中：换组织 { $moved } 人，新给角色 { $given } 个，不再担任 { $ended } 个。
roster-field-change = { $column }：{ $old } → { $new }
roster-field-new = { $column }：{ $new }
roster-roles-given = 新任{ $roles }
roster-roles-ended = 不再任{ $roles }
roster-corrected-written = 已另写一份 { $file }，最后一列“问题”写着每一行要改什么。改好直接导入它就行。
roster-corrected-not-written = 没能写 { $file }，请换一个 .xlsx 或 .csv 的名字，别用原来的文件。
roster-corrected-unreadable = 这个文件读不出行来，没有另写一份。
roster-not-written = 没能写 { $file }。请看看文件夹在不在，文件是不是正开着。
roster-cell-problem = { $column }：{ $what }
roster-progress-reading = 读表
roster-progress-comparing = 核对、写入
roster-exported = 已导出 { $count } 人到 { $file }。里面有电话和住址，用完请收好。
roster-export-nobody = 这里没有党员，没有写文件。
roster-problem-header = 问题

# 文件
roster-file-macros = 这个文件带宏，不会打开。请在表格软件里另存为 .xlsx。
roster-file-locked = 这个文件设了密码，或者是旧的 .xls 格式。请取消密码，另存为 .xlsx。
roster-file-named-csv = 这个文件名字是 .csv，里面是 Excel 表。请把名字改成 .xlsx。
roster-file-cut-off = 文件到最后断了，没有传完。请重新拷贝一份。
roster-nul = 这一行有看不见的坏字符（NUL）。请在表格软件里另存一份再试。
roster-quotes = 从这一行起，英文引号 " 没有成对，后面的都分不清了。请检查这一行。
roster-huge-cell = 这一行有一格太长，读不了。请删掉那一格里多余的字。
roster-too-many-columns = 列太多了。请只留约定的那几列。

# 单元格
roster-merged = { $cells } 是合并单元格，下面几行等于空着。请取消合并，每行都填上。
roster-broken-formula = 这里是出错的公式（{ $text }）。请写上要写的字。
roster-two-calendars = 日期和“生日历法”对不上：一个说公历，一个说农历。请改成一样的。
roster-lunar-here = 这里请写公历的年月日，如 1985-07-01。
roster-no-such-lunar-day = 农历没有“{ $text }”这一天。请核对是不是闰月、那个月有没有三十。
roster-last-secretary = { $name }是“{ $unit }”唯一的书记。请在文件里写上接任的书记，或先用 role 换届。
roster-unit-closed = “{ $unit }”已经撤了或并了，不能再放人。请写现在的组织。

# 请留意
roster-warn-other-sheets = 请留意：文件里有几张表，只看了“{ $sheet }”。没有看：{ $others }
roster-warn-hidden-rows = 请留意：第 { $rows } 行在表里是隐藏的，也算在内了。
roster-warn-hidden-columns = 请留意：{ $columns } 列在表里是隐藏的，也算在内了。
roster-warn-near-name = 请留意：{ $name }和同一组织的{ $other }名字很像，会是两个人。同一个人就改成一样的。
roster-warn-near-unit = 请留意：要新建的“{ $unit }”和已有的“{ $other }”只差一个字。
roster-warn-role-left-behind = 请留意：{ $name }换了组织，在原来那边还是{ $roles }。不当了，用 role revoke。

# 在控制台导入
roster-not-your-unit = “{ $unit }”不归您管。请删掉这一行，或者请街道来导入。
roster-not-your-member = 这个号码登记在别的组织。人要转过来，请街道先转组织关系。
roster-not-your-office = 这个角色比您的职务高，请街道来定。
roster-too-many-rows = 在这里一次最多导入 { $most } 行。更多的，请管机器的人用 lianxin roster import。
roster-file-unknown = 请选一个 .xlsx 或 .csv 文件。
console-roster = 导入花名册
console-roster-how =
    选好表，先给您看会改什么，您点了“导入”才算数。
    第一行是列名：姓名、组织必填，手机号、角色等可以有。
console-roster-file = 花名册文件（.xlsx 或 .csv，不超过 4 MB）
console-roster-look = 看看会改什么
console-roster-wrong = 有 { $count } 处要改，什么都没有导入
console-roster-corrected = 下载标好问题的表
console-roster-again = 换一个文件
console-roster-row = 行
console-roster-column = 列
console-roster-expected = 要改什么
console-roster-new = 新增的人
console-roster-changed = 要改的人
console-roster-changes = 改什么
console-roster-units = 会新建的组织
console-roster-heed = 请留意
console-roster-import = 导入
console-roster-nothing = 和现在的一样，没有要改的。
console-roster-more = 还有 { $count } 条没有列出来。
console-roster-none = 还没有选文件，或者放了一天已经清掉。请再选一次。
console-roster-done = 导入好了。{ $counts }
