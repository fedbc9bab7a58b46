# The list, ticking, paper, corrections, the QR code on the wall.

roll =
    { $starts_at } { $title }, { $unit }, { $count } people:
    { $groups }
    { $what_next }
roll-there = here { $count }: { $names }
roll-remote = checked in online { $count }: { $names }
roll-on-site = coming { $count }: { $names }
roll-online = online { $count }: { $names }
roll-door = at the door { $count }: { $names }
roll-leave = cannot come { $count }: { $names }
roll-silent = no answer { $count }: { $names }
roll-guests = and { $count } from elsewhere
roll-next-open = Who is here: tick 1 3 5; bring the lesson home: deliver 2. To print, and for the wall: { $address }
roll-next-ahead = From { $opens_at } on: tick 1 3 5; bring the lesson home: deliver 2. To print: { $address }
roll-next-over = Signed on paper, within 7 days: tick later 1 3 5. To print: { $address }
roll-no-day = No study day of { $unit } is planned just now.
roll-none-over = No study day of { $unit } has just ended. While one is under way: tick 1 3 5
roll-none-begun = { $unit } had no study day then; nothing was changed. Like: correct attendance 12-01 3 did not come, my mistake
roll-whose-paper = Who signed on paper { $starts_at }, { $title }? Like: tick later 1 3 5
roll-ticked = Checked in { $count }: { $names }
roll-signed = Entered for { $starts_at }, as signed on paper, { $count }: { $names }
roll-otherwise = { $name } had said: { $answer }. Noted as here.
roll-already = Here already, not recorded twice: { $names }
roll-no-such-number = Not on the list: { $numbers }
roll-missing = { $count } still missing: { $numbers }
roll-all-there = Everybody on the list is here.
roll-how-to-undo = Wrong? undo takes back all { $count }; undo { $number } only that one.
roll-how-to-undo-one = Wrong? undo takes it back.
roll-delivered = Noted for { $starts_at }: the lesson goes home to { $count }: { $names }
roll-answer-before = { $name } had said: { $answer }.
roll-delivered-before = Noted before: { $names }
roll-undone = Taken back: { $names }; it is as before.
roll-undo-left = Still noted: { $numbers }
roll-undo-nothing = It is no longer as you left it, so nothing was taken back. For how it is: list
roll-undo-not-there = Nothing was done just now for { $numbers }; nothing was changed.
roll-not-open-yet =
    For { $starts_at } check-in opens { $opens_at }; nothing was recorded.
    Please send it again then.
roll-is-over =
    The study day of { $starts_at } is over; nothing was recorded.
    Who came and signed on paper: tick later 1 3 5
roll-not-over-yet =
    The study day of { $starts_at } is not over; nothing was recorded.
    Who is here: tick 1 3 5
roll-closed =
    The attendance of { $starts_at } has stood since { $closed_at }; nobody can change it.
    What still matters can go into the minutes of the branch.

attendance-how =
    { $starts_at }, { $title }: whose? The number, what is so, and why, in one line:
    correct attendance 3 did not come, my mistake; or: correct attendance 3 came, was forgotten
attendance-why = Why does { $name } have to be put right? One line; they will read it. 0 to leave it
attendance-corrected-came =
    Put right: { $name }, { $starts_at }, came. Why: { $reason }
    What stood there is kept; they read of it in their next reply.
attendance-corrected-missed =
    Put right: { $name }, { $starts_at }, did not come. Why: { $reason }
    What stood there is kept; they read of it in their next reply.
attendance-so-already-came = { $name } stands as having come { $starts_at } already.
attendance-so-already-missed = { $name } stands as not having come { $starts_at } already.
done-for-you-signed = ({ $by } entered that you came { $starts_at }; if that is wrong, send: undo)
done-for-you-corrected-came = ({ $by } put right that you came { $starts_at }: { $reason })
done-for-you-corrected-missed = ({ $by } put right that you did not come { $starts_at }: { $reason }. If that is wrong, tell { $by })

checked-in-late = Late is fine; it counts. Have a seat.
on-behalf-checked-in-on-site =
    { $name } is checked in: { $starts_at }, on site.
    They will read that you did it. If that is wrong: undo
on-behalf-wrong-code = That is not the code on the wall; nothing was recorded for { $name }. Without it: for { $name } check in
position-here =
    { $you }, your position has come; nobody knows it unless you send it. A study day is under way ({ $starts_at }):
    1 check in   2 I am well   3 I need help
open-position-here =
    The position you sent
    1 check in   2 I am well   3 I need help
open-attendance-why = Why the attendance has to be put right, in a line; 0 to leave it
wall-code-old =
    That QR code is no longer on the wall: it changes every minute.
    Please scan again, or send the code, like: check in 6081

can-roll = list · who is here, who said what
can-tick = tick 1 3 5 · check people in by their numbers
can-deliver = deliver 2 · have the lesson brought home
can-tick-later = tick later 1 3 5 · enter who signed on paper
can-correct-attendance = correct attendance 3 did not come, why · put it right

roll-link = List
roll-file-title = Study day list
roll-sheet-title = { $unit }: study day list
roll-sheet-day = { $starts_at }, { $place }: { $title }
roll-sheet-how = Tick who is here. Then send the numbers in WeChat, like: tick 1 3 5; when the day is over: tick later 1 3 5
wall-link = The QR code for the wall
wall-title = Scan to check in
wall-closed = Check-in is from { $opens_at } to { $ends_at }; the QR code appears here by itself.
wall-scan = Scan it with WeChat. It changes every minute.
wall-on-the-way = The QR code is on its way; no need to wait:
wall-none = This account makes no QR codes just now. The code counts as well:
wall-send = Or send in WeChat
wall-words = check in { $code }
