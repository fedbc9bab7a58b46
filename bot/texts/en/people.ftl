# Units, members, binding, rosters.

# units and members
unit-none = There is no unit "{ $text }". Write its whole path, or the last parts of it.
unit-several =
    More than one unit is called "{ $text }", please write the whole path:
    { $paths }
person-none = There is nobody like "{ $text }". Write a name, unit/name, or a phone.
person-several =
    More than one person fits "{ $text }". Write unit/name, or a phone:
    { $paths }

# whom a notice is for
audience-no-role = Announcing is for group leaders or secretaries. Send: suggest YOUR WORDS, and I pass them on.
audience-unknown =
    I did not get whom "{ $word }" means.
    You can say: announce all, announce BRANCH, announce migrant
audience-not-yours = "{ $unit }" has its own leader and secretary to announce. To your own people: announce all
audience-empty = There is nobody but you in "{ $label }", so nothing was sent. Try: announce all

# binding
bind-name-needed = Please write the name as well: bind NAME CODE. If in doubt, ring { $phone }
bind-wrong-code =
    Name and code do not belong together, please look at the paper again.
    You can try { $left } more times; without the paper, ring { $phone }
bind-locked =
    That was tried too often, please come back { $until }.
    If it cannot wait, ring { $phone }: somebody will help you.
bind-used-code = This code has been used; a new phone needs a new one. Please ring { $phone }
bind-expired-code = This code is too old, a new one will do. Please ring { $phone }
bind-already = This WeChat speaks for { $name } already, nothing to do. Send "help" for what it can do.

# roles
role-leader = leader
role-secretary = secretary
role-officer = officer
role-volunteer = volunteer
role-unknown = There is no role "{ $text }", write leader, secretary, officer or volunteer (组长 书记 干事 志愿者)
role-everybody-is-a-member = Everybody in the roster is a member: that is neither given nor taken; the roster says where.
role-granted = { $name } is now { $role } of { $unit }.
role-held-already = { $name } is { $role } of { $unit } already, nothing changed.
role-revoked = { $name } is no longer { $role } of { $unit }.
role-not-held = { $name } is not { $role } of { $unit }, nothing changed.

# invitations
invite-nobody = Everybody is bound to a WeChat, there are no codes to give out.
invite-too-many = There are not enough six-digit codes, invite unit by unit with --unit.
invite-column-name = Name
invite-column-unit = Unit
invite-column-code = Code
invite-column-until = Until

# rosters: what came of it
roster-would-change = Dry run: { $new } new, { $changed } changed, { $unchanged } unchanged, { $units } new units. Nothing was changed.
roster-changed = Imported: { $new } new, { $changed } changed, { $unchanged } unchanged, { $units } new units.
roster-refused = { $count } places to correct, nothing was imported. Correct them, then try again.
roster-new-member = New: row { $row } { $name } ({ $unit })
roster-changed-member = Changed: row { $row } { $name }: { $changes }
roster-change-divider = { "; " }
roster-column-divider = { ", " }
roster-new-unit = New unit: { $unit }
roster-unit-to-make = There is no such unit, importing makes it: { $unit }
roster-and-more = … and { $count } more
roster-row = Row { $row }: { $what }
roster-cell = Row { $row }, "{ $column }": { $what }

# rosters: the file
roster-no-file = There is no such file.
roster-file-kind = Please give an .xlsx or .csv file; save an old .xls as .xlsx.
roster-file-too-large = The file is too large, please divide it.
roster-file-broken = The file cannot be opened, please save it anew from your spreadsheet.
roster-file-encoding = The encoding of the file is unclear, please save it as .csv in UTF-8 or as .xlsx.
roster-empty = Nobody is in the sheet: row 1 holds the headers, from row 2 on one person a row.
roster-unknown-columns = Unknown columns: { $columns }. Please use the agreed headers or remove them.
roster-double-columns = Columns that are there twice: { $columns }. Please keep one.
roster-missing-columns = Required columns are missing: { $columns }.
roster-no-header = This column has no header. Please write one in row 1, or empty the column.

# rosters: cells
roster-required = must not be empty.
roster-formula = is a formula, which is never evaluated. Please paste its value.
roster-too-long = is too long, at most { $longest } characters.
roster-expected-name = must be a name of at most { $longest } characters, without "/".
roster-expected-phone = must be one number: a mobile of 11 digits, or a landline with its area code, like 0519-88881234.
roster-expected-date = must be a date like 1952-03-04.
roster-no-such-day = There is no day "{ $text }". If it is lunar, write 农历 under "birthday calendar".
roster-expected-unit = must be a unit's path divided by "/", like 青龙街道/东风支部/第一小组.
roster-expected-role = "{ $text }" is not known. Write 党员 组长 书记 干事 志愿者 (member leader secretary officer volunteer), several with "、" between.
roster-expected-category = "{ $text }" is not known. Write one of 在职 退休 失业 流动 拆迁过渡 安置 两新 农民 家属 失联 退伍 待业毕业生.
roster-expected-gender = must be 男 or 女 (male or female).
roster-expected-calendar = must be 公历 or 农历 (solar or lunar).
roster-future-date = This date is still to come.
roster-joined-too-early = The joining date is before the birth date.

# rosters: who is who
roster-several-units = More than one unit fits, please write the whole path: { $paths }
roster-several-members = More than one member is called { $name }, please add the phone or the birth date.
roster-same-phone = has the phone of row { $other }, { $name }. Please leave it with one of them.
roster-same-row = is the person of row { $other }, or cannot be told apart. Remove one, or add a phone or birth date.

# rosters: worth a look
roster-warn-same-name = Worth a look: the unit has a { $name } already, this row becomes another person.
roster-warn-same-name-row = Worth a look: { $name } as in row { $other }, they become two people.
roster-warn-renamed = Worth a look: this phone was { $old }'s, who will be called { $name }.
