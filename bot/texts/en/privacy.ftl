# Who looked, who changed: read by the member.
noted-read = { $who } ({ $role }) saw your { $what } on { $at }
noted-changed = { $who } ({ $role }) changed your { $what } on { $at }
noted-what-card = contact card
noted-what-list = name on a list
noted-what-phone = phone number
noted-what-mind = words on your mind
noted-what-export = whole record
noted-what-roster = roster entry
noted-what-role = roles
noted-what-binding = WeChat connection
role-helper = helper
role-other = somebody of the branch
role-command-line = whoever runs the branch's computer
role-system = Lianxin
