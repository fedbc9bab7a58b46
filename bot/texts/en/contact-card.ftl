# The contact card: looking, correcting, checking, what is on one's mind.

correct-not-a-phone =
    A digit seems to be missing or too many; nothing was noted.
    A mobile has 11: correct phone 13900001111
    A landline with its area code: correct phone 0519-88881234
correct-not-a-birth-date =
    I could not make out the day; nothing was noted. With the year, please:
    correct birthday 1952-03-04, or with "lunar" in front
correct-not-a-name = I could not make out the name; nothing was noted. Only the name, please: correct name Li Ming
correct-too-long = That is longer than the card; nothing was noted. In { $longest } characters, please.

card-nothing-to-check = This needs no look any more: somebody has looked, or it changed again.
card-not-yours = The card of { $name } is for their own leader and secretary. Ask { $organiser }: { $phone }

mind-too-long = That is a little long; nothing was noted. In { $longest } characters, please?
mind-nothing = Nothing is kept of what is on your mind. To say something: on my mind, and your words.
mind-not-so-long = Until which day? Any within a year: on my mind until 1 March

## My info
my-info =
    { $you }, this is what your branch keeps of you:
    { $lines }{ $looks }
    If something is wrong: correct, for example correct phone 13900001111
card-of =
    The card of { $name } (they will see that you looked):
    { $lines }
card-nobody = I did not find { $name }. The full name, please: card of Li Ming
card-line-who = { $name }, { $unit }
card-line-born-on = Born: { $value }
card-line-phone = Phone: { $value }
card-line-address = Address: { $value }
card-line-whereabouts = Where you are: { $value }
card-line-housing = Housing: { $value }
card-line-work = Work: { $value }
card-line-family = Family: { $value }
card-line-missing = Not written yet: { $names }
card-line-mind = On your mind: something, { $who }, until { $until }
card-line-mind-of = On their mind: { $text }
card-line-called = Called: { $called }
card-line-remind-at = Reminded at: { $hour }
card-line-quiet = Quiet hours: { $start } to { $end }
card-line-paused = Notices paused until { $until }
card-line-paused-until-told = Notices paused; to have them again: resume notices
card-line-offered = Can help with: { $offered }
card-unchecked = { " " }(not yet looked at by your leader)
card-nothing-there = nothing yet
card-born = { $year }-{ $month }-{ $day }
card-looks = Who looked: { $looks }
card-look = { $name } ({ $role }, { $day })
card-look-somebody = somebody
card-role-leader = group leader
card-role-secretary = secretary
card-role-officer = officer
card-role-helper = your helper
card-role-volunteer = volunteer
card-role-other = whom you chose
card-role-self = yourself
card-role-command-line = who runs the machine
card-role-system = Lianxin

card-field-name = name
card-field-born-on = birthday
card-field-phone = phone
card-field-address = address
card-field-whereabouts = whereabouts
card-field-housing = housing
card-field-work = work
card-field-family = family

## Correcting
correct-what =
    Which one? 1 phone   2 address   3 family   0 no
    Or say: whereabouts, housing, work, name, birthday
correct-value-phone = What is the new phone? Kept now: { $before }. Leave it: 0
correct-value-address = What is the new address? Kept now: { $before }. Leave it: 0
correct-value-whereabouts = Where are you now? Kept now: { $before }. Leave it: 0
correct-value-housing = What kind of housing, rented or resettled? Kept now: { $before }. Leave it: 0
correct-value-work = What do you do now? Kept now: { $before }. Leave it: 0
correct-value-family = With whom do you live? Kept now: { $before }. Leave it: 0
correct-value-name = How is your name written? Kept now: { $before }. Leave it: 0
correct-value-born-on = Which day were you born? Kept now: { $before }. Leave it: 0
corrected =
    { $you }, noted, your { $what } is changed.
    Before: { $before }
    Now: { $after }
corrected-to-check =
    { $you }, noted, your { $what } is changed, in use at once.
    Before: { $before }
    Now: { $after }
    { $organiser } will have a look.
correct-as-before = { $you }, your { $what } was so already: { $value }. Nothing changed; noted that it holds today.
correct-shared-phone =
    Another member of your unit has { $phone } as well.
    1 shared   0 my mistake

## Looking at corrections
card-check =
    { $you }, { $person } changed the { $what }. Right?
    Before: { $before }
    Now: { $after }
    1 right   2 wrong
card-check-reason = changed the { $what }, please have a look
errand-card-check = changed the { $what } from { $before } to { $after }: have a look
card-check-right = All right, the { $what } of { $name } is looked at.
card-check-wrong = All right, the { $what } of { $name } is { $before } again. They will be asked to say it once more.
card-looked-at = ({ $by } has looked at your { $what })
card-given-back =
    { $you }, the { $what } you gave, “{ $after }”, did not fit when { $by } looked.
    The former one holds for now. If yours is right, tell { $by }: { $phone }
open-card-check =
    A correction waits for your look
    1 right   2 wrong
open-card-check-of =
    { $name }: { $what } is now { $after }
    1 right   2 wrong

## Now and then a question
card-still-phone =
    { $you }, is your phone still { $value }?
    1 yes   2 changed
card-still-address =
    { $you }, do you still live at { $value }?
    1 yes   2 changed
card-still-whereabouts =
    { $you }, are you still in { $value }?
    1 yes   2 changed
card-still-housing =
    { $you }, is your housing still “{ $value }”?
    1 yes   2 changed
card-still-work =
    { $you }, is your work still “{ $value }”?
    1 yes   2 changed
card-still-family =
    { $you }, is it still “{ $value }” at home?
    1 yes   2 changed
card-holds = All right, { $you }, your { $what } is still { $value }. I shall ask again some day.
open-card-still =
    What you were asked about: is it as before?
    1 yes   2 changed
open-card-still-of =
    Your { $what }: is it as before?
    1 yes   2 changed

## On one's mind
mind-what =
    { $you }, say what you like: your next message is it.
    It is kept sealed, and you choose who reads it. Leave it: 0
mind-who =
    { $you }, noted. Who may read it?
    1 leader   2 secretary   3 nobody
    Or say somebody's name.
mind-who-again =
    I did not find that name. Who may read it?
    1 leader   2 secretary   3 nobody
    Or the name of somebody of your unit.
mind-kept =
    All right: { $who }. Kept until { $until }, then it goes by itself.
    Another day: on my mind until 1 March. To take it back: take back on my mind
mind-changed = Changed: { $who }, until { $until }. To take it back: take back on my mind
mind-shown =
    On your mind: { $text }
    { $who }, until { $until }.
    1 say it anew   2 take back   3 other readers
mind-taken-back = Taken back; not a word of it is kept.
mind-not-here =
    { $you }, more than one person reads this WeChat, so this is not the place for it.
    Say it on your own WeChat, or ring { $phone }
mind-of-another =
    On the mind of { $name }, for your eyes only, until { $until }:
    { $text }
    They will see that you looked.
mind-for-you = ({ $name } has something on their mind for you: card of { $name })
mind-readers-leader = for the leader
mind-readers-secretary = for the secretary
mind-readers-person = for { $name }
mind-readers-nobody = for nobody
open-correct-what =
    Which one is to be corrected?
    1 phone   2 address   3 family   0 no
open-correct-value = What is the new one? Leave it: 0
open-correct-shared-phone =
    Do two of you use that phone?
    1 shared   0 my mistake
open-mind-what = What is on your mind? Leave it: 0
open-mind-who =
    Who may read what is on your mind?
    1 leader   2 secretary   3 nobody
open-mind-kept =
    What is on your mind
    1 say it anew   2 take back   3 other readers
card-check-by =
    { $you }, { $by } changed { $what } for { $person }. Is it right?
    Before: { $before }
    Now: { $after }
    1 right   2 wrong
errand-card-check-by = { $by } changed { $what } for them, before { $before }, now { $after }; have a look
by-members-helper = the helper { $name }
corrected-address =
    { $you }, noted: the address is changed; { $organiser } will have a look.
    Before: { $before }
    Now: { $after }
    With whom do you live now? Say it next, or 0 to leave it
card-field-called = form of address
card-field-remind-at = reminder hour
card-field-quiet = quiet hours
card-field-paused = pause of notices
card-field-offered = what you can help with
card-field-home = home unit
card-field-residence = residence unit
card-field-category = category
card-field-gender = gender
card-field-joined-on = joining date
card-field-helper = helper
card-field-note = note
card-field-mind = what is on your mind
card-field-birthday-calendar = birthday calendar
