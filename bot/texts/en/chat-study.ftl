# Study days, check-ins and signs of life in the chat.

mode-on-site = come
mode-online = online
mode-door = at the door
mode-leave = cannot come
mode-none = nothing yet

study-days-none = { $you }, no study day is planned just now; you will be told.
study-days =
    { $you }, the next study days:
    { $days }
    To change an answer, say "undo" before the start.
study-days-answer =
    { $you }, the next study days:
    { $days }
    1 come   2 online   3 at my door   4 cannot come
study-days-line = { $starts_at }, { $place }: { $title }
study-days-your-answer = { " " }(you said: { $answer })
study-days-code = { " " }(code { $code })

study-answered-on-site =
    Noted: { $you } comes to the study day { $starts_at }.
    At { $place }: { $title }. To change it, say "undo" any time before the start.
study-answered-online =
    Noted: { $you } takes part online { $starts_at }: { $title }.
    When it is time, answer "check in". To change it, say "undo" before the start.
study-answered-door =
    Noted: the lesson of { $starts_at } comes to { $you } at home.
    Whoever brings it calls first. To change it, say "undo" before the start.
study-answered-leave =
    Noted: { $you } cannot come { $starts_at }.
    If that changes, say "undo" any time.
study-answer-changed = Before it was: { $before }. The new one counts.
study-answer-taken-back =
    All right, { $before } no longer counts. How do you take part { $starts_at }?
    1 come   2 online   3 at my door   4 cannot come
study-answer-shown =
    For { $starts_at } you said: { $before }. What shall it be?
    1 come   2 online   3 at my door   4 cannot come

checked-in-on-site = Checked in: { $you }, { $starts_at }, { $title }, on site. { $thanks }
checked-in-remote =
    Checked in: { $you }, { $starts_at }, { $title }, as online. { $thanks }
    If you are there, send the code on the wall, like: check in 6081
checked-in-before = { $you }, you checked in { $at } already.
check-in-nothing-under-way = { $you }, there is no study day now; I noted that you are well.
check-in-missed =
    { $you }, there is no study day now; I noted that you are well.
    The last one was { $starts_at }: { $title }
    To make up for it, ask { $organiser }: { $phone }
check-in-next-day =
    { $you }, it is not time to check in yet; I noted that you are well.
    The next study day: { $starts_at }, { $place }
    From { $opens_at } on answer "check in".
check-in-taken-back = All right, that check-in is taken back. { $organiser } will see it.

sign-of-life =
    { $you }, noted that you are well ({ $at }). { $thanks }
    A line or your position is welcome within ten minutes, and may be left out.
sign-of-life-with-line = { $you }, noted that you are well, with your words ({ $at }). { $thanks }
sign-of-life-only = All right, { $you }: well at { $at }, not checked in.
sign-of-life-or-check-in =
    { $you }, noted that you are well. There is a study day just now; check in?
    1 check in   2 only that I am well
sign-of-life-line-added = Noted, your words are kept with it.
sign-of-life-position-added = Noted. Good to know you are well there.

on-behalf-nobody = Nobody called { $name } is on your list. Please give the full name, like: for NAME check in
on-behalf-which =
    There are several called { $name }. Which one? 0 for none
    { $choices }
on-behalf-checked-in =
    { $name } is checked in: { $starts_at }.
    They will read that you did it. If that is wrong: undo
on-behalf-already-in = { $name } checked in { $at } already; nothing was recorded twice.
on-behalf-nothing-under-way = { $name } has no study day to check in to now; nothing was recorded.
on-behalf-sign-of-life = Noted on your word: { $name } is well.
on-behalf-no-study-day = { $name } has no study day to answer just now.
on-behalf-answered =
    Noted on your word: { $starts_at }, { $name }: { $answer }.
    They will read that you did it. If that is wrong: undo
on-behalf-taken-back = All right, what you did for { $name } is taken back; it is as before.
done-for-you-check-in = ({ $by } checked you in; if that is wrong, send: undo)
done-for-you-answer = ({ $by } answered the study day for you: { $answer }; if that is wrong, send: undo)
done-for-you-sign-of-life = ({ $by } said that you are well)

study-day-ask-when = Which day and time? Like: 2026-12-01 19:00. 0 to leave it
study-day-ask-when-again = I did not understand that time. Once more, like: 2026-12-01 19:00. 0 to leave it
study-day-ask-when-in-the-past = That time has passed. Which day and time? 0 to leave it
study-day-ask-when-no-time = At what time? With the day, like: 2026-12-01 19:00. 0 to leave it
study-day-ask-when-no-such-day = There is no such day. Which one, like: 2026-12-01 19:00? 0 to leave it
study-day-ask-place = Where? Like: community room. 0 to leave it
study-day-ask-title = What about? One line is enough. 0 to leave it
study-day-preview =
    Study day of { $unit }, to { $count } people:
    { $starts_at }, about { $lasts }, { $place }
    { $title }
    1 publish   0 do not
study-day-published =
    Published: study day { $number }, { $starts_at }; it goes to { $count } people.
    The day's code: { $code } (write it on the wall; who is there answers "check in { $code }")
    The calendar, for everybody: { $calendar }
study-day-dropped = All right, nothing was published. To set one up, say "new study day".
done-for-you-on-card = ({ $by } corrected { $what } on your card; if that is wrong, send: correct { $what })
on-behalf-correct-how = What of { $name }'s card, and to what? In one go, like: for { $name } correct phone 13912345678
on-behalf-corrected =
    { $what } of { $name } is corrected and holds at once; { $name } will read that you did it.
    Before: { $before }
    Now: { $after }
on-behalf-corrected-to-check =
    { $what } of { $name } is corrected; the leader checks it and { $name } will read that you did it.
    Before: { $before }
    Now: { $after }
on-behalf-as-before = { $what } of { $name } was already: { $value }. Noted that you asked today.
on-behalf-shared-phone =
    Somebody else there has { $phone } too. Does { $name } share it?
    1 shared   0 a slip
open-on-behalf-shared-phone =
    The phone you corrected for somebody is another's too
    1 shared   0 a slip
