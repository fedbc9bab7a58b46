# Binding: invited, asked who it is, connected.

how-to-join =
    Hello, this is Lianxin, which keeps the members of this street in touch.
    First connect your WeChat, send: bind NAME CODE
    The code is on the paper from your group leader. No paper, or stuck: { $phone }
welcome-stranger =
    Hello and welcome to Lianxin, which keeps the members of this street in touch.
    First connect your WeChat, send: bind NAME CODE
    The code is on the paper from your group leader. No paper, or stuck: { $phone }
welcome-back =
    { $you }, good to see you again, your WeChat is still connected.
    For anything: { $organiser }, { $phone }, or send: help
welcome-back-shared = Hello, good to see you again; your WeChat is still connected for both of you. For anything: { $phone }
bind-ask-name =
    All right, please send your name.
    If you are stuck, call { $phone }
bind-ask-name-for-code =
    All right, now the name that belongs to this code.
    If you are stuck, call { $phone }
bind-ask-code =
    { $name }, now the six digits on the paper.
    If you have no code, call { $phone }
bind-who =
    Are you { $name }?
    1 myself   2 family
    3 two of us   0 no
    If you are stuck, call { $phone }
bind-not-me = All right, nothing was connected. The code is still good: bind NAME CODE. Questions: { $phone }
bound-self =
    Hello { $you }, your WeChat is connected with { $unit }.
    Study days and notices come here. Speak, type, or answer with a digit.
    If you need anything say "help request"; { $organiser } will come to you: { $phone }
bound-helper =
    Connected: you help { $name } with messages, and { $organiser } will know.
    { $name } belongs to { $unit }; study days and notices come here too.
    If anything is needed say "help request"; { $organiser } will come: { $phone }
bound-shared =
    Hello { $you }, this phone is connected with { $unit }, for both of you.
    Each message begins with the name of whom it is for.
    If you need anything say "help request"; { $organiser } will come to you: { $phone }
