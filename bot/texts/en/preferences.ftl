# What each one wishes: how to be called, reminded, left in peace, paused, what they can help with.

called-how = How shall I call you? For example: address me as Aunt Wang
remind-at-is-quiet =
    { $hour } lies in the quiet hours, which end at { $until }; nothing was changed.
    Another hour? For example: remind at 19:30
quiet-too-long =
    That would leave no hour to reach you; nothing was changed.
    Make it shorter: quiet hours 8 am to 4 pm
    For a while without notices: pause notices
offer-too-long = Short is easier to keep; nothing was noted. In { $longest } characters: i can help with computers, weekends
offer-nothing = You have not offered any help yet. To offer: i can help with computers, weekends

called-too-long = That is too long for me to keep; at most { $longest } letters. Like: call me Auntie Wang
called-what = How shall I call you? For example: Aunt Wang. Leave it: 0
called-noted = All right, I shall call you { $you } and no longer { $before }. To change it back: address me as my name
remind-when = At which hour shall I remind you? For example: 7:30 pm. Leave it: 0
remind-when-again = I could not make out the hour. Once more? For example: 7:30 pm. Leave it: 0
remind-at-noted = Noted: reminders of study days a day or more ahead come at { $after } and no longer at { $before }.
quiet-when = Which hours shall be quiet? For example: 8 am to 4 pm. Leave it: 0
quiet-when-again = I could not make out the hours. Once more? For example: 8 am to 4 pm. Leave it: 0
quiet-noted =
    Noted: your own quiet hours, before: { $before }, now: { $after }.
    Urgent matters still reach you, and what you ask is answered at once.
quiet-none = none
quiet-span = { $start } to { $end }
pause-how-long =
    { $you }, for how long no notices and reminders?
    1 a week   2 a month   3 until i say   0 no
    Urgent matters and answers to you still come.
paused =
    All right, { $you }, until { $until }; then they come again. { $organiser } will know.
    Urgent matters and answers to you still come. Sooner: resume notices
paused-until-told =
    All right, { $you }, until you say: resume notices. { $organiser } will know.
    Urgent matters and answers to you still come. In three months I shall ask.
resumed = All right, { $you }, notices come again, and what is still of use at once.
not-paused = { $you }, your notices are not paused; they come as usual.
pause-ask-again =
    { $you }, your notices have been paused for three months. Go on?
    1 stay paused   2 resume
errand-still-paused = has paused notices for three months: ask whether they stay so
pause-goes-on = All right, { $you }, they stay paused. In three months I shall ask again.
member-paused = ({ $name } has paused notices until { $until }; ring them if need be)
member-paused-until-told = ({ $name } has paused notices; ring them if need be)
offer-what = { $you }, what can you help with, and when? For example: computers, weekend evenings. Leave it: 0
offer-noted =
    { $you }, noted: you can help with { $skill }.
    When somebody needs just that I shall ask you; you need not say yes.
    If you tell me when, say it all once more. To end it: stop helping
offer-noted-with-hours =
    { $you }, noted: you can help with { $skill }, { $hours }.
    When somebody needs just that I shall ask you; you need not say yes. To end it: stop helping
offer-with-hours = { $skill } ({ $hours })
offer-withdrawn = All right, { $you }, “{ $offered }” is not on the list any more. Thank you for that time.

open-called-what = How shall I call you? Leave it: 0
open-offer-what = What can you help with? Leave it: 0
open-remind-when = At which hour shall I remind you? Leave it: 0
open-quiet-when = Which hours shall be quiet? Leave it: 0
open-pause-how-long =
    For how long no notices?
    1 a week   2 a month   3 until i say   0 no
open-pause-again =
    Notices have been paused for three months
    1 stay paused   2 resume
done-for-you-remind-at = ({ $by } changed your reminder hour: { $after })
done-for-you-quiet = ({ $by } changed your quiet hours: { $after })
done-for-you-paused = ({ $by } paused your notices until { $until }; to go on, send: resume)
done-for-you-paused-until-told = ({ $by } paused your notices; to go on, send: resume)
done-for-you-resumed = ({ $by } let your notices come again)
done-for-you-offered = ({ $by } noted that you can help with: { $offered }; if not, send: stop helping)
done-for-you-offer-withdrawn = ({ $by } said that you no longer help with: { $offered })
done-for-you-called = ({ $by } changed how you are called: { $after })
member-paused-by = (The helper { $by } said for { $name }: no notices until { $until }; ring where needed)
member-paused-until-told-by = (The helper { $by } said for { $name }: no notices for now; ring where needed)
sms-not-wanted = All right, { $you }, no text messages any more. WeChat goes on; say "text messages please" to have them again.
sms-wanted = All right, { $you }: what is urgent and cannot come by WeChat comes as a text message.
agree-to-notices = Open this and agree, and the next notice can reach you directly: { $page }
