# Help requests, danger and errands in the chat.

help-what = { $you }, what do you need? Your next message is it. 0 if nothing
help-not-asked = All right. If you need anything, say "help request".
help-asked =
    Noted as request { $number } and told { $who }: { $phone }
    Somebody answers before { $answer_by }, or I go one level up.
    If it is urgent: urgent. No longer needed: cancel
help-asked-at-night =
    Noted as request { $number }. { $who } gets it { $waits_until }: { $phone }
    If it cannot wait send: urgent, and I call somebody at once.
    If you feel unwell, call 120
help-asked-urgent =
    Noted as urgent request { $number }; I am calling { $who }: { $phone }
    If nobody answers in { $minutes } minutes I go one level up, and tell you who comes.
    Unwell 120, fire 119, in danger 110
help-claimed =
    Request { $number } is yours: { $text }
    { $asker }: { $phone }, please call first.
    Done: finish { $number } NOTE. Cannot come: give back { $number }
help-given-back = Request { $number } is given back; somebody else will be found.
help-finished = All right, request { $number } is done. The asker will be asked. Thank you.
help-offer-declined = All right, not this time; somebody else for request { $number }.
help-done-thanks = All right, request { $number } is done.
help-open-again = Understood, request { $number } is not done and is open again. { $organiser }: { $phone }
help-cancelled = All right, request { $number } is no longer needed. If somebody was coming, I tell them.
help-progress-open = Request { $number } waits for somebody; you are answered before { $answer_by }.
help-progress-claimed = Request { $number }: { $who } has it: { $phone }. No longer needed: cancel { $number }
help-progress-done = Request { $number } is done. If you need anything, say "help request".
help-progress-cancelled = You cancelled request { $number }. If you need anything, say "help request".
help-which-number =
    Which one?
    { $list }
    For example: { $example }
help-list-line = { $number } { $text }
help-example-claim = claim { $number }
help-example-give-back = give back { $number }
help-example-finish = finish { $number } repaired
help-example-cancel = cancel { $number }
help-example-progress = progress { $number }
help-none-to-claim = No request waits for somebody just now.
help-none-to-give-back = You hold no request.
help-none-to-finish = You hold no request.
help-none-to-cancel = You have no open request. If you need anything, say "help request".
help-none-to-progress = You have no open request.
help-position-added = The position is added to request { $number }.
help-media-added = It is added to request { $number }.

hand-on-how = To whom? Like: hand on 12 NAME
hand-on-whom = { $name } was not found here. Please give the full name, like: hand on 12 NAME
handed-on = { $name } was asked about request { $number }. Until they agree it stays with you.

danger-numbers-medical = Call first: 120 if somebody is hurt or ill, 119 for fire, 110 in danger.
danger-numbers-fire = Call 119 at once and get out; 120 if somebody is hurt.
danger-numbers-gas = Gas: no light, no flame, shut the main valve, open windows, get out, then call 119; unwell 120.
danger-numbers-violence = Call 110 at once, 120 if somebody is hurt; go where it is safe.
danger-numbers-suicide = Please call 12356 first: somebody listens day and night. In danger now: 120 or 110.
danger-numbers-other = Call first: 120 if somebody is hurt or ill, 119 for fire, 110 in danger.
danger-member =
    I am calling { $calling }; it is urgent request { $number }.
    If nobody answers in { $minutes } minutes I go one level up, and tell you who comes.
danger-and = { " and " }
danger-stranger = If you need more help, the duty phone is { $phone }
danger-announcement-kept = Your notice was not sent. If there is no danger, change those words and announce it again.

today-nothing = { $you }, there is nobody to contact today.
today-nothing-of-yours = { $you }, nothing of yours today. If you need anything, say "help request".
today-of-yours =
    { $you }, what concerns you today:
    { $list }
today-notice = The notice "{ $title }" waits for a word from you, like: got it
today =
    { $you }, { $count } to contact today:
    { $list }
    Spoken: contacted { $number } NOTE. Not reached: not reached { $number }
today-line =
    { $number } { $name }  { $reasons }
    { $phone }
today-line-no-phone = { $number } { $name }  { $reasons }
today-more = { $count } more; do some, then send "today" again
contacted = All right: { $number } { $name } is noted as contacted.
contacted-which = Which number? Send "today" for the list, then: contacted NUMBER NOTE
not-contacted = All right, { $name } was not reached; try again before { $due_at }.

helper-bound = { $you }, the family of { $name } connected their WeChat and will help with messages.

errand-message = message: { $text }
errand-suggestion = suggestion, waits for your answer: { $text }
errand-listen = sent a voice message: listen and call back
errand-listen-urgent = sent a voice message nobody could read: please call at once
errand-deliver-lesson = bring the lesson: { $starts_at } { $title }, { $address }
errand-deliver-lesson-again = nobody came, they say; bring the lesson again: { $title }, { $address }
errand-no-address = no address noted, call first
errand-silent-study-day = no answer to { $count } reminders, please call: { $starts_at } { $title }
errand-tell-study-day = WeChat does not reach them, please tell them: { $starts_at } { $title }
errand-unfollowed = no longer follows, WeChat does not reach them: ask how to keep in touch
errand-wrong-codes = five wrong codes with this name: ask whether it was them
errand-message-lost = a message of theirs could not be handled: please call
