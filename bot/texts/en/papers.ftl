# Invitations on paper, and the page they are printed from.

paper-file-title = WeChat invitations
paper-title = { $unit }: WeChat invitations
paper-number = sheet { $page } of { $pages }
paper-hand-out = Cut along the lines, hand to each in person, do not pin up.
paper-code = code
paper-scan = Open WeChat, scan the picture
paper-scan-words = Scan the picture, send its words
paper-send = or send to Lianxin:
paper-words = bind { $name } { $code }
paper-until = Until { $day }, once only.
paper-stuck = If stuck, ring { $phone }
paper-how-to-print = Press Ctrl+P: A4, upright, margins "default" or "none", scale 100%.
paper-codes-on-the-way = { $count } still wait for WeChat's QR code: load this page again in half a minute. Printed now they work too, their picture holds the words to send.
paper-back = Back
paper-counts = { $waiting } have no WeChat here yet, { $ready } of them have a code that is still good.
paper-prepare = Prepare the cards
paper-what-happens = A good code stays the same; who has none, or an old one, gets a new one. Printing again changes no code.
paper-link = invitations
paper-file-written = Wrote { $file }: { $people } cards on { $pages } A4 sheets. Open it in a browser to print, hand them over in person.
paper-file-not-written = Could not write { $file }. Is its folder there?
paper-plain-codes = { $count } of them got no QR code of WeChat: their picture holds the words to send, which works as well.
paper-progress = Fetching WeChat's QR codes
