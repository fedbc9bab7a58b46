# For whoever runs it: what stopped, what is well again.
operators-alert =
    { $you }, something in Lianxin has stopped:
    { $what }.
    Since { $since }. Please look; you will hear when it is over.
operators-alert-reason = please look at the machine
operators-all-clear =
    { $you }, this is well again in Lianxin:
    { $what }.
    What began { $since } is over.
operators-all-clear-reason = well again
alert-lane-closed = WeChat has shut a way until somebody acts ({ $about })
alert-no-worker = texts wait and no worker sends ({ $about })
alert-no-clock = things are due and no clock does them ({ $about })
alert-alarm-waits = an alarm has waited two minutes ({ $about })
alert-question-not-sent = a question before a notice has not gone ({ $about })
alert-database-away = the database does not answer ({ $about })
