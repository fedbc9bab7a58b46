# Errands: for whom, why, and the list of each day.

errand-told =
    { $you }, please get in touch with { $person }:
    { $why }
    Any time until { $due_at }. Afterwards send "today" for the number, then "contacted" with it.
errand-called-off =
    { $you }, { $person } need not be contacted any more:
    { $why }
    They changed their mind; it is off your list.
errand-called-off-reason = need not be contacted
errand-list-title = People to contact today
errand-list-of-the-day =
    { $you }, people to contact today: { $count }
    { $names }
    Send "today" to see why; afterwards "contacted" with the number.
errand-no-such-number = There is no number { $number } on today's list. Send "today" to see it.
errand-not-open = That is already done. Send "today" to see what is left.
errand-not-seen = not seen for a while, please look in: are they well?
errand-silent = not heard of for a long time, please look in: are they well?

put-off = All right, { $name } is for { $due_at } now. You will read of it that morning.
put-off-which = Which number? Send "today" for the list, then: put off NUMBER Saturday
put-off-when = To which day? Say it along, for instance: put off { $number } Saturday, she is in hospital
put-off-went-up = { $name } was moved on a few times; { $owner } takes it from here. Take a rest.
errand-put-off-enough = { $name } was moved on a few times; could you ring today? Then "contacted" with the number, or "pass on NUMBER NAME".
errand-too-far = More than a month is long to wait for { $name }. Please say a nearer day.
errand-cannot-wait = What { $name } asked for has its own time and cannot be moved here. If you cannot go: hand on NUMBER NAME
errand-cannot-take = { $name } cannot take this just now; please name another leader or secretary.
pass-on-how = Like this: pass on 5 NAME. 5 is the number in "today"; it is theirs once they answer 1.
pass-on-nobody = { $name } was not found; write the full name of a leader, secretary or officer.
passed-on = { $to } was asked to take over { $name }. Until they answer 1 it stays on your list.
errand-offer =
    { $you }, { $giver } asks whether you could contact { $person }:
    { $why }
    1 I will　2 not this time
errand-offer-title = { $giver } asks you to help
errand-offer-accepted = { $to } has taken over { $person }.
errand-offer-declined = { $to } cannot take { $person } this time; it stays on your list.
errand-offer-unanswered = { $to } has not answered; { $person } stays on your list.
errand-you-accepted =
    All right, { $name } is yours now, phone: { $phone }
    Send "today" for the list; afterwards "contacted" with the number.
errand-you-accepted-no-phone = All right, { $name } is yours now. Send "today" for the list; afterwards "contacted" with the number.
errand-you-declined = All right, { $giver } goes on contacting { $name }.
contacted-all =
    All right: { $number } { $name } is noted as contacted, all of this is done:
    { $reasons }
today-corner = [{ $corner }]
today-offered = ({ $to } was asked, no answer yet)
today-waiting = { $count } more are for the days after, no hurry.
today-gone-up = { $owner } now looks after { $name }.
today-done =
    { $you }, everybody for today has been contacted. Take a rest.
    { $after }
today-nothing-but =
    { $you }, there is nobody to contact today. Take a rest.
    { $after }
open-errand-offer =
    You were asked to contact { $name }:
    1 I will   2 not this time

today-page-link = Today
today-page-title = People to contact today
today-page-day = { $day }, { $count } in all. Tap a number to ring it; to take it along, print the page.
today-page-nothing = Nobody is to be contacted today.
today-page-no-phone = no phone known
today-page-how =
    Afterwards, in WeChat: contacted NUMBER NOTE.
    Another day: put off NUMBER Saturday. Somebody else: pass on NUMBER NAME.
today-page-others = What everybody has on their hands
today-page-who = Name
today-page-for-today = Today
today-page-waiting = On the days after
today-page-overdue = Past the date
today-burden = { $name }: { $today } today, { $waiting } on the days after
today-page-at = To tap the numbers or print: { $address }
