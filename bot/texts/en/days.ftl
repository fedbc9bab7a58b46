# The study days of a unit: a page for everybody, and a calendar to subscribe to.

study-days-calendar = The calendar, for everybody: { $calendar }
days-title = Study days of { $unit }
days-none = No study day is planned just now.
days-when = { $starts_at }
days-changed = changed
days-cancelled = cancelled
days-subscribe = Put it into my calendar
days-subscribe-how = Subscribe to this address in your calendar: what changes later is updated by itself.
