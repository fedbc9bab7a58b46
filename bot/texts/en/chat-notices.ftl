# Notices in the chat: look first, then send; received; progress; recall.

announce-how =
    Say to whom and what in one message, like:
    announce all no water on Wednesday
    Also: announce BRANCH TEXT, announce migrant+NAME TEXT, announce unanswered 7 TEXT
    While you look at it a picture, a link or a voice can be sent to go along; for a file say: attach
announce-no-text = What shall { $audience } be told? Write it behind, like: announce { $audience } no water on Wednesday
announce-paused = , paused { $count }
announce-credit = , agreed notices { $count }
announce-sms = , text messages { $count } (they cost)
announce-too-long = This is too long. Please keep it under { $characters } characters, or send two notices.
announce-cost = ; for { $count } of them the last by chat until they write
announce-preview =
    To { $audience }: { $count } people, without you. Chat { $chat }, template { $template }{ $credit }{ $sms }, by word of mouth { $nobody }{ $paused }{ $cost }{ $how }
    The text: { $text }
    1 send   2 another time   3 show me first
    4 urgent   5 no answer needed   0 do not{ $asks }
announce-preview-count =
    To { $audience }: { $count } people, without you. Chat { $chat }, template { $template }{ $credit }{ $sms }, by word of mouth { $nobody }{ $paused }{ $cost }{ $how }
    The text: { $text }
    If it is right, answer the number { $count } to send; 0 drops it, and the text is kept.
    Or say: another time, show me first, urgent, no answer needed{ $asks }
announce-ask-first = Now it reaches { $now } in the chat. Ask them something small first, free of charge, and in two days it is about { $later }: 6 ask first
announce-ask-first-count = Now it reaches { $now } in the chat. Ask them something small first, free of charge, and in two days it is about { $later }: say "ask first"
announce-how-ask-first = They are asked { $asks_at }, and it goes { $at }
announce-how-at = It goes { $at }
announce-how-own-hours = Within a day, to each at their own reminder hour
announce-how-urgent = Urgent, by night too: { $why }
announce-how-information = For information, nobody need answer
announce-when =
    When shall it go? Say a time, like: tomorrow 9:00
    1 now   2 at their own hours   3 keep it
announce-when-again =
    I did not get the time. Please say it again, like: tomorrow 9:00
    1 now   2 at their own hours   3 keep it
announce-when-not-then =
    That is over or too far off. Say a time within three months, like: tomorrow 9:00
    1 now   2 at their own hours   3 keep it
announce-why-urgent =
    An urgent notice rings by night too. Why is it urgent? Say a line, it is kept.
    0 not urgent, as usual
announce-tried =
    It comes to your WeChat just as members get it. The notice itself has not gone.
    1 back to the preview   0 do not
audience-several-of-that-name = Several people are called "{ $name }". Say the full name.
announce-which-of-them =
    Several people are called "{ $name }". Which one?
    { $choices }
    0 none of them
announce-count-differs = The number differs; nothing was sent. Answer { $count } to send, 0 to drop it and keep the text.
announced =
    All right: notice { $number } to { $count } people goes { $goes_at }.
    Say "recall" before that and nobody gets it.
    To see who has it: progress { $number }
announced-urgently =
    All right: urgent notice { $number } to { $count } people goes { $goes_at }, by night too.
    Say "recall" before that and nobody gets it.
    To see who has it: progress { $number }
announced-asking-first =
    Good. { $asked } people are asked first; whoever answers gets it in the chat.
    Notice { $number } goes { $goes_at }, to { $count } people.
    Neither question nor notice: recall. Who has it: progress { $number }
asking-windows =
    { $unit } has something to tell everybody in a few days.
    To get it right here, answer 1, or say anything.
    If you do not, that is fine; you will be told another way.
asking-answered = Thank you, { $you }. It will come right here.
open-window-question = There will be something to tell in a few days. To get it right here, answer 1.
announcement-dropped = Not sent; the text is kept for a day. To go on with it: find back
nothing-to-find-back = No notice is kept. To send one: announce all TEXT
notice-confirmed = All right, { $you }: "{ $title }" is noted as received.
notice-confirmed-with-text =
    All right, { $you }, noted as received. The whole text:
    { $text }
notice-call-me = Noted. { $who } will call you about "{ $title }": { $phone }
notice-why-not = All right. What is difficult about "{ $title }"? Say a line, and I pass it on to its author.
notice-reason-noted = Noted and passed on to { $who }, who will come back to you: { $phone }
notice-asked-again =
    "{ $title }": please say again:
    1 received   2 please call me   3 cannot
received-nothing-open = All right, { $you }, noted. No notice waits for your answer.
received-study-day =
    All right, { $you }, you have seen it. Do you come to the study day { $starts_at }?
    1 come   2 online   3 at my door   4 cannot come
all-received = All right, { $you }: { $count } notices are noted as received.
progress =
    Notice { $number } "{ $title }", { $audience } people: received { $confirmed }, waiting { $waiting }, handed over { $handed_over }, explained { $explained }{ $details }
    Ledger: { $link }
progress-handed-over = handed to { $who }: { $names }
progress-by-word = confirmed by the word of { $who }: { $names }
progress-why = { $name } ({ $why })
progress-more = {" "}and others, { $count } in all
progress-of-request = your help request
progress-of-notice = your notice
progress-none = You have no open request and have announced nothing. For help say "help request".
progress-explained = { $reason }: { $count }
explained-recalled = recalled
explained-information = for information, delivered
explained-paused = notices paused
explained-left = left
name-and = ,{ " " }
nobody-yet = nobody yet
progress-nothing = Nothing of yours has this number. For your requests and your notices: progress
recalled-in-time = Notice { $number } is recalled: { $stopped } people, nobody got it.
recalled-late = Notice { $number } is recalled: { $stopped } not sent; { $corrected } may have seen it and get one line of correction.
saved-list-how = Give people you often tell a name: save list dancers WANG, LI
saved-list-kept = Kept: "{ $name }", { $count } people. From now on: announce { $name } TEXT
saved-list-not-kept = "{ $name }" is not kept.
saved-list-not-a-name = "{ $name }" cannot name a list. Take a short name of its own: save list dancers WANG, LI
saved-list-too-many = { $most } lists are kept at most. Drop one first: drop list NAME
saved-list-none = No list is called "{ $name }". To see yours: my lists
saved-list-nothing = You keep no lists. Like: save list dancers WANG, LI
saved-list-all =
    Your lists:
    { $lists }
    To use one: announce { $example } TEXT. To drop it: drop list { $example }
saved-list-line = { $name }: { $count }
saved-list-line-not-yours = { $name } (not yours any more)
saved-list-dropped = "{ $name }" is dropped. What was announced stands.
approval-asked =
    Notices here need a second person. { $names } has been asked; nothing has gone.
    Once approved it goes, and I tell you. To drop it: recall
approval-given = All right, the notice of { $author } goes: number { $number }, { $goes_at }.
approval-why-not = All right, “{ $title }” does not go. Why? Say a line, and I pass it on to its author.
approval-refused = Noted and passed on to { $author }.
approval-withdrawn = “{ $title }” is withdrawn; it has not gone and needs nobody's word.
name-or = {" "}or{" "}

change-notice-how =
    Which one, and the new words, in one message, such as:
    change notice 7 The water is off on Thursday
change-notice-preview =
    Notice { $number }: { $knowing } who know the old words get a correction, { $fresh } not sent it yet only the new ones
    Before: { $before }
    After: { $after }
    1 change   0 leave it
change-notice-done = Notice { $number } is changed: { $corrected } get a correction, { $fresh } only the new words. Answers given still count.
change-notice-stays = Nothing was changed: notice { $number } says what it said.
open-notice-change-preview =
    The notice is not changed yet:
    1 change   0 leave it
announce-brings-image = A picture comes with it, behind a link
announce-brings-voice = With a voice behind the text: { $count } people hear it in their chat, one message more each; the others read the text alone
announce-brings-voice-late = WeChat keeps a voice for three days, so by then it is gone: the text goes alone
announce-brings-file = The file { $what } goes along, behind the link
announce-file =
    Open this link and put the file there (a computer will do, too); it is good for half an hour:
    { $address }
    When it is there reply 1, without a file 0
announce-file-none =
    No file has come yet. Open this link and put it there:
    { $address }
    When it is there reply 1, without a file 0
open-notice-file =
    Is the file there that you want to send along?
    1 it is there   0 no file
notice-file-unknown = This file cannot go along. PDF, Word (docx), Excel (xlsx), PowerPoint (pptx) and pictures can. Please save old formats, or files with a password, once more as one of these.
notice-file-macros = There are macros in { $name }: it cannot go along. Please save it without them and try again.
notice-file-large = The file is too large: { $megabytes } MB at most, please.
notice-file-gone = { $name } is gone, and the notice was not sent. Say "find back" to see the notice, then "attach" to put the file there again.
file-page-title = A file for the notice
file-page-how = One file of 10 MB at most: PDF, Word (docx), Excel (xlsx), PowerPoint (pptx) or a picture.
file-page-choose = Choose a file
file-page-choose-one = No file was chosen yet.
file-page-put = Put it there
file-page-there = It is there
file-page-go-back = Go back to WeChat and reply 1: then it goes along.
file-page-gone =
    This link is too old, or not whole.
    Go back to WeChat and say "attach" again.
announce-brings-link = A link comes with it: { $what }
announce-enclose-image =
    Shall this picture go with the notice?
    1 send it along   0 leave it
announce-enclose-link =
    Shall this link go with the notice?
    1 send it along   0 leave it
announce-enclose-voice =
    Shall this voice go with the notice? It comes behind the text, to those whose chat is open.
    1 send it along   0 leave it
announce-enclose-not = A film cannot go with a notice; a picture, a link or a voice can, and a file: say "attach". The notice has not gone yet; answer it as shown above.
announce-enclose-no-address = This link does not open and cannot go along. The notice has not gone yet; answer it as shown above.
open-notice-enclose =
    Shall it go with the notice?
    1 send it along   0 leave it
