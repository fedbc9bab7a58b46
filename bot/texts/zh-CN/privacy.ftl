# 谁看过、谁改过：给本人看的。
noted-read = { $who }（{ $role }）{ $at }看过您的{ $what }
noted-changed = { $who }（{ $role }）{ $at }改过您的{ $what }
noted-what-card = 联系卡
noted-what-list = 名字（在名单里）
noted-what-phone = 电话
noted-what-mind = 心里话
noted-what-export = 全部资料
noted-what-roster = 花名册资料
noted-what-role = 职务
noted-what-binding = 微信连接
noted-what-text = 发给您的消息
noted-what-quiet-hours = 免打扰（发了急通知）
role-helper = 帮办人
role-other = 支部的人
role-command-line = 支部管电脑的人
role-system = 连心

# 导出、退出
can-export = 导出　看存了您哪些资料
export-link =
    { $you }，存着您的资料都在这里：{ $address }
    { $until }前有效，点开再按一下才看得到，别转给别人。
    不会点，找{ $organiser }，当面打给您看
export-link-shared =
    { $you }，存着您的资料都在这里：{ $address }
    { $until }前有效，点开再按一下才看得到，别转给别人。
    这部微信不止一个人看，心里话没放进去。
    不会点，找{ $organiser }，当面打给您看
leaving-sure =
    { $you }，先不急：嫌消息多，说“暂停通知”就行，党员关系不变。
    真要退出，资料七天后清掉；这七天里说“不退了”就回来。
    想好了，十分钟内打这四个字：确认退出。不退回 0
    有话想说打 { $phone }
leaving-first = { $you }，要退出请先说“退出”，看清楚了再确认。有话想说打 { $phone }
leaving-done =
    { $you }，您已经退出，以后不再给您发消息，别人也看不到您的资料。
    { $at }清掉。在这之前说“不退了”，一切照旧。
    您的党员关系归支部管，不变；支部有事打 { $phone }
leaving-already =
    您已经退出了，资料七天后清掉。在这之前说“不退了”，一切照旧。
    要问人，打 { $phone }
leaving-not-done = { $you }，好，没有退出，一切照旧。
leaving-taken-back = { $names }，您回来了，微信、资料和职务都和原来一样。
leaving-nothing-to-take-back = { $you }，您没有退出，一切照旧。
open-leaving = 您说过要退出：真要退出打“确认退出”，不退回 0
only-themselves = 这事得{ $name }本人用自己的微信办，或当面找{ $organiser }。
