# 求助：派给谁、谁接了、办好没有。数字是求助的号。

help-request-offer =
    { $you }，{ $asker }求助（{ $number }号）：
    { $text }
    电话{ $phone }
    回 1 接单　2 这次不行
help-request-offer-urgent =
    { $you }，急事：{ $asker }求助（{ $number }号）：
    { $text }
    先打电话：{ $phone }
    回 1 接单　2 这次不行
help-request-offer-danger =
    { $you }，{ $asker }可能有危险（{ $number }号），请马上打{ $phone }：
    { $text }
    身体出事叫 120，着火叫 119，遇险叫 110。
    回 1 我去　2 去不了
help-request-offer-neighbour =
    { $you }，{ $asker }求助（{ $number }号）：{ $text }
    您说过能帮这样的忙，这次方便吗？
    回 1 接单　2 这次不行
help-request-claimed =
    { $you }，您的{ $number }号求助，{ $helper }接了，会先打电话给您。
    电话：{ $phone }。来人会先说“{ $number }号”，说不上来别开门。
    不用来了，回 取消 { $number }
help-request-gone-up =
    { $you }，您的{ $number }号求助还没人接，我又找了{ $helper }：{ $phone }
    谁接了马上告诉您。身体不舒服请直接打 120。
help-request-given-back =
    { $you }，您的{ $number }号求助，原先接的人来不了，我找了{ $helper }：{ $phone }
    谁接了马上告诉您。
help-request-given-back-alone =
    { $you }，您的{ $number }号求助，原先接的人来不了，还在找人。
    等不及，打值班电话：{ $phone }
help-request-finished =
    { $you }，{ $helper }说您的{ $number }号求助办好了，是吗？
    回 1 办好了　2 还没
help-request-finished-with-note =
    { $you }，{ $helper }说您的{ $number }号求助办好了：{ $note }
    是这样吗？回 1 办好了　2 还没
help-request-cancelled = { $you }，{ $asker }的{ $number }号求助不用去了，对方取消了。
help-request-not-done =
    { $you }，{ $asker }说{ $number }号还没办好，请打个电话问问：{ $phone }
    您再去一趟，回 接单 { $number }
help-request-how-far =
    { $you }，{ $asker }的{ $number }号求助还没说办好。电话：{ $phone }
    办好了，回 完成 { $number }；去不了，回 退单 { $number }
help-request-handed-on = { $you }，{ $asker }的{ $number }号求助，您找的人接了，您不用去了。
help-request-not-handed-on =
    { $you }，{ $asker }的{ $number }号求助没转出去，还在您这儿。电话：{ $phone }
    去不了，回 退单 { $number }

help-request-state-open = 等人接
help-request-state-claimed = 有人接了
help-request-state-done = 办好了
help-request-state-cancelled = 取消了

errand-help-request = { $number }号求助：{ $text }
errand-help-ring-asker = { $number }号求助有回音，微信送不到，请打电话说一声

help-request-not-found = 没有{ $number }号求助。说“接单”看等人接的，说“进展”看您自己的。
help-request-not-theirs = { $number }号不归您这边，那边有人在管。说“接单”看您能接的。
help-request-taken = { $number }号{ $by }已经接了，您不用去了，谢谢您。说“接单”看别的。
help-request-own = { $number }号是您自己的求助。不用了，回 取消 { $number }
help-request-already-done = { $number }号已经了结了。还要人帮忙，说“求助”。
help-request-not-claimed = { $number }号不在您手上。说“接单”看等人接的。
