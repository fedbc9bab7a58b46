# A year of study days: the rule of the month, the preview, publishing.

plan-rule-day = day { $day } of every month
plan-rule-nth = every { $nth } { $weekday }
plan-rule-last = every last { $weekday }
nth-1 = first
nth-2 = second
nth-3 = third
nth-4 = fourth
nth-5 = fifth
weekday-0 = Monday
weekday-1 = Tuesday
weekday-2 = Wednesday
weekday-3 = Thursday
weekday-4 = Friday
weekday-5 = Saturday
weekday-6 = Sunday
holiday-new-year = New Year
holiday-spring = Spring Festival
holiday-tomb-sweeping = Tomb-sweeping Day
holiday-labour = Labour Day
holiday-dragon-boat = Dragon Boat Festival
holiday-mid-autumn = Mid-autumn Festival
holiday-national = National Day
holiday-other = a holiday
moved-workday = a moved workday
plan-day = { $day }/{ $month }
plan-days-and = { $first }, { $rest }
plan-moved = { " " }(other days: { $days })
plan-between = , { "" }

study-plan-announced =
    { $you }, study days are set: { $rule }, { $count } times{ $moved }
    The next: { $starts_at }, { $place }
    { $title }. How do you take part?
    1 come   2 online   3 at my door   4 cannot come

plan-ask-when = At what time each? Like: 14:30. 0 to leave it
plan-ask-when-again = I did not understand that time. Once more, like: 14:30. 0 to leave it
plan-no-days = That comes to no day at all. Please say "new study day" again with another time.
plan-preview =
    Study days of { $unit }: { $rule }, { $at }, { $count } times, to { $people } people:
    { $days }
    { $place }: { $title }{ $notes }
    1 publish all   0 do not   to change one: "change 2027-03-15 2027-03-16", "without 2027-02-15"
plan-moved-because = *{ $days }: { $reason }, moved on
plan-not-published = The holidays of { $years } are not published yet; only those fixed by law are known
plan-own = { $day }: { $facts }
plan-edit-how = Which one, and what? Like: change 2027-03-15 2027-03-16. 1 publish all   0 do not
plan-edit-past = That time has passed. Another one? 1 publish all   0 do not
plan-published =
    Published { $count } study days; { $people } people get one message now, and reminders before each.
    The next: { $starts_at }, code { $code }.
    If one changes, say "change study day"; if one is off, "cancel study day".
    The calendar, for everybody: { $calendar }
open-plan-when = At what time are the study days? 0 to leave it
open-plan-place = Where are the study days? 0 to leave it
open-plan-title = What are the study days about? 0 to leave it
open-plan-preview =
    The study days are not published yet:
    1 publish all   0 do not

study-at-home-noted = Noted: where both have a study day in a month, you go to your home branch's and are told of that one only. To change it, say "study days here".
study-at-residence-noted = Noted: where both have a study day in a month, you go to the one where you live and are told of that one only. To change it, say "study days at home".
study-at-one-home = You belong to one unit only, and its study days are yours. If that is wrong, ask { $organiser }: { $phone }
card-line-study-at-home = Study days: at the home branch
card-line-study-at-residence = Study days: where I live
