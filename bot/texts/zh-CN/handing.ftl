# 交班：请人替几天、对方答不答应、交过去、还回来。

# 自己说的
handing-ask-who = 这几天请谁替您？说个姓名就行，比如：李根宝。不交了回 0
handing-nobody = 您这儿没有找到{ $name }。把姓名写全再说一次，比如：交班 李根宝 明天起一周
handing-when-none =
    请{ $name }替您，从哪天到哪天？
    比如：12月1日到14日，明天起一周，到月底。不交了回 0
handing-when-no-such-day = 没有这一天，您再看看日历：从哪天到哪天？不交了回 0
handing-when-no-end = 到哪天回来？大概说个日子，回来早了说“回来了”就行。不交了回 0
handing-when-over = 这几天已经过去了。从哪天到哪天请{ $name }替您？不交了回 0
handing-when-backwards = 后面那天在前面那天之前，您再说一次：从哪天到哪天？不交了回 0
handing-when-too-long = 最多先交一年，到时候再接着交。从哪天到哪天？不交了回 0
handing-preview =
    请{ $name }替您：{ $first }到{ $last }
    走访{ $errands }件、求助{ $requests }件归对方，这几天新来的也归对方。
    对方答应了才交，到日子自动还给您。
    1 去问{ $name }　0 不交
handing-dropped = 好的，没有交，事还在您这儿。
handing-asked =
    好的，去问{ $name }了，有回话就告诉您。答应之前，事还在您这儿。
    提前回来，说一声：回来了
handing-called-off = 好的，不用{ $name }替了，事都在您这儿。
handing-welcome-back =
    { $you }，您回来了。{ $name }替的都还给您了：走访{ $errands }件，求助{ $requests }件。
    回 今天 看要联系谁。
handing-not-away = 您没有交班，事都在您这儿。要报平安，说“报到”就行。
handing-away-too = { $name }那几天自己也不在，替不了。换一位，说：交班 姓名 日期
handing-not-reachable = { $name }还没接上微信，我问不到。换一位，说：交班 姓名 日期
handing-oneself = 请别人替您才行。换一位，说：交班 姓名 日期
handing-nothing-to-answer = 这件事已经不用您替了，谢谢您。有事打{ $phone }

# 被请的人说的
handing-you-accepted =
    好的，您替{ $name }：{ $first }到{ $last }，到日子自动还回去。
    开始那天我告诉您有哪些事。临时去不了，给对方打个电话。
handing-you-declined = 知道了，我去跟{ $name }说一声，您不用管了。

# 发给人的
handing-reason = 交班替班
handing-offer =
    { $you }，{ $name }要离开几天，想请您替：
    { $first }到{ $last }，走访、求助先找您，到日子自动还回去。
    回 1 我替　2 这次不行
handing-accepted =
    { $you }，{ $name }答应替您：{ $first }到{ $last }。
    到日子自动交、自动还，您放心。提前回来，说：回来了
handing-declined =
    { $you }，{ $name }这次替不了，{ $first }到{ $last }的事还在您这儿。
    换一位，回：交班 姓名 日期
handing-unanswered =
    { $you }，{ $name }还没回话，{ $first }到{ $last }的事还在您这儿。
    打个电话问问，或者换一位，回：交班 姓名 日期
handing-no-more = { $you }，{ $name }那几天不用您替了，谢谢您。
handing-begun =
    { $you }，从现在起您替{ $name }，到{ $last }。
    手上一共走访{ $errands }件，求助{ $requests }件，求助的我一件一件告诉您。
    回 今天 看要联系谁、为什么。
handing-begun-with-nothing =
    { $you }，从现在起您替{ $name }，到{ $last }。
    眼下没有要办的，新来的我一件一件告诉您。
handing-gone =
    { $you }，您的事交给{ $name }了：{ $phone }
    您安心歇着。提前回来，说一声：回来了
handing-released = { $you }，{ $name }的事都还回去了，不用您替了，辛苦您。
handing-back =
    { $you }，交班到日子了，您的事回到您这儿：走访{ $errands }件，求助{ $requests }件。
    回 今天 看要联系谁。
handing-visitor =
    { $you }，{ $due_at }前到您家的，换成{ $name }来。
    来之前先打电话：{ $phone }
handing-visitor-reason = 换成{ $name }来
errand-find-substitute = 要离开几天，{ $name }还没答应替，请商量换谁

# 求助换人
help-request-other-comes =
    { $you }，您的{ $number }号求助换成{ $helper }来办，会先打电话给您。
    电话：{ $phone }。来人会先说“{ $number }号”，说不上来别开门。
    不用来了，回 取消 { $number }
help-request-now-yours =
    { $you }，{ $asker }的{ $number }号求助现在归您了。电话：{ $phone }
    办好了，回 完成 { $number }；去不了，回 退单 { $number }
help-request-you-are-away = { $number }号先由{ $by }替您管着。您自己来，先说“回来了”。

# 帮助、还等着的问题
can-hand-over = 交班 姓名 日期　离开几天，请人替您
open-handing-who = 交班请谁替您？说个姓名，不交了回 0
open-handing-when = 交班从哪天到哪天？不交了回 0
open-handing-preview =
    交班给对方，去问吗？
    1 去问　0 不交
open-handing-offer =
    { $name }想请您替几天：
    1 我替　2 这次不行
