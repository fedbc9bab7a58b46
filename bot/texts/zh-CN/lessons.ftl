# 线上学、补学、送学：发到手机上的课文，和学的时候说的话。

lesson-short-asked =
    { $you }，《{ $title }》，{ $until }前做完都算数。
    { $text }
    { $question }
    回一个数就行。大字版：{ $address }
lesson-short-read =
    { $you }，《{ $title }》，{ $until }前看完都算数。
    { $text }
    看完了，回“看完了”。
    大字版，有录音录像也在这里：{ $address }
lesson-long-asked =
    { $you }，《{ $title }》可以学了，{ $until }前做完都算数。
    看、听：{ $address }
    不点也行，回“全文”，我分几段发给您。
    { $question }
lesson-long-read =
    { $you }，《{ $title }》可以学了，{ $until }前看完都算数。
    看、听：{ $address }
    不点也行，回“全文”，我分几段发给您。
    看完了，回“看完了”。
lesson-piece =
    { $text }
    还有，回“接着”看下一段。
lesson-last-piece-asked =
    { $text }
    课文就这些。最后一题，回一个数：
    { $question }
lesson-last-piece-read =
    { $text }
    课文就这些。看完了，回“看完了”。
lesson-try-again =
    差一点，不是这个。不着急，再想想，回一个数：
    { $question }
lesson-no-such-choice =
    这个数这题里没有，再看看，回一个数：
    { $question }
lesson-read-on = 不着急，慢慢看。大约再过{ $minutes }分钟，回“看完了”就记上。
lesson-done =
    学完了，记下了：{ $starts_at }《{ $title }》，算您参加。
    { $thanks }
lesson-made-up =
    补上了，记下了：{ $starts_at }《{ $title }》。
    { $thanks }
lesson-closed = 这一课现在学不了了。想知道还有哪些能学，回“补学”。
lesson-not-yet = 这一课还没到时候，{ $starts_at }开始学，到时候发给您。
lesson-too-late = 这个学习日取消了，或者已经过了能补的日子，课文没有放上去。
open-lesson =
    《{ $title }》的课文
    回“全文”看课文，回“看完了”记上

make-up-offered =
    { $you }，{ $starts_at }的学习日结束了，还能补。
    讲的是《{ $title }》，回“补学”，手机上看，
    { $until }前做完都算数。
make-up-nothing = { $you }，您没有要补的课，都齐了。
make-up-no-lesson =
    { $you }，{ $starts_at }的《{ $title }》没有线上的课文。
    想知道讲了什么，找{ $organiser }：{ $phone }
make-up-next = 还有一课《{ $title }》也能补，想学再回“补学”。
check-in-make-up =
    { $you }，{ $thanks }
    { $starts_at }的学习日已经结束，还能补。
    回“补学”，手机上看，{ $until }前做完都算数。
    您{ $at }的平安，我记下了。

study-answered-online-lesson =
    记下了：{ $starts_at }学习日，{ $you }线上学《{ $title }》。
    到点我把课文发到您手机上。想换，开始前随时说“改”。
study-answered-online-now = 记下了：{ $starts_at }学习日，{ $you }线上学。

thanks-day-1 = 谢谢您，歇着吧。
thanks-day-2 = 有您在，心里踏实。
thanks-day-3 = 知道您好就好。
thanks-day-4 = 多谢记挂着。
thanks-day-5 = 您忙您的，保重。
thanks-night-1 = 夜里辛苦了，早点歇着。
thanks-night-2 = 这么晚还想着，谢谢您。
thanks-night-3 = 夜深了，路上当心。
thanks-night-4 = 夜班辛苦，喝口热水。
thanks-night-5 = 夜里也有人惦记您。

# 课文那一页。
lesson-page-until = { $you }，{ $until }前做完都算数。
lesson-page-open = 打开课文
lesson-page-listen = 放不出来，点这里听
lesson-page-watch = 看录像
lesson-page-answer = 就选这个
lesson-page-read = 我看完了
lesson-page-try-again = 差一点，不是这个。不着急，再想想。
lesson-page-choose = 先选一个，再按下面的按钮。
lesson-page-read-on = 不着急，慢慢看。大约再过{ $minutes }分钟，再按“我看完了”。
lesson-page-done = 学完了，记下了
lesson-page-done-before = 这一课您已经学完，早记下了。
lesson-page-attended = { $you }，{ $starts_at }《{ $title }》，算您参加。可以关掉了。
lesson-page-made-up = { $you }，{ $starts_at }《{ $title }》，补上了。可以关掉了。
lesson-page-not-yet = 这一课还没到时候，学习日那天再打开就行。
lesson-gone = 这个链接不能用了。想看还有哪些课，在微信里回“补学”。

# 书记放课文。
lesson-no-day = 眼下没有能放课文的学习日。先说“新建学习日”，定好了再放。
lesson-day = { $starts_at }《{ $title }》
lesson-ask-day =
    给哪个学习日放课文？不放了回 0
    { $choices }
lesson-ask-text =
    把课文发来，长了分几次发都行。
    发完了，回“完”。不放了回 0
lesson-text-more = 收着了，一共{ $count }个字。还有接着发，发完了回“完”。
lesson-ask-media = 有录音、录像的话，把链接发来。没有，回 0
lesson-ask-media-more = 链接收着了。还有就再发一个，没有了回 0
lesson-ask-media-again = 链接我没认出来，要 https 开头的，再发一次？没有，回 0
lesson-ask-question =
    最后出一道题吗？答对就算学过。不出，回 0
    这样发：问 睡前看什么 A 灶台和插座 B 电视 对 A
lesson-ask-choices = 题目收着了。几个选项，一行一个，两个到四个：
lesson-ask-right =
    哪个是对的？回一个数：
    { $choices }
lesson-media-none = 没有录音录像
lesson-media-audio = 有录音
lesson-media-video = 有录像
lesson-media-audio-video = 有录音，有录像
lesson-preview =
    { $starts_at }《{ $title }》的课文，{ $count }个字，{ $media }
    { $question }
    1 定下　0 不要
lesson-preview-question =
    { $question }（对的是：{ $right }）
    { $choices }
lesson-preview-no-question = 不出题，看够时间就算学过。
lesson-given =
    定下了：{ $starts_at }《{ $title }》有课文了。
    说线上的人，开始时就收到；没来的人，{ $until }前都能补。
lesson-dropped = 好的，没有放。要放的时候再说“课文”。
lesson-not-one = 这样还成不了一课：要有课文，不超过{ $limit }个字；出题要有两到四个选项，说清哪个对。
lesson-not-a-link = 录音录像的链接要 https 开头。
open-lesson-text = 等您发课文，发完回“完”，不放回 0
open-lesson-media = 等您发录音录像的链接，没有回 0
open-lesson-question = 等您出一道题，不出回 0
open-lesson-choices = 等您发选项，一行一个
open-lesson-right = 等您说哪个选项对
open-lesson-preview =
    课文等您定
    1 定下　0 不要
lesson-no-such-day = 没有{ $number }号学习日。
lesson-added =
    { $number }号学习日《{ $title }》有课文了，
    { $until }前学完都算数。

# 请假的原因，送学来过没有。
leave-reason-ask = 愿意的话，回一句为什么，只有{ $organiser }看；不说也行。
leave-reason-noted = 记下了，只有{ $organiser }会看到。您忙您的。
leave-reason-not-needed = 好的，您现在不是请假，原因就不记了。
leave-reason-told = （{ $name }{ $starts_at }请假，说：{ $reason }）
open-leave-reason = 请假的原因，愿意说就回一句
door-came-asked =
    { $you }，{ $visitor }说《{ $title }》给您送到了。来过了吗？
    1 来过了　2 还没来
door-came = 好，{ $you }，《{ $title }》给您记上了。
door-not-yet =
    记下了，没来就不算。我请{ $who }再跑一趟，
    也可以直接打给{ $who }：{ $phone }
door-not-yet-told =
    { $you }，{ $person }说送学的人还没到家。
    已经请{ $visitor }再去一趟，请您也问一声。
open-door-came =
    《{ $title }》给您送到家了吗？
    1 来过了　2 还没来
