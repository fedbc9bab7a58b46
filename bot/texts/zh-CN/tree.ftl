# 组织的增减、换届、转移，类别与情况。

# 给组织者、书记看的
audience-unit-over = “{ $unit }”已经撤销了，人都归了别处。您可以说：通知 全体
office-taken =
    { $you }，您接{ $before }，当{ $unit }的{ $role }了。
    转到您手上：联系{ $errands }件，求助{ $requests }件。
    回 今天 看要联系谁。
office-taken-reason = 您现在是{ $role }
office-left =
    { $you }，{ $unit }的{ $role }由{ $successor }接了。
    您手上的事都转过去了，这些日子辛苦您了。
office-left-reason = { $role }交接好了
members-came =
    { $you }，有{ $count }位转到您这里了：{ $names }
    有空打个招呼，回 今天 看要联系谁。
members-came-reason = 有人转到您这里
errand-unit-ended = “{ $unit }”到期结束了，这位现在归您联系，打个招呼
errand-tell-office = 职务或人员有变动，微信没送到，请当面说一声

# 组织：命令行
unit-closed = 组织“{ $unit }”已经撤销或到期，不能用了。要恢复：lianxin unit open "{ $unit }"
unit-there-already =
    { $closed ->
        [closed] 有过“{ $unit }”，后来撤销了。请换个名字，或先恢复它：lianxin unit open "{ $unit }"
       *[other] 已经有“{ $unit }”了，请换个名字。
    }
unit-inside-itself = “{ $under }”在“{ $unit }”里面（或就是它），这样会绕成圈。请换一个上级。
unit-another-account = “{ $unit }”是另一个账号的组织，两边不能互转。
unit-odd-name = “{ $text }”不能当名字：不能空，不能带“/”，最多 100 个字。
unit-odd-term = “{ $unit }”的起止日期不对：结束要在开始之后，也要在今天之后，结束后归的组织不能是它自己。
unit-not-empty =
    “{ $unit }”还有成员 { $members } 人、下级组织 { $units } 个，没有撤销。
    先转走（lianxin member transfer --all-of），或并入别的组织（lianxin unit merge）。
unit-unfinished =
    “{ $unit }”还有没办完的：联系 { $errands } 件，求助 { $help_requests } 件，学习日 { $study_days } 个，没有撤销。
    先换届（lianxin unit change-of-office），或并入别的组织（lianxin unit merge）；学习日可以取消。
unit-opened = 新建：{ $unit }（{ $kind }）
unit-opened-again = 恢复：{ $unit }（{ $kind }）
unit-approval-on = { $unit }：从现在起，发通知要另一位书记或干事同意
unit-approval-off = { $unit }：发通知不用别人同意
unit-place = { $unit }：开会的地方 { $place }（“-”：还不知道）
unit-reminding = { $unit }：开始前提醒 { $before }，钟点 { $at }（“-”：照上级或配置）
unit-changed = 已改：{ $unit }（{ $kind }）
unit-replanted = { $before } 现在是 { $path }，下面 { $below } 个组织一起改了。
unit-merged = { $before } 已并入 { $into }：成员 { $members } 人，角色 { $roles } 个，下级组织 { $units } 个。
unit-merged-renamed = 重名的下级改名为：{ $paths }
unit-closed-now = 已撤销：{ $unit }，结束的角色 { $roles } 个。
unit-kind-unknown = 没有“{ $text }”这种组织，请写：街道 社区 党总支 支部 党小组 过渡党小组 党员中心户 其他。
unit-date-unknown = “{ $text }”看不出是哪一天，请写成 2027-06-30。
unit-none-listed = 还没有组织。
unit-line = { $indent }{ $name }（{ $kind }）本级 { $own } 人，连下级 { $all } 人{ $note }
unit-note-term = ，{ $starts } 至 { $ends }
unit-note-closed = ，已撤销
unit-shown =
    { $path }
    类型：{ $kind }{ $note }
    按组织关系 { $home } 人，按居住 { $residence } 人，合计 { $either } 人
    下级组织 { $below } 个
unit-shown-role = { $role }：{ $name }，从 { $since }
unit-kind-street = 街道
unit-kind-community = 社区
unit-kind-general-branch = 党总支
unit-kind-branch = 支部
unit-kind-group = 党小组
unit-kind-transition = 过渡党小组
unit-kind-household = 党员中心户
unit-kind-other = 其他

# 换届与角色：命令行
role-last-secretary =
    { $name } 是 { $unit } 唯一的书记，没有改动。先换届：
    lianxin unit change-of-office "{ $unit }" { $name } 接任人
    实在没有人接，写明原因：--without-successor "原因"
office-not-held = { $name } 在 { $unit } 没有这个职务，没有改动。
office-no-successor = { $name } 不能接任：接任的要是同一个账号里、在册的另一个人。
office-changed = { $unit }：{ $roles } 由 { $before } 换成 { $successor }，手上没办完的一起转过去了。

# 成员：命令行
transfer-nobody = 没有要转的人：原组织里没有人，或都已经在那里了。
member-would-move = 试看：{ $members } 人转到 { $to }（{ $which }），{ $already } 人已经在那里。什么都没有改。
member-moved = { $members } 人转到 { $to }（{ $which }），{ $already } 人已经在那里。
member-which-home = 组织关系
member-which-residence = 居住小组
member-nowhere = 只在组织关系所在
member-role-ends = 随之结束的职务：{ $name }，{ $unit } 的{ $role }
member-category-set = { $name } 的类别：{ $category }
member-category-none = 没有
member-category-unknown = 没有类别“{ $text }”，请写：在职 退休 失业 流动 拆迁过渡 安置 两新 农民 家属 失联 退伍 待业毕业生，或 无。
member-circumstance-set = { $name }：{ $circumstance }，从现在起。
member-circumstance-until = { $name }：{ $circumstance }，到 { $until } 为止。
member-circumstance-ended = { $name }：不再是{ $circumstance }。
member-circumstance-not = { $name } 没有“{ $circumstance }”这一条，没有改动。
member-circumstance-unknown = 没有情况“{ $text }”，请写：体弱 独居 困难 夜班。
member-none-found = 没有找到。
member-line = { $unit }/{ $name }
member-shown =
    { $name }（{ $path }）
    类别：{ $category }　情况：{ $circumstances }
member-home-line = { $which }：{ $unit }，{ $since } 至 { $until }
member-now = 现在
member-role-line = 职务：{ $unit } 的{ $role }
circumstance-frail = 体弱
circumstance-alone = 独居
circumstance-hardship = 困难
circumstance-night-shifts = 夜班
