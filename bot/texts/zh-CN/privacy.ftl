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
role-helper = 帮办人
role-other = 支部的人
role-command-line = 支部管电脑的人
role-system = 连心
