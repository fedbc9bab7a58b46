# The ledger of a notice: page, file, and the word to its author when nobody is waited for.
notice-sheet-link = Notices
notice-sheet-none = No notice has gone to your people yet.
notice-sheet-number = No. { $number }
notice-sheet-from = From { $author }, { $goes_at }
notice-sheet-recalled = Recalled { $at }: it does not hold.
notice-sheet-brings-link = A link comes with it
notice-sheet-brings-voice = A voice comes with it, for those whose chat is open
notice-sheet-brings-file = A file comes with it
notice-sheet-brings-kept = A picture comes with it
notice-sheet-brings-waiting = A picture comes with it, on its way from WeChat
notice-sheet-brings-lost = The picture could not be fetched: send another notice
notice-sheet-closed = Everybody is accounted for: nobody is waited for.
notice-sheet-earlier = The words until { $until }
notice-sheet-audience = All
notice-sheet-confirmed = Received
notice-sheet-handed-over = Handed over
notice-sheet-explained = Explained
notice-sheet-waiting = Waiting
notice-sheet-not-sent = not sent yet
notice-sheet-how-far = How far it came
notice-sheet-told = sent
notice-sheet-arrived = on the phone, says the platform
notice-sheet-opened = opened it
notice-sheet-by-word = received by somebody else's word
notice-sheet-evidence-note = Only what is known: who neither opened it nor answered is not called a reader.
notice-sheet-opened-at = opened it { $at }
notice-sheet-answered = answered in person
notice-sheet-by = { $by } was in touch: counted as received
notice-sheet-why = { $what }: { $why }
notice-sheet-call-me = asks for a call
notice-sheet-cannot = cannot
notice-sheet-silent = no answer
notice-sheet-no-route = WeChat does not reach them
notice-sheet-not-reached = not reached yet
notice-sheet-nobodys = { $why }, nobody has it yet
notice-sheet-handed-to = { $why }, with { $who }
notice-sheet-handed-until = { $why }, with { $who } until { $until }
notice-sheet-not-yours = not of your people
notice-sheet-download = Download the ledger
notice-sheet-file = Notice ledger
notice-sheet-file-title = Notice { $number } "{ $title }": ledger
notice-sheet-file-about = From { $author }, { $goes_at }
notice-sheet-file-figures = { $audience } people: received { $confirmed }   handed over { $handed_over }   explained { $explained }   waiting { $waiting }
notice-sheet-column-name = Name
notice-sheet-column-unit = Group
notice-sheet-column-state = State
notice-sheet-column-done = Said or done
notice-sheet-column-at = Time
notice-sheet-column-evidence = Evidence

notice-closed =
    { $you }, notice { $number } "{ $title }": everybody is accounted for.
    { $audience } people: received { $confirmed }, { $by_word } of them by somebody's word
    handed over { $handed_over }, explained { $explained }
    Ledger: { $link }
notice-closed-in-short = received { $confirmed }, handed over { $handed_over }
