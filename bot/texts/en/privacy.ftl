# Who looked, who changed: read by the member.
noted-read = { $who } ({ $role }) saw your { $what } on { $at }
noted-changed = { $who } ({ $role }) changed your { $what } on { $at }
noted-what-card = contact card
noted-what-list = name on a list
noted-what-phone = phone number
noted-what-mind = words on your mind
noted-what-export = whole record
noted-what-roster = roster entry
noted-what-role = roles
noted-what-binding = WeChat connection
noted-what-text = a message to you
noted-what-quiet-hours = quiet hours (an urgent notice)
role-helper = helper
role-other = somebody of the branch
role-command-line = whoever runs the branch's computer
role-system = Lianxin

# Export, leaving
can-export = export - see what is held about you
export-link =
    { $you }, all that is held about you: { $address }
    Good until { $until }; it opens with one more tap. Do not pass it on.
    If it will not open, { $organiser } prints it with you
export-link-shared =
    { $you }, all that is held about you: { $address }
    Good until { $until }; it opens with one more tap. Do not pass it on.
    Others read this WeChat too: what is on your mind is left out.
    If it will not open, { $organiser } prints it with you
leaving-sure =
    { $you }, no hurry: "pause" stops the messages and changes nothing else.
    Leaving clears your data in seven days; "stay" brings you back until then.
    If you are sure, type within ten minutes: confirm quit. Or reply 0
    To talk it over ring { $phone }
leaving-first = { $you }, to leave say "quit" first and read what it means. To talk ring { $phone }
leaving-done =
    { $you }, you have left: no more messages, nobody sees your data.
    It is cleared on { $at }. Until then "stay" brings everything back.
    Your membership is the branch's matter and unchanged; for it ring { $phone }
leaving-already = You have left; your data is cleared after seven days. Until then "stay" takes it back. To ask somebody: { $phone }
leaving-not-done = { $you }, all right, you have not left, everything stays.
leaving-taken-back = { $names }, welcome back: WeChat, data and offices are as before.
leaving-nothing-to-take-back = { $you }, you have not left, everything is as it was.
open-leaving = You said you want to leave: type "confirm quit" to do it, reply 0 to stay
only-themselves = Only { $name } can do this, from their own WeChat, or in person with { $organiser }.
