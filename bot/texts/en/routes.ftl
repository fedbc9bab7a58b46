# Messages by telephone: short, cannot be answered, say where to look and whom to ring.
by-sms-notice = [Lianxin] Urgent from { $from }: { $title }. Open WeChat, or ring { $phone }
by-sms-study-day-change = [Lianxin] Study day { $starts_at } { $change }: { $title }. Open WeChat, or ring { $phone }
by-sms-help-request = [Lianxin] Request { $number } { $state }: { $summary }. Open WeChat, or ring { $phone }

# Why a text took its way: for those who run this.
route-planned = put among what is to be sent
route-passed = not by this way
route-accepted = the platform took it
route-delivered = the platform says it arrived
route-unknown = sent, no answer came
route-refused = the platform refused it
route-failed = the platform said later that it did not arrive
route-sending = being sent
route-waits = waits to be tried again
route-failed-in-the-end = no way was left: given to a person
route-skipped-in-the-end = not sent

route-channel-chat = chat
route-channel-credit = notice agreed to
route-channel-template = template message
route-channel-sms = text message

route-why-never-wrote = this WeChat has never written to us
route-why-not-following = does not follow the account
route-why-window-used = no text is left in the chat
route-why-window-shut = silent for 48 hours, the chat is shut
route-why-kept-back = the last two are kept for what is urgent
route-why-refused = this way has said no already
route-why-no-credit = has not agreed to a notice, or it is used up
route-why-no-template = no template is set for this kind
route-why-blocked = they switched template messages off
route-why-no-phone = no phone in the roster
route-why-not-wanted = they asked for no text messages
route-why-lane-closed = the platform has closed this way for now
route-why-goes-again = may have arrived, goes again by that way only
route-why-quiet-hours = quiet hours, waits for the morning
route-why-dialogue = in the middle of another talk
route-why-behind-text = the voice waits until its text has gone
route-why-enough-today = enough for them today, waits for the morning
route-why-left = has left
route-why-too-late = too late to be of use
route-why-paused = has paused notices
route-why-no-way = no way, and nobody need say it in person
route-why-not-bound = no WeChat is bound
route-why-no-route = no way was open
route-why-answered = they have answered
route-why-recalled = its author took it back
route-why-not-wanted-any-more = things have changed, it need not be said

route-code-1 = the platform is busy
route-code-40003 = the platform does not know this WeChat
route-code-40037 = the template's id is wrong
route-code-40164 = this machine is not on the account's white list
route-code-43004 = does not follow
route-code-43019 = on the account's black list
route-code-43101 = has not agreed, or used up
route-code-45009 = the day's calls are used up, until midnight
route-code-45011 = too fast, rests a while
route-code-45015 = the chat is shut
route-code-45047 = no text is left in the chat
route-code-47003 = a value of the template has the wrong form
route-code-48001 = the account has no right to this
route-code-48002 = they switched messages off
