# Notices: sent, asked again, recalled; to whom those are given who do not answer.

notice =
    { $you }, a notice from { $from }:
    { $text }
    1 received   2 please call me   3 cannot
notice-voice = { $you }, what { $from } said, with the notice.
notice-again =
    { $you }, in case you missed it, the notice from { $from } once more:
    { $text }
    1 received   2 please call me   3 cannot
notice-information =
    { $you }, a notice from { $from }:
    { $text }
    No answer is needed.
notice-again-information =
    { $you }, the notice from { $from } once more:
    { $text }
    No answer is needed.
notice-recalled =
    { $you }, “{ $title }” no longer holds, please do not act on it.
    { $from } has recalled it, sorry for the trouble. Questions: { $phone }.
notice-recalled-title = No longer holds: { $title }

errand-notice-call-me = has read the notice “{ $title }” and asks you to call
errand-notice-cannot = cannot do what the notice “{ $title }” says, ask what is in the way
errand-notice-cannot-why = cannot do what the notice “{ $title }” says: { $why }
errand-notice-silent = has not answered the notice “{ $title }”, ask whether it arrived
errand-notice-no-route = WeChat cannot bring the notice “{ $title }”, please tell them
errand-notice-recalled = the notice “{ $title }” no longer holds, WeChat cannot say so, please do

notice-not-for-them = That notice was not sent to you, no answer is needed. For yours send "help".
notice-was-recalled = Notice { $number } “{ $title }” was recalled, you need not do anything.
notice-nothing-to-take-back = That answer can no longer be changed. Send "help request" for help.
notice-nothing-announced = You have not announced anything yet. Send "announce all" with the text.
notice-no-such-number = You have announced nothing numbered { $number }. Send "progress" for the latest.

notice-approval =
    { $you }, { $from } wants to announce this: to { $audience }, { $count } people{ $when }{ $urgent }{ $information }{ $brings }
    The text: { $text }
    1 approve   2 refuse
notice-approval-when-at = , at { $at }
notice-approval-when-own-hours = , to each at their own reminder hour
notice-approval-urgent = , urgent: { $why }
notice-approval-information = , no answer needed
notice-approval-link = , with the link { $address }
notice-approval-in-short = a notice waits for your word
notice-approved =
    { $you }, { $by } has approved “{ $title }”: notice { $number } to { $count } people goes { $goes_at }.
    Say "recall" before that and nobody gets it.
notice-approved-in-short = { $by } has approved it, { $count } people
notice-cannot-go = { $you }, “{ $title }” has not gone: its people are no longer yours, or there is nobody.
notice-cannot-go-in-short = not gone, its people have changed
notice-refused = { $you }, { $by } has not approved “{ $title }”; it has not gone. To see it again: find back
notice-refused-in-short = { $by } has not approved it
notice-refused-why = { $you }, { $by } has not approved “{ $title }”: { $why }. It has not gone. To see it again: find back
notice-refused-why-in-short = { $by } has not approved it
notice-undecided = { $you }, nobody has approved “{ $title }” for a day; it has not gone. You can ask { $who }; to drop it: recall
notice-undecided-in-short = not approved for a day, it has not gone

approval-nobody = Notices of "{ $unit }" need a second person, and there is no other secretary or officer. Nothing was sent; please tell those above.
approval-cannot-go = “{ $title }” has not gone: its people are no longer those of its author, who has been told.
approval-decided-before = “{ $title }” is settled already; no answer is needed.
approval-not-theirs = “{ $title }” is not yours to decide; nothing has changed.
notice-changed =
    { $you }, { $from } has corrected the notice; this holds now:
    { $text }
    Reply 1 received   2 please call me   3 I cannot
notice-changed-kept =
    { $you }, { $from } has corrected the notice; this holds now:
    { $text }
    Your answer still counts; if it changes, say "call me" or "cannot".
notice-changed-information =
    { $you }, { $from } has corrected the notice; this holds now:
    { $text }
    For your information: no answer is needed.
notice-changed-title = Corrected: { $title }
errand-notice-changed = Notice "{ $title }" was changed and WeChat does not reach them: please tell them
notice-over = Notice { $number } "{ $title }" is too old to be changed. For something new, send another notice.
notice-same-words = Notice { $number } "{ $title }" says just that already; nothing was changed.
approval-not-seen-whole = Notices here need a second person, who must see all of it in one message: up to { $characters } characters, no picture or file; a link may go along.
approval-no-change = Notices here need a second person: what has gone out is not changed by one alone. Say "recall", then send another.
notice-not-asked =
    { $you }, the question before "{ $title }" has not gone; nobody got it.
    The notice still goes { $goes_at }. To send it sooner, recall it and announce it anew.
notice-not-asked-in-short = the question before it has not gone
