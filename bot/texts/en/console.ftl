# The pages of the console, and what is said at its door.
console-title = Lianxin
console-pages = Pages
console-units = Units
console-members = Members
console-leave = Sign out
console-stuck = Stuck? Ring { $phone }, somebody will help.
console-come-in = Come in
console-how = Say "console" to Lianxin in WeChat: you get six digits. Type them here.
console-six-digits = Six digits
console-enter = Come in
console-enter-here = Open on this phone (computer)
console-elsewhere = For another computer: open { $address } and type these six digits:
console-good-once = Good for ten minutes, once only. Do not pass it on.
console-no-units = You are in charge of no unit now.
console-unit = Unit
console-people = Members
console-bound = On WeChat
console-before = Previous
console-after = Next
console-name = Name
console-search = Find
console-found = { $count } in all
console-unbound = not on WeChat
console-looked-at = That you looked at this card is shown to the member when they ask.
console-back = Back to the start
console-not-here = There is no such page here, or it is not yours to see.
console-too-often = Too many tries in a row. Come back in ten minutes, or ring { $phone }
console-again = This page stood open for too long. Go back to the start and try once more.
console-too-long = That is too long; shorten it and try once more.
console-trouble = Something on our side went wrong. Try again in a while, or ring { $phone }
console-sign-in-again = Please come in first: say "console" to Lianxin in WeChat.
console-wrong-code = These digits do not fit, or ten minutes have passed. Say "console" again.
console-link-used = This link was used, or ten minutes have passed. Say "console" again in WeChat.
console-no-role = { $name } holds no role now, so the console stays closed; "my info" shows one's own data.
can-console = console - see units and members on a computer
console-way-in =
    { $you }, this opens the console: { $address }
    On another computer: open { $console } and type { $code }
    Good until { $until }, once only; do not pass it on

# What things that are held are called
held-phone = Phone
held-address = Address
held-home = Home unit
held-residence = Residence unit
held-category = Category
held-helper = Helper
held-born-on = Born on
held-joined-on = Joined on
held-gender = Gender
held-note = Note

# Categories
category-employed = employed
category-retired = retired
category-jobless = jobless
category-migrant = migrant
category-transition = in transition
category-resettled = resettled
category-private-sector = private sector
category-farmer = farmer
category-dependant = dependant
category-lost-contact = lost contact
category-demobilised = demobilised
category-graduate = graduate
console-card = Contact card
console-unchecked = to be checked
