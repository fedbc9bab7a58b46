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
