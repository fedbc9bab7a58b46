# Who speaks for whom: helpers, codes on somebody's word, another WeChat.

# Helpers
helper-whom = Who is to help you with messages? Send a name, family or neighbour. Or 0 for nobody.
helper-whom-now = { $names } help you now. To end it, say “no helper”; to add somebody, send a name. Or 0.
helper-which =
    Which { $name } is it?
    { $choices }
    0 for nobody
helper-member = { $name } ({ $unit })
helper-no-member = none of these: family or a neighbour
helper-noted =
    All right, { $name } may answer for you and is told. You read what was done in your name.
    What is on your mind they do not see. To end it, say “no helper”.
helper-noted-code =
    All right. { $name } follows this account and sends, within three days:
    bind { $own } { $code }
    and answers 2 when asked who they are. To end it, say “no helper”.
helper-already = { $name } helps you already. To end it, say “no helper”.
helper-oneself = You can do it yourself. For somebody else, say: my helper NAME
helper-none = Nobody answers for you but yourself. To ask somebody, say: my helper NAME
helper-gone = All right, { $names } no longer answers for you and has been told.
helper-somebody = your helper
helper-own-word =
    Who helps is for the member to say.
    If they cannot, ask { $organiser } to come by: { $phone }
helper-stopped = All right, you no longer answer for { $name }. The phone for questions: { $phone }
helper-left-as-is = All right, everything stays as it was.
helper-named =
    { $you }, { $name } asks you to help with messages. To answer for them, say: for { $name } check in
    If you cannot, let { $name } know: they say “no helper”.
helper-named-leader = { $you }, { $name } has named { $helper }, who may answer for them from now on.
helper-dismissed = { $you }, you need not answer for { $name } any more, thank you.
helper-dismissed-stranger = Hello, you need not answer for { $name } any more, thank you.
helper-stopped-leader = { $you }, whoever helped { $name } has stopped. If { $name } has no WeChat of their own, please ring.
helper-dismissed-leader = { $you }, nobody answers for { $name } any more: please turn to them.
done-for-you-by-helper = ({ $by } answered for you: { $what })
act-study-day = how you take part in the study day
act-notice = a notice
act-check-in = check-in
act-sign-of-life = that you are well
act-request-help = a help request
by-helper = your helper { $name }

# A code on a leader's word
fresh-code-whose = For whom? Add the name: code for NAME
fresh-code-nobody = There is no { $name } on your list. Send the full name: code for NAME
fresh-code =
    The code of { $name } is { $code }, good once until { $until }.
    On their phone, follow this account and send: bind { $name } { $code }
    It is noted that you vouch for it; use it while you are with them.
fresh-code-too-many = That were many codes within an hour; please come back later, or ring { $phone }

# Another WeChat
bind-old =
    { $name } has another WeChat here. Is it still used?
    1 only this one   2 both   3 leave it
    The phone for questions: { $phone }
wechat-moved =
    { $name } now uses another WeChat; nothing more comes here.
    If that was not you, ring { $phone } at once
wechat-one-more =
    { $name } has one more WeChat here; messages come to both.
    If that was not you, ring { $phone } at once

# Help, and questions still open
can-name-helper = my helper NAME   somebody may answer for you (no helper: ends it)
can-fresh-code = code for NAME   bind somebody you are with
open-bind-old =
    Is the other WeChat still used?
    1 only this one   2 both   3 leave it
open-helper-whom = Who is to help? Send a name, or 0 for nobody

# The official account moved (lianxin bindings import)
bindings-would-change = A trial: { $changed } to be changed, { $already } changed before, { $unknown } not known here. Nothing was changed.
bindings-changed = Changed { $changed }; { $already } were changed before, { $unknown } are not known here.
bindings-refused = { $count } things to correct; nothing was changed. Correct them and try again.
bindings-no-file = The file cannot be read. Give a .csv in UTF-8 with two columns: old openid, new openid.
bindings-row-openids = Row { $row }: write two columns, old openid and new openid.
bindings-row-twice = Row { $row }: this openid stands above; keep one row.
bindings-row-same = Row { $row }: old and new are the same; remove the row.
