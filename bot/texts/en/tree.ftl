# Units that come and go, change of office, transfers, categories and circumstances.

# read by leaders and secretaries
audience-unit-over = "{ $unit }" has been closed, its people belong elsewhere now. You can say: announce all
office-taken =
    { $you }, you follow { $before } as { $role } of { $unit }.
    Yours now: { $errands } people to contact, { $requests } help requests.
    Send "today" to see whom to contact.
office-taken-reason = You are { $role } now
office-left =
    { $you }, { $successor } is { $role } of { $unit } now.
    What was yours to do went along. Thank you for all this time.
office-left-reason = { $role }: handed over
members-came =
    { $you }, { $count } members came to you: { $names }
    Say hello when you can; send "today" to see whom to contact.
members-came-reason = Members came to you
errand-unit-ended = "{ $unit }" has ended, they belong to you now: say hello
errand-tell-office = An office or some members changed and WeChat could not bring it: please tell them

# units: the command line
unit-closed = The unit "{ $unit }" is closed or its time is over. To have it again: lianxin unit open "{ $unit }"
unit-there-already =
    { $closed ->
        [closed] There was a "{ $unit }", closed since. Take another name, or open it again: lianxin unit open "{ $unit }"
       *[other] There is a "{ $unit }" already, take another name.
    }
unit-inside-itself = "{ $under }" lies inside "{ $unit }" (or is it): that would be a circle. Name another unit above.
unit-another-account = "{ $unit }" belongs to another account; nothing is moved between two.
unit-odd-name = "{ $text }" is no name: not empty, no "/", at most 100 letters.
unit-odd-term = The dates of "{ $unit }" do not fit: the end after the start and after today, and the unit for afterwards another one.
unit-not-empty =
    "{ $unit }" still has { $members } members and { $units } units below it, it was not closed.
    Transfer them (lianxin member transfer --all-of), or merge it into another (lianxin unit merge).
unit-unfinished =
    "{ $unit }" has open work: { $errands } errands, { $help_requests } help requests, { $study_days } study days; it was not closed.
    Change the office (lianxin unit change-of-office), or merge it into another (lianxin unit merge); study days can be cancelled.
unit-opened = New: { $unit } ({ $kind })
unit-opened-again = Open again: { $unit } ({ $kind })
unit-approval-on = { $unit }: from now on another secretary or officer approves its notices
unit-approval-off = { $unit }: its notices need nobody's approval
unit-place = { $unit }: meets at { $place } ("-": not known)
unit-reminding = { $unit }: reminded before { $before }, at { $at } ("-": as above it or configured)
unit-changed = Changed: { $unit } ({ $kind })
unit-replanted = { $before } is { $path } now, and so are the { $below } units below it.
unit-merged = { $before } went up in { $into }: { $members } members, { $roles } roles, { $units } units below.
unit-merged-renamed = Their names were taken, so they are called: { $paths }
unit-closed-now = Closed: { $unit }; roles that ended: { $roles }.
unit-kind-unknown = There is no kind "{ $text }": street, community, general_branch, branch, group, transition, household or other.
unit-date-unknown = "{ $text }" is no date, write it like 2027-06-30.
unit-none-listed = There are no units yet.
unit-line = { $indent }{ $name } ({ $kind }) own { $own }, with those below { $all }{ $note }
unit-note-term = , { $starts } to { $ends }
unit-note-closed = , closed
unit-shown =
    { $path }
    Kind: { $kind }{ $note }
    By home { $home }, by residence { $residence }, by either { $either } members
    { $below } units below
unit-shown-role = { $role }: { $name }, since { $since }
unit-kind-street = street
unit-kind-community = community
unit-kind-general-branch = general branch
unit-kind-branch = branch
unit-kind-group = group
unit-kind-transition = transition group
unit-kind-household = hub household
unit-kind-other = other

# change of office and roles: the command line
role-last-secretary =
    { $name } is the only secretary of { $unit }, nothing changed. Name a successor:
    lianxin unit change-of-office "{ $unit }" { $name } SUCCESSOR
    If there is nobody, say why: --without-successor "REASON"
office-not-held = { $name } holds no such office in { $unit }, nothing changed.
office-no-successor = { $name } cannot follow: it has to be another member, of the same account, who has not left.
office-changed = { $unit }: { $successor } follows { $before } as { $roles }; what was not finished went along.

# members: the command line
transfer-nobody = Nobody to transfer: nobody is in that unit, or all are there already.
member-would-move = Dry run: { $members } members to { $to } ({ $which }), { $already } are there already. Nothing was changed.
member-moved = { $members } members went to { $to } ({ $which }), { $already } were there already.
member-which-home = home
member-which-residence = residence
member-nowhere = no unit but home
member-role-ends = A role that ends with it: { $name }, { $role } of { $unit }
member-category-set = Category of { $name }: { $category }
member-category-none = none
member-category-unknown = There is no category "{ $text }": employed, retired, jobless, migrant, transition, resettled, private_sector, farmer, dependant, lost_contact, demobilised, graduate, or none.
member-circumstance-set = { $name }: { $circumstance }, from now on.
member-circumstance-until = { $name }: { $circumstance }, until { $until }.
member-circumstance-ended = { $name }: no longer { $circumstance }.
member-circumstance-not = { $name } is not marked "{ $circumstance }", nothing changed.
member-circumstance-unknown = There is no circumstance "{ $text }": frail, alone, hardship or night_shifts.
member-none-found = Nobody found.
member-line = { $unit }/{ $name }
member-shown =
    { $name } ({ $path })
    Category: { $category }; circumstances: { $circumstances }
member-home-line = { $which }: { $unit }, { $since } to { $until }
member-now = now
member-role-line = Role: { $role } of { $unit }
circumstance-frail = frail
circumstance-alone = alone
circumstance-hardship = hardship
circumstance-night-shifts = night shifts
