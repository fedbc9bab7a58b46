# 印在纸上的邀请卡，和打印它的页面。

paper-file-title = 微信邀请卡
paper-title = { $unit }：微信邀请卡
paper-number = 第 { $page } 张，共 { $pages } 张
paper-hand-out = 沿虚线剪开，当面交给本人，别贴在墙上。
paper-code = 邀请码
paper-scan = 打开微信“扫一扫”，扫左边的图
paper-scan-words = 微信扫左边的图，把字发给连心
paper-send = 或者在连心里发：
paper-words = 绑定 { $name } { $code }
paper-until = { $day }前有效，只用一次。
paper-stuck = 不会弄，打{ $phone }
paper-how-to-print = 按 Ctrl+P 打印：A4 纸，竖着，边距选“默认”或“无”，缩放 100%。
paper-codes-on-the-way =
    还有 { $count } 张在取微信的二维码，过半分钟刷新这一页。
    现在就打印也能用，图里是要发的那句话。
paper-back = 回到前一页
paper-counts = 还没接上微信的 { $waiting } 位，其中 { $ready } 位有还能用的邀请码。
paper-prepare = 准备邀请卡
paper-what-happens = 有邀请码的还是原来那个，没有的、过期的发新的。再印一次，码不会变。
paper-link = 邀请卡
paper-file-written = 已写好 { $file }：{ $people } 张卡，{ $pages } 页 A4。用浏览器打开就能打印，打完请当面交给本人。
paper-file-not-written = 没能写 { $file }。请看看文件夹在不在。
paper-plain-codes = 其中 { $count } 张没有拿到微信的二维码，图里是要发的那句话，一样能用。
paper-progress = 取微信的二维码
