# Notices in the chat: look first, then send; received; progress; recall.

announce-how =
    Say to whom and what in one message, like:
    announce all no water on Wednesday
    Also: announce BRANCH TEXT, announce migrant TEXT
announce-no-text = What shall { $audience } be told? Write it behind, like: announce { $audience } no water on Wednesday
announce-paused = , paused { $count }
announce-too-long = This is too long for one message. Please keep it under { $characters } characters, or send two notices.
announce-preview =
    To { $audience }: { $count } people, without you. Chat { $chat }, template { $template }, by word of mouth { $nobody }{ $paused }
    The text: { $text }
    1 send   0 do not
announce-preview-count =
    To { $audience }: { $count } people, without you. Chat { $chat }, template { $template }, by word of mouth { $nobody }{ $paused }
    The text: { $text }
    If it is right, answer the number { $count } to send; 0 drops it, and the text is kept.
announce-count-differs = The number differs; nothing was sent. Answer { $count } to send, 0 to drop it and keep the text.
announced =
    All right: notice { $number } to { $count } people goes { $goes_at }.
    Say "recall" before that and nobody gets it.
    To see who has it: progress { $number }
announcement-dropped = Not sent; the text is kept for a day. To go on with it: find back
nothing-to-find-back = No notice is kept. To send one: announce all TEXT
notice-confirmed = All right, { $you }: "{ $title }" is noted as received.
notice-confirmed-with-text =
    All right, { $you }, noted as received. The whole text:
    { $text }
notice-call-me = Noted. { $who } will call you about "{ $title }": { $phone }
notice-why-not = All right. What is difficult about "{ $title }"? Say a line, and I pass it on to its author.
notice-reason-noted = Noted and passed on to { $who }, who will come back to you: { $phone }
notice-asked-again =
    "{ $title }": please say again:
    1 received   2 please call me   3 cannot
received-nothing-open = All right, { $you }, noted. No notice waits for your answer.
received-study-day =
    All right, { $you }, you have seen it. Do you come to the study day { $starts_at }?
    1 come   2 online   3 at my door   4 cannot come
all-received = All right, { $you }: { $count } notices are noted as received.
progress =
    Notice { $number } "{ $title }", { $audience } people: received { $confirmed }, waiting { $waiting }, handed over { $handed_over }, explained { $explained }{ $details }
progress-handed-over = handed to { $who }: { $names }
progress-by-word = confirmed by the word of { $who }: { $names }
progress-why = { $name } ({ $why })
progress-more = {" "}and others, { $count } in all
progress-of-request = your help request
progress-of-notice = your notice
progress-none = You have no open request and have announced nothing. For help say "help request".
progress-explained = { $reason }: { $count }
explained-recalled = recalled
explained-paused = notices paused
explained-left = left
name-and = ,{ " " }
nobody-yet = nobody yet
progress-nothing = Nothing of yours has this number. For your requests and your notices: progress
recalled-in-time = Notice { $number } is recalled: { $stopped } people, nobody got it.
recalled-late = Notice { $number } is recalled: { $stopped } not sent; { $corrected } may have seen it and get one line of correction.
