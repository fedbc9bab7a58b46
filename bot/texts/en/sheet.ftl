# The sign-in sheet and the ledger of study days, and what is said on the morning after.
sheet-file-sheet = Sign-in sheet
sheet-file-title = Study day of { $unit }: sign-in sheet
sheet-file-about = "{ $title }"   { $starts_at }   { $place }
sheet-file-figures = Invited { $invited }   came { $attended }   missing { $missed }
sheet-ledger = Ledger
sheet-ledger-title = Study days of { $unit }, { $year }
sheet-from-elsewhere = from another unit
sheet-column-number = No.
sheet-column-name = Name
sheet-column-unit = Group
sheet-column-answer = Answer
sheet-column-mode = Mode
sheet-column-at = Time
sheet-column-evidence = Evidence
sheet-column-missing = Missing
sheet-column-sign = Signature
sheet-column-day = Day
sheet-column-title = Title
sheet-column-place = Place
sheet-column-host = Host
sheet-column-invited = Invited
sheet-column-on-site = On site
sheet-column-remote = Online
sheet-column-door = At the door
sheet-column-leave = Leave
sheet-column-missed = Missed
sheet-column-rate = Rate
sheet-answer-on-site = on site
sheet-answer-online = online
sheet-answer-door = at the door
sheet-answer-leave = leave
sheet-answer-silent = no answer
sheet-came-on-site = on site
sheet-came-remote = online
sheet-came-door = at the door
sheet-evidence-code = code
sheet-evidence-qr = QR code
sheet-evidence-list = leader's list
sheet-evidence-position = position
sheet-distance = about { $metres } m from the place
sheet-evidence-on-behalf = for them
sheet-evidence-online = finished the lesson
sheet-evidence-errand = lesson brought
sheet-evidence-paper = from paper
sheet-evidence-self = own word
sheet-late = came late
sheet-entered-late = entered later
sheet-walk-in = walked in
sheet-and = ;{" "}
sheet-by = { $what } ({ $by })
sheet-why = { $what }: { $why }
sheet-place-left = has left
sheet-place-leave = leave
sheet-place-elsewhere = studies with the other branch
sheet-place-handed = somebody sees to it
sheet-place-spoken = spoken with
sheet-place-paused = paused messages
sheet-place-makeup = may still make up
sheet-place-nobody = nobody yet
sheet-missing-handed = { $who } calls, by { $until }
sheet-missing-spoken = { $who } spoke with them, { $until }
sheet-told = told
sheet-seen = seen
sheet-answered = answered
sheet-attended = came
sheet-by-self = themselves
sheet-by-helper = helper
sheet-by-leader = leader
sheet-by-paper = on paper
sheet-title = Study days
sheet-to-sheet = Sheet
sheet-no-days = No study day in this year yet.
sheet-download = Sign-in sheet as a file
sheet-download-ledger = Ledger as a file
sheet-year-before = { $year }
sheet-whole = In all
sheet-units = By group
sheet-other-unit = Others
sheet-categories = By category
sheet-unknown = not known
sheet-funnel = How far it got
sheet-honest = Who entered it
sheet-honest-answers = Who answered
sheet-how = How they came
sheet-evidences = By what it is known
sheet-people = Everybody
sheet-only-missing = Only who is missing
sheet-everybody = Show everybody
sheet-not-over = Not over yet; who is missing shows after the end.
sheet-cancelled = This study day was called off.
sheet-state = Where they stand
sheet-no-such-day = There is no study day { $number }.
sheet-file-kind = The name of the file must end with .xlsx.
sheet-written = Written, { $count } rows: { $file }

study-sheet-morning =
    { $you }, { $starts_at } "{ $title }"
    Invited { $invited }, came { $attended }: { $on_site } there, { $remote } online, { $door } at the door; leave { $leave }, missing { $missed }
    { $missing }
    Sheet: { $link }
study-sheet-missing = Missing: { $names }, { $count } in all; somebody asks after { $handed }
study-sheet-nobody-missing = Whoever could not come had said so; nobody is missing.
study-sheet-names = { $first }, { $rest }
study-sheet-in-short = { $attended } came, { $missed } missing
errand-missed-study-day = not seen at the study day of { $starts_at } "{ $title }", ask how they are

can-who-comes = who comes - who takes part in a study day, who has not answered
who-comes =
    { $starts_at } "{ $title }", { $invited } of yours invited:
    there { $on_site }   online { $online }   at the door { $door }   leave { $leave }   no answer { $silent }{ $details }
who-comes-coming = Coming: { $names }
who-comes-silent = No answer: { $names }
who-comes-none = There is no study day of your people yet.
who-came =
    { $starts_at } "{ $title }", { $invited } of yours invited:
    came { $attended }: there { $on_site }   online { $remote }   at the door { $door }{ $details }
who-came-missing = Not seen: { $names }

## The month in figures
can-monthly = monthly report - last month in figures; or: monthly report October
month-which = Which month? Send for example: monthly report October. With nothing behind it, it is last month.
month =
    { $unit }, { $month }/{ $year }: { $members } members, { $bound } on WeChat.{ $study }
    Notices: { $notices_notices }, to { $notices_audience } in all: { $notices_confirmed } confirmed, { $notices_handed_over } handed over, { $notices_explained } explained, { $notices_waiting } waiting.
    Help requests: { $requests_asked }, done { $requests_done }. Errands done: { $errands_visits }, still open: { $errands_open }.
    The ledger of study days: { $link }
month-study-day = Study day { $starts_at }: { $attended } of { $invited } came
month-more-study-days = and { $count } more study days, all in the ledger
month-no-study-day = No study day was held
