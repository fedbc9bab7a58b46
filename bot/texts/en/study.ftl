# Study days: what is sent out, and what is said when something cannot be done.

study-day-announced =
    { $you }, study day { $starts_at }, { $place }
    { $title }. How do you take part?
    1 come   2 online   3 at my door   4 cannot come
    Plain words will do as well.
study-day-reminder =
    { $you }, the study day is near: { $starts_at }, { $place }
    { $title }. How do you take part?
    1 come   2 online   3 at my door   4 cannot come
    Plain words will do as well.
study-day-today =
    { $you }, the study day you wanted to take part in is near:
    { $starts_at }, { $place }: { $title }
    If anything changes, say "undo".
study-day-in-the-past = That time ({ $starts_at }) has passed. Please say "new study day" again with another.
study-day-already-started =
    The study day of { $starts_at } has begun; nothing needs to be changed.
    If you take part, answer "check in".
study-day-not-invited = You are not on the list of this study day. If you come, send the code on the wall.
check-in-wrong-code =
    The code is not the one on the wall; nothing was recorded.
    Please look again and send it, like: check in 6081. If you are not there, just: check in
check-in-too-many-wrong-codes =
    The code did not fit several times; please leave it for now.
    { $organiser } can check you in: { $phone }
