# The whole text of a notice, its picture or link: the line in the message, and one's own page.
notice-body-long =
    { $text }
    (1/{ $parts }, there is more) The whole text is here: { $page }
notice-body-shortened = { $text }… ({ $parts } parts in all, the rest is behind the link)
notice-body-link =
    { $text }
    A link comes with it, here: { $page }
notice-body-image =
    { $text }
    A picture comes with it, here: { $page }
notice-body-file =
    { $text }
    A file comes with it, { $name }, here: { $page }
notice-page-title = A notice for you
notice-page-for = { $you }, { $from } sent you this. Press once to read it.
notice-page-open = Open it
notice-page-link = Open the link that comes with it
notice-page-picture = The picture that comes with the notice
notice-page-picture-coming = The picture is on its way: open this again in a few minutes.
notice-page-picture-lost = The picture could not be fetched. To see it, ask { $from }.
notice-page-file = Open the file that comes with it
notice-page-file-help = If it does not open, ask { $from }: somebody will read it to you.
notice-page-voice = A voice comes with it, behind the notice in the WeChat chat.
notice-page-answer = When you have read it, reply in WeChat with a digit: 1 received   2 please call me   3 I cannot
notice-page-recalled = This does not hold any more: please do not act on it.
notice-page-gone = This link does not open any more: its time is over, or it is not whole. To read the notice, ask its author in WeChat, or say "help request".
