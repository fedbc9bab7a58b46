# Replies in the chat: who is speaking, help, not understood, one more thing.

stranger = Hello
duty-phone = the duty phone
received-later = I have your message, it is not lost. I will answer a little later.
late-answer = { $reply }

## Menu buttons
menu-check-in = Check in
menu-study-days = Study days
menu-more = More
menu-sign-of-life = I am well
menu-request-help = Ask for help
menu-help = Help

## Help
help =
    { $you }, for anything at all: { $organiser }, { $phone }
    You can just say it, or send one of these:
    { $lines }
help-open-question =
    One thing waits for a word from you:
    { $question }
can-study-days = study · which days, and how you take part
can-check-in = check in · when it is study day (or: check in CODE)
can-request-help = help request WHAT · somebody comes to help
can-makeup = make up · do a missed lesson on the phone
can-give-lesson = lesson · give a study day its lesson
can-sign-of-life = I am fine · say that you are well
can-received = received · you have read a notice
can-undo = undo · take back what you just answered
can-progress = progress · how far your request has come
can-cancel = cancel · your request is no longer needed
can-suggest = suggest WHAT · the secretary answers you
can-my-info = my info: what is kept of you; to change it: correct
can-offer-help = i can help with computers: be asked when a neighbour needs it
can-card = card of NAME: the contact card of one of your people
can-today = today · whom to call today
can-contacted = contacted NUMBER NOTE · you have spoken
can-not-contacted = not reached NUMBER · try again tomorrow
can-put-off = put off NUMBER DAY · contact them another day
can-pass-on = pass on NUMBER NAME · ask somebody else to
can-on-behalf = for NAME check in · for somebody (also: come, cannot come)
can-claim = claim NUMBER · take on a request
can-finish = finish NUMBER NOTE · the request is done
can-give-back = give back NUMBER · you cannot come after all
can-hand-on = hand on NUMBER NAME · ask somebody else to go
can-announce = announce EVERYBODY TEXT · look first, then send
can-change-notice = change notice NUMBER new words · say it otherwise
can-recall = recall NUMBER · stop a notice
can-new-study-day = new study day · set up a study day

## One more thing
also-open =
    One more thing waits for a word from you:
    { $question }
open-study-day =
    Study day { $starts_at }: { $title }
    1 come   2 online   3 at my door   4 cannot come
open-notice =
    Notice: { $title }
    1 received   2 please call me   3 cannot
open-help-offer =
    Request { $number }: { $text }
    1 claim   2 not this time
open-help-done =
    Is request { $number } done? { $text }
    1 done   2 not yet

open-for = { $name }: { $question }
open-notice-preview =
    Shall your notice go?
    1 send   2 another time   3 show me first
    4 urgent   5 no answer needed   0 do not
open-notice-count = Shall your notice go? The number of people sends it, 0 does not
open-notice-tried =
    Have you seen the trial? The notice itself has not gone.
    1 back to the preview   0 do not
open-notice-when =
    When shall the notice go?
    1 now   2 at their own hours   3 keep it
open-notice-why-urgent = Why is the notice urgent? Say a line; 0 for not urgent
open-notice-who = Who is meant by the notice? 0 none of them
open-notice-approval =
    A notice waits for your word
    1 approve   2 refuse
open-notice-refusal = Why do you not approve the notice? Say a line
open-list-who = Who is meant in the list? 0 none of them
open-study-day-preview =
    The study day you just saw, not published yet
    1 publish   0 do not
open-study-day-when = The study day: which day and time? 0 to leave it
open-study-day-place = The study day: where? 0 to leave it
open-study-day-title = The study day: what about? 0 to leave it
open-bind-name = To connect your WeChat I wait for your name
open-bind-code = To connect your WeChat I wait for the six digits on the paper
open-bind-who =
    To connect your WeChat: who are you?
    1 myself   2 family   3 two of us   0 no
open-help-what = What do you need? 0 if nothing
open-hurry =
    Your request
    If it is urgent: urgent. If not: not urgent
open-voice-urgent =
    Your voice message
    1 urgent   0 not urgent
open-not-understood =
    Your words that I did not understand
    1 help request   2 suggestion   3 message   0 nothing
open-after-sign-of-life = Noted that you are well; a line may follow
open-sign-of-life-or-check-in =
    You said that you are well
    1 check in   2 only that I am well
open-position =
    The position you sent
    1 I am well   2 I need help
open-media =
    What you sent: do you need help?
    1 yes   0 no
open-why-not = What is difficult about the notice? A line is enough
open-suggestion = Your suggestion: what would you like to say?
open-meant =
    What I asked you: did you mean that?
    1 yes   0 no
open-hand-to-leader =
    Shall this be passed on?
    1 yes   0 no
open-choices =
    Which one? Answer the number in front:
    { $choices }

## Digits and asking back
digit-without-question = { $you }, nothing waits for a "{ $digit }" now, and nothing was changed. For what you can do, send: help
nothing-changed = All right, nothing was changed.
nothing-to-change = There is no recent answer of yours to change. Just say what you want.
change-to-what = Change it to which? 1 come   2 online   3 at my door   4 cannot come
which-question =
    Which one did you mean by "{ $said }"? Send the number in front:
    { $choices }
from-one-of = From the WeChat shared by { $names }: { $text }
both-of-them = both of us
all-of-them = all of us
which-person =
    { $matter }
    Whose is the "{ $said }"? Answer the number in front:
    { $choices }
which-option =
    One at a time, please send one number:
    { $question }
which-meant =
    Which did you mean? Send the number in front, 0 for none:
    { $choices }
did-you-mean =
    You mean: { $meant }. Is that right?
    1 yes   0 no
meant-choice = { $question }: { $answer }
who-speaks =
    Two people use this phone. Whose words were these?
    { $choices }
i-am-noted = All right, { $name }: for half an hour it is you.
i-am-nobody-here = { $name } is not registered on this WeChat. To add them: bind NAME CODE

## Not understood
not-understood =
    { $you }, I did not understand, that is my fault. Would you like to:
    1 ask for help   2 suggest   3 message to { $organiser }   0 nothing
    In a hurry call { $phone }
not-understood-again =
    { $you }, I did not understand again, please do not worry.
    I am asking { $organiser } to call you: { $phone }
    This time: 1 ask for help   2 suggest   3 leave a message   0 nothing
not-understood-question-open =
    I did not understand, and passed your words on to { $organiser }: { $phone }
    { $question }
leaders-matter =
    This is for { $organiser } to do. Shall I pass it on?
    1 yes   0 no
office-over =
    Your office has passed to somebody else, so nothing was changed.
    Please turn to { $organiser }.
message-left = Passed on to { $organiser }, who will answer you: { $phone }
suggestion-what = { $you }, what would you like to say? Your next message is the suggestion.
suggestion-noted = Noted. Your suggestion went to { $who }, who will answer you: { $phone }

said-nothing = { $you }, your message was empty. Just say what you need, or send: help

## Courtesies
courtesy-greeting-1 = Hello { $you }, just say what you need.
courtesy-greeting-2 = Hello { $you }, is everything well today?
courtesy-greeting-3 = Hello { $you }, I am here.
courtesy-thanks-1 = You are welcome, take a rest.
courtesy-thanks-2 = Not at all, { $you }.
courtesy-thanks-3 = Glad to be of use.
courtesy-other = All right, { $you }.

## Voice, position, pictures
voice-kept =
    { $you }, your voice message is here and not lost; I cannot hear what it says.
    { $organiser } will listen and call you back: { $phone }
    1 urgent   0 not urgent. If you feel unwell, call 120
voice-kept-urgent =
    { $you }, your voice message is here and not lost; I cannot hear what it says.
    I am calling { $organiser } to listen: { $phone }
    If you feel unwell call 120, for fire 119
voice-not-urgent = All right. { $organiser } will listen and call you back: { $phone }
voice-as-request = A voice message nobody could read: please call at once
position-what =
    { $you }, I have your position; I only know it because you sent it. Is it:
    1 I am well   2 I need help
position-as-request = Asks for help from the position sent
media-what =
    { $you }, I have it. Do you need help?
    1 yes, help   0 no
