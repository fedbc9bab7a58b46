# The contact card: looking, correcting, checking, what is on one's mind.

correct-not-a-phone =
    A digit seems to be missing or too many; nothing was noted.
    A mobile has 11: correct phone 13900001111
    A landline with its area code: correct phone 0519-88881234
correct-not-a-birth-date =
    I could not make out the day; nothing was noted. With the year, please:
    correct birthday 1952-03-04, or with "lunar" in front
correct-not-a-name = I could not make out the name; nothing was noted. Only the name, please: correct name Li Ming
correct-too-long = That is longer than the card; nothing was noted. In { $longest } characters, please.

card-nothing-to-check = This needs no look any more: somebody has looked, or it changed again.
card-not-yours = The card of { $name } is for their own leader and secretary. Ask { $organiser }: { $phone }

mind-too-long = That is a little long; nothing was noted. In { $longest } characters, please?
mind-nothing = Nothing is kept of what is on your mind. To say something: on my mind, and your words.
mind-not-so-long = Until which day? Any within a year: on my mind until 1 March
