# Handing over: asking somebody to stand in, their answer, going and coming back.

# Said by who goes
handing-ask-who = Who stands in for you? Just send the name. Or 0 to leave it.
handing-nobody = I found no { $name } among your people. Send the full name, such as: hand over NAME tomorrow for 2 weeks
handing-when-none =
    { $name } is to stand in for you: from which day to which?
    Such as: 1 December to 14 December, or until end of the month. Or 0 to leave it.
handing-when-no-such-day = There is no such day. From which day to which? Or 0 to leave it.
handing-when-no-end = Until which day? If you are back sooner, just say “back”. Or 0 to leave it.
handing-when-over = Those days are over. From which day to which is { $name } to stand in? Or 0 to leave it.
handing-when-backwards = It would end before it begins. From which day to which? Or 0 to leave it.
handing-when-too-long = A year at most, then hand over again. From which day to which? Or 0 to leave it.
handing-preview =
    { $name } is to stand in for you: { $first } to { $last }
    { $errands } errands and { $requests } help requests go there, and what comes in these days.
    Nothing goes before they say yes; it all comes back by itself.
    1 ask { $name }   0 leave it
handing-dropped = All right, nothing is handed over; it all stays with you.
handing-asked =
    { $name } is being asked; I tell you the answer. Until then everything stays with you.
    If you are back sooner, say: back
handing-called-off = All right, { $name } need not stand in; everything is with you.
handing-welcome-back =
    { $you }, welcome back. From { $name } you have back: { $errands } errands, { $requests } help requests.
    Say today to see whom to call.
handing-not-away = You have handed nothing over; everything is with you. To say that you are well, say “i am fine”.
handing-away-too = { $name } is away in these days too. Name somebody else: hand over NAME DAYS
handing-not-reachable = { $name } has no WeChat here yet, so I cannot ask. Name somebody else: hand over NAME DAYS
handing-oneself = It has to be somebody else. Name another: hand over NAME DAYS
handing-nothing-to-answer = You need not stand in any more, thank you. The phone for questions: { $phone }

# Said by who is asked
handing-you-accepted =
    You stand in for { $name }: { $first } to { $last }; it goes back by itself.
    On the first day I tell you what there is to do. If you cannot after all, ring them.
handing-you-declined = All right, I let { $name } know. You need not do anything.

# Sent
handing-reason = standing in
handing-offer =
    { $you }, { $name } will be away and asks you to stand in:
    { $first } to { $last }: visits and help requests come to you first, and go back by themselves.
    1 I will   2 not this time
handing-accepted =
    { $you }, { $name } stands in for you: { $first } to { $last }.
    It goes and comes back by itself. If you are back sooner, say: back
handing-declined =
    { $you }, { $name } cannot stand in; everything of { $first } to { $last } stays with you.
    Name somebody else: hand over NAME DAYS
handing-unanswered =
    { $you }, { $name } has not answered; everything of { $first } to { $last } stays with you.
    Ring them, or name somebody else: hand over NAME DAYS
handing-no-more = { $you }, you need not stand in for { $name } after all, thank you.
handing-begun =
    { $you }, from now on you stand in for { $name }, until { $last }.
    In all you have { $errands } errands and { $requests } help requests; I tell you of the requests one by one.
    Say today to see whom to call, and why.
handing-begun-with-nothing =
    { $you }, from now on you stand in for { $name }, until { $last }.
    There is nothing to do just now; I tell you of whatever comes in.
handing-gone =
    { $you }, { $name } has taken over: { $phone }
    If you are back sooner, say: back
handing-released = { $you }, everything of { $name }'s has gone back. You need not stand in any more; thank you.
handing-back =
    { $you }, your days away are over. You have back: { $errands } errands, { $requests } help requests.
    Say today to see whom to call.
handing-visitor =
    { $you }, whoever was to come to you before { $due_at }: now it is { $name }.
    They ring first: { $phone }
handing-visitor-reason = { $name } comes instead
errand-find-substitute = will be away, { $name } has not answered: help to find somebody

# Help requests
help-request-other-comes =
    { $you }, your request { $number } is now with { $helper }, who rings you first: { $phone }
    Whoever comes says “number { $number }”; if not, do not open.
    No longer needed: send cancel { $number }
help-request-now-yours =
    { $you }, request { $number } of { $asker } is now yours. Phone: { $phone }
    When it is done: done { $number }; if you cannot: give back { $number }
help-request-you-are-away = { $by } looks after { $number } for you. To do it yourself, say “back” first.

# Help, and questions still open
can-hand-over = hand over NAME DAYS   somebody stands in while you are away
open-handing-who = Who stands in for you? Send the name, or 0 to leave it
open-handing-when = From which day to which? Or 0 to leave it
open-handing-preview =
    Shall I ask them to stand in?
    1 ask   0 leave it
open-handing-offer =
    { $name } asks you to stand in for some days:
    1 I will   2 not this time
