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
