# Changing and cancelling study days: previews, what is sent, and what cannot be done.

study-day-changed-ask =
    { $you }, the study day has changed:
    Now: { $starts_at }, { $place }: { $title }{ $host }
    Before: { $was_starts_at }, { $was_place }: { $was_title }
    1 come   2 online   3 at my door   4 cannot come
study-day-changed-again =
    { $you }, the study day has another date. Please answer again; else what you said counts:
    Now: { $starts_at }, { $place }: { $title }{ $host }
    Before: { $was_starts_at }, { $was_place }: { $was_title }
    1 come   2 online   3 at my door   4 cannot come
study-day-changed-kept =
    { $you }, the study day has changed; what you said still counts:
    Now: { $starts_at }, { $place }: { $title }{ $host }
    Before: { $was_starts_at }, { $was_place }: { $was_title }
    To change your answer, say "undo" any time.
study-day-changed-told =
    { $you }, the study day has changed:
    Now: { $starts_at }, { $place }: { $title }{ $host }
    Before: { $was_starts_at }, { $was_place }: { $was_title }
study-day-host = , with { $host }
study-day-cancelled =
    { $you }, the study day { $starts_at } is off; please do not come.
    It was to be about { $title }. { $reason }
study-day-cancel-reason = Why: { $reason }
study-change-time = new time
study-change-place = new place
study-change-other = changed
study-change-off = cancelled

study-days-none-below = { $you }, no study day in your charge is still to come.
study-day-of-unit = Study day of { $unit }:
study-day-choice = { $day }, { $unit }
study-days-more = If it is not here, name its branch and the day.
study-days-none-planned = { $you }, no study day of yours is still to come. To set one up, say "new study day".
change-which =
    Which one? 0 to leave it
    { $days }{ $more }
change-what =
    { $starts_at }, { $title }: what is to change?
    Like: 2026-12-16 19:00, place: room 2, title: …, host: name. 0 to leave it
change-no-such-day = There is no such day. Which one? 0 to leave it
change-in-the-past = That time has passed. To when shall { $starts_at } move? 0 to leave it
change-no-such-host = Nobody called { $name } is on your list. Who leads { $starts_at }? 0 to leave it
study-day-change-preview =
    { $of_unit }Before: { $was_starts_at }, { $was_place }: { $was_title }
    Now: { $starts_at }, { $place }: { $title }{ $host }
    The { $count } who know of it are told, those who come first.
    1 change   0 leave it
study-day-change-done =
    Changed: { $starts_at }, { $place }.
    The { $count } who know of it are told, and reminders follow.
cancel-which =
    Which one is off? 0 for none
    { $days }{ $more }
study-day-cancel-preview =
    { $of_unit }Cancel the study day { $starts_at }, { $title }.
    The { $count } who know of it are told, those who come first. { $why }
    1 cancel   0 keep it
study-day-cancel-why = Why: { $reason }
study-day-cancel-no-why = To say why, write a line first.
study-day-cancel-done =
    Cancelled: the study day { $starts_at }; the { $count } who know of it are told.
    There are no more reminders, and visits for it are called off.
study-day-stays = All right, the study day stays as it is.

study-day-is-off = The study day { $starts_at } is off; you need not come.
study-day-has-begun = The study day { $starts_at } has begun and cannot be changed. To tell everybody, say "announce all" and the words.
study-day-changed-meanwhile = Somebody has just changed the study day { $starts_at }. Say "change study day" again to see it.
study-day-is-so = The study day { $starts_at } is so already; nothing was sent.
open-change-what = What of the study day is to change? 0 to leave it
open-change-preview =
    The study day is not changed yet:
    1 change   0 leave it
open-cancel-preview =
    The study day is not cancelled yet:
    1 cancel   0 keep it

can-change-study-day = change study day   another time, place or title
can-cancel-study-day = cancel study day   one that is off
