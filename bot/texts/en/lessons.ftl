# Learning online, making up for a day, lessons at the door: what is sent and said along the way.

lesson-short-asked =
    { $you }, { $title }; done by { $until } it counts.
    { $text }
    { $question }
    Answer with a number. In large type: { $address }
lesson-short-read =
    { $you }, { $title }; read by { $until } it counts.
    { $text }
    When you are done, say "I have read it".
    In large type, with what there is to hear and see: { $address }
lesson-long-asked =
    { $you }, { $title } is ready; done by { $until } it counts.
    Read or listen: { $address }
    No need to tap: say "whole text" and it comes here in pieces.
    { $question }
lesson-long-read =
    { $you }, { $title } is ready; read by { $until } it counts.
    Read or listen: { $address }
    No need to tap: say "whole text" and it comes here in pieces.
    When you are done, say "I have read it".
lesson-piece =
    { $text }
    There is more: say "go on".
lesson-last-piece-asked =
    { $text }
    That is all. One last question, answer with a number:
    { $question }
lesson-last-piece-read =
    { $text }
    That is all. When you are done, say "I have read it".
lesson-try-again =
    Nearly, but not this one. No hurry, think again and answer with a number:
    { $question }
lesson-no-such-choice =
    This question has no such number; have another look:
    { $question }
lesson-read-on = No hurry. In about { $minutes } minutes say "I have read it" and it is noted.
lesson-done =
    Done and noted: { $starts_at }, { $title }. You took part.
    { $thanks }
lesson-made-up =
    Made up for and noted: { $starts_at }, { $title }.
    { $thanks }
lesson-closed = This lesson cannot be done any more. Say "make up" to see which can.
lesson-not-yet = It is not time for this lesson yet; it begins { $starts_at } and comes to you then.
lesson-too-late = This study day was cancelled, or its time is over; it was given no lesson.
open-lesson =
    The lesson { $title }
    Say "whole text" to read it, "I have read it" when done

make-up-offered =
    { $you }, the study day of { $starts_at } is over, and can be made up for.
    It was about { $title }. Say "make up" and read it on your phone;
    done by { $until } it counts.
make-up-nothing = { $you }, there is nothing to make up for.
make-up-no-lesson =
    { $you }, { $title } of { $starts_at } has no lesson online.
    To hear what it was about, ask { $organiser }: { $phone }
make-up-next = { $title } can be made up for too; say "make up" if you like.
check-in-make-up =
    { $you }, { $thanks }
    The study day of { $starts_at } is over, and can be made up for.
    Say "make up" and read it on your phone; by { $until } it counts.
    Noted that you are well, { $at }.

study-answered-online-lesson =
    Noted: { $you } takes part online { $starts_at }: { $title }.
    The lesson comes to your phone then. To change it, say "undo" before the start.
study-answered-online-now = Noted: { $you } takes part online, { $starts_at }.

thanks-day-1 = Thank you, rest well.
thanks-day-2 = Good to have you with us.
thanks-day-3 = Glad to know you are well.
thanks-day-4 = Thank you for thinking of it.
thanks-day-5 = Take care of yourself.
thanks-night-1 = A long night; rest soon.
thanks-night-2 = So late, and you thought of it. Thank you.
thanks-night-3 = It is late; get home safely.
thanks-night-4 = A hard shift; have something warm.
thanks-night-5 = Somebody thinks of you at night too.

# The page of a lesson.
lesson-page-until = { $you }, done by { $until } it counts.
lesson-page-open = Open the lesson
lesson-page-listen = Does not play? Listen here
lesson-page-watch = Watch the film
lesson-page-answer = My answer
lesson-page-read = I have read it
lesson-page-try-again = Nearly, but not this one. No hurry, think again.
lesson-page-choose = Choose one first, then press the button.
lesson-page-read-on = No hurry. In about { $minutes } minutes press "I have read it" again.
lesson-page-done = Done and noted
lesson-page-done-before = You have done this lesson; it is noted.
lesson-page-attended = { $you }, { $starts_at }, { $title }: you took part. You may close this page.
lesson-page-made-up = { $you }, { $starts_at }, { $title }: made up for. You may close this page.
lesson-page-not-yet = It is not time for this lesson yet; open it on the study day.
lesson-gone = This link no longer works. Say "make up" in WeChat to see which lessons there are.

# A secretary gives a lesson.
lesson-no-day = No study day can be given a lesson just now. Make one first: new study day
lesson-day = { $starts_at }: { $title }
lesson-ask-day =
    Which study day is it for? 0 for none
    { $choices }
lesson-ask-text =
    Send the text, in as many messages as you like.
    Then say "end". To let it be, answer 0
lesson-text-more = Got it, { $count } characters so far. Send more, or say "end".
lesson-ask-media = If there is something to hear or see, send the link. If not, answer 0
lesson-ask-media-more = Got the link. Send another, or answer 0
lesson-ask-media-again = That link did not come through; it begins with https. Again? If not, answer 0
lesson-ask-question =
    A question at the end? The right answer counts as done. If not, answer 0
    Like this: question What do you check? A the stove B the television right A
lesson-ask-choices = Got the question. Now its choices, one a line, two to four:
lesson-ask-right =
    Which one is right? Answer with a number:
    { $choices }
lesson-media-none = nothing to hear or see
lesson-media-audio = with sound
lesson-media-video = with a film
lesson-media-audio-video = with sound and a film
lesson-preview =
    The lesson of { $starts_at }, { $title }: { $count } characters, { $media }
    { $question }
    1 give it   0 drop
lesson-preview-question =
    { $question } (right: { $right })
    { $choices }
lesson-preview-no-question = No question: reading long enough counts.
lesson-given =
    Done: { $starts_at }, { $title } has a lesson.
    Who said online gets it at the start; who misses it has until { $until }.
lesson-dropped = All right, nothing was given. Say "lesson" when you want to.
lesson-not-one = This is no lesson yet: a text of up to { $limit } characters; a question needs two to four choices and the right one.
lesson-not-a-link = Sound and film need a link that begins with https.
open-lesson-text = The text of the lesson; "end" when done, 0 to drop
open-lesson-media = A link to hear or see, 0 for none
open-lesson-question = A question for the end, 0 for none
open-lesson-choices = The choices, one a line
open-lesson-right = Which choice is right
open-lesson-preview =
    The lesson waits for your word
    1 give it   0 drop
lesson-no-such-day = There is no study day { $number }.
lesson-added = Study day { $number }, { $title }, has a lesson; done by { $until } it counts.

# Why somebody cannot come; whether somebody came to the door.
leave-reason-ask = If you like, say why in a line; only { $organiser } reads it. It may be left out.
leave-reason-noted = Noted; only { $organiser } sees it. Take care.
leave-reason-not-needed = All right. You are not away now, so no reason is kept.
leave-reason-told = ({ $name } cannot come { $starts_at }: { $reason })
open-leave-reason = Why you cannot come, if you like to say
door-came-asked =
    { $you }, { $visitor } says that { $title } was brought to you. Did they come?
    1 they came   2 not yet
door-came = Good, { $you }, { $title } is noted for you.
door-not-yet =
    Noted; it does not count then. I asked { $who } to come again,
    and you can ring { $who }: { $phone }
door-not-yet-told =
    { $you }, { $person } says nobody has come with the lesson yet.
    { $visitor } was asked to go again; please look into it too.
open-door-came =
    Was { $title } brought to your door?
    1 they came   2 not yet
