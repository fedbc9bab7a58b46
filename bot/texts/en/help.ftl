# Help requests: to whom they go, who comes, whether it is done. Numbers are the requests'.

help-request-offer =
    { $you }, { $asker } asks for help (no. { $number }):
    { $text }
    Phone { $phone }
    1 claim   2 not this time
help-request-offer-urgent =
    { $you }, urgent: { $asker } asks for help (no. { $number }):
    { $text }
    Please ring first: { $phone }
    1 claim   2 not this time
help-request-offer-danger =
    { $you }, { $asker } may be in danger (no. { $number }), please ring { $phone } now:
    { $text }
    Ambulance 120, fire 119, police 110.
    1 I will go   2 I cannot
help-request-offer-neighbour =
    { $you }, { $asker } asks for help (no. { $number }): { $text }
    You offered to help with such things. Would it suit you?
    1 claim   2 not this time
help-request-claimed =
    { $you }, { $helper } is taking care of your request no. { $number } and will ring you first.
    Phone { $phone }. Who comes says “{ $number }” at the door; if not, do not open.
    No longer needed: send cancel { $number }
help-request-gone-up =
    { $you }, nobody has taken your request no. { $number } yet, so I asked { $helper }: { $phone }
    You hear from me as soon as somebody does. If you feel ill, ring 120.
help-request-given-back =
    { $you }, who had your request no. { $number } cannot come; I asked { $helper }: { $phone }
    You hear from me as soon as somebody takes it.
help-request-given-back-alone =
    { $you }, who had your request no. { $number } cannot come, I am looking for somebody.
    If it cannot wait, ring { $phone }
help-request-finished =
    { $you }, { $helper } says your request no. { $number } is done. Is it?
    1 done   2 not yet
help-request-finished-with-note =
    { $you }, { $helper } says your request no. { $number } is done: { $note }
    Is it? 1 done   2 not yet
help-request-cancelled = { $you }, { $asker } has cancelled no. { $number }, you need not go.
help-request-not-done =
    { $you }, { $asker } says no. { $number } is not done yet, please ring { $phone }
    If you go once more, send claim { $number }
help-request-how-far =
    { $you }, no. { $number } of { $asker } is not marked done yet. Phone { $phone }
    Done: send finish { $number }; you cannot: send give back { $number }
help-request-handed-on = { $you }, no. { $number } of { $asker } was taken over, you need not go.
help-request-not-handed-on =
    { $you }, no. { $number } of { $asker } was not taken over, it is still yours. Phone { $phone }
    If you cannot go, send give back { $number }

help-request-state-open = Open
help-request-state-claimed = Claimed
help-request-state-done = Done
help-request-state-cancelled = Cancelled

errand-help-request = request no. { $number }: { $text }
errand-help-ring-asker = there is news on request no. { $number } that WeChat cannot bring, please ring

help-request-not-found = There is no request no. { $number }. Send "claim" for the open ones.
help-request-not-theirs = No. { $number } is looked after elsewhere. Send "claim" for those you can take.
help-request-taken = { $by } has already taken no. { $number }, thank you. Send "claim" for others.
help-request-own = No. { $number } is your own request. No longer needed: send cancel { $number }
help-request-already-done = No. { $number } is closed. For new help send "help request".
help-request-not-claimed = You do not have no. { $number }. Send "claim" for the open ones.
