# Notices: sent, asked again, recalled; to whom those are given who do not answer.

notice =
    { $you }, a notice from { $from }:
    { $text }
    1 received   2 please call me   3 cannot
notice-again =
    { $you }, in case you missed it, the notice from { $from } once more:
    { $text }
    1 received   2 please call me   3 cannot
notice-recalled =
    { $you }, “{ $title }” no longer holds, please do not act on it.
    { $from } has recalled it, sorry for the trouble. Questions: { $phone }.
notice-recalled-title = No longer holds: { $title }

errand-notice-call-me = has read the notice “{ $title }” and asks you to call
errand-notice-cannot = cannot do what the notice “{ $title }” says, ask what is in the way
errand-notice-cannot-why = cannot do what the notice “{ $title }” says: { $why }
errand-notice-silent = has not answered the notice “{ $title }”, ask whether it arrived
errand-notice-no-route = WeChat cannot bring the notice “{ $title }”, please tell them
errand-notice-recalled = the notice “{ $title }” no longer holds, WeChat cannot say so, please do

notice-not-for-them = That notice was not sent to you, no answer is needed. For yours send "help".
notice-was-recalled = Notice { $number } “{ $title }” was recalled, you need not do anything.
notice-nothing-to-take-back = That answer can no longer be changed. Send "help request" for help.
notice-nothing-announced = You have not announced anything yet. Send "announce all" with the text.
notice-no-such-number = You have announced nothing numbered { $number }. Send "progress" for the latest.
