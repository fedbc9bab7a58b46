# Rosters: previews, odd files, corrected files, exports.

# what came of it
roster-moves-and-roles = Of these: { $moved } move to another unit, { $given } roles are given, { $ended } roles end.
roster-field-change = { $column }: { $old } → { $new }
roster-field-new = { $column }: { $new }
roster-roles-given = becomes { $roles }
roster-roles-ended = no longer { $roles }
roster-corrected-written = Wrote { $file }: its last column "problem" says what to mend in each row. Then import it.
roster-corrected-not-written = Could not write { $file }: give another name ending in .xlsx or .csv, not the file itself.
roster-corrected-unreadable = No rows can be read from this file, so no other one was written.
roster-not-written = Could not write { $file }. Is its folder there, is the file open elsewhere?
roster-cell-problem = { $column }: { $what }
roster-progress-reading = Reading
roster-progress-comparing = Comparing, writing
roster-exported = Exported { $count } people to { $file }. Phones and addresses are in it, keep it safe.
roster-export-nobody = There is nobody here, no file was written.
roster-problem-header = problem

# the file
roster-file-macros = This file carries macros and is not opened. Please save it as .xlsx.
roster-file-locked = This file has a password, or is an old .xls. Please take it off and save as .xlsx.
roster-file-named-csv = This file is called .csv, but is an Excel sheet. Please call it .xlsx.
roster-file-cut-off = The file breaks off at its end, it was not copied whole. Please copy it again.
roster-nul = This row holds a broken, invisible character (NUL). Please save the file anew.
roster-quotes = From this row on the quotation marks " are not in pairs. Please look at this row.
roster-huge-cell = One cell of this row is too long to be read. Please shorten it.
roster-too-many-columns = There are too many columns. Please keep the agreed ones only.

# cells
roster-merged = { $cells } are merged, so the rows below are empty. Please unmerge them and fill each row.
roster-broken-formula = is a formula that failed ({ $text }). Please write what belongs there.
roster-two-calendars = Date and "birthday calendar" disagree: one is solar, one lunar. Please make them agree.
roster-lunar-here = must be a solar date, like 1985-07-01.
roster-no-such-lunar-day = The lunar calendar has no day "{ $text }". Is it a leap month, has the month thirty days?
roster-last-secretary = { $name } is the only secretary of "{ $unit }". Please name the successor in the file, or change the office first.
roster-unit-closed = "{ $unit }" was closed or merged and takes nobody. Please write the unit of today.

# worth a look
roster-warn-other-sheets = Worth a look: the file has several sheets, only "{ $sheet }" was read. Not read: { $others }
roster-warn-hidden-rows = Worth a look: rows { $rows } are hidden in the sheet, and were read too.
roster-warn-hidden-columns = Worth a look: columns { $columns } are hidden in the sheet, and were read too.
roster-warn-near-name = Worth a look: { $name } is nearly { $other } of the same unit, they become two people.
roster-warn-near-unit = Worth a look: the new unit "{ $unit }" differs from "{ $other }" in one character.
roster-warn-role-left-behind = Worth a look: { $name } moves, and is still { $roles } in the old unit. See role revoke.

# Importing at the console
roster-not-your-unit = "{ $unit }" is not in your charge. Remove the row, or let the street import it.
roster-not-your-member = This phone belongs to a member of another unit. To move them here, ask the street first.
roster-not-your-office = This role is higher than yours; the street decides on it.
roster-too-many-rows = At most { $most } rows at a time here. For more, use lianxin roster import.
roster-file-unknown = Choose an .xlsx or .csv file.
console-roster = Import a roster
console-roster-how = Choose the sheet. You see first what will change; nothing counts until you press Import. The first row holds the headers: name and home unit are needed.
console-roster-file = Roster file (.xlsx or .csv, at most 4 MB)
console-roster-look = Show what will change
console-roster-wrong = { $count } to be mended; nothing was imported
console-roster-corrected = Download the sheet with the mistakes marked
console-roster-again = Another file
console-roster-row = Row
console-roster-column = Column
console-roster-expected = What to mend
console-roster-new = New people
console-roster-changed = People who change
console-roster-changes = What changes
console-roster-units = Units that will be made
console-roster-heed = Take heed
console-roster-import = Import
console-roster-nothing = The same as now; nothing to change.
console-roster-more = { $count } more are not listed.
console-roster-none = No file was chosen, or it was cleared after a day. Please choose it again.
console-roster-done = Imported. { $counts }
