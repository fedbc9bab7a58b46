/** One message of a phone as it looks in WeChat. */
import { make, button } from "./dom.js";

const LINK = /<a\s+[^>]*href\s*=\s*["']?([^"'>\s]+)["']?[^>]*>([\s\S]*?)<\/a>|(https?:\/\/[^\s<>"'，。；！？）]+)/g;
const FIELDS = {
  thing: "内容", time: "时间", date: "日期", phrase: "状态", name: "姓名", number: "数量",
  character_string: "编号", amount: "金额", phone_number: "电话", const: "类型", enum: "类型",
};
const NOTES = {
  followed: () => "关注了公众号",
  unfollowed: () => "取消了关注",
  scanned: (text) => `扫了二维码 ${text}`,
  menu: (text) => `点了菜单：${text}`,
};

/** `deeds.choose(no, id)` is called when a line of a msgmenu is tapped. */
export function messageElement(message, person, deeds) {
  const item = make("li", `${message.side} ${message.kind}`);
  item.dataset.no = message.no;
  item.dataset.via = message.via;
  item.title = `${message.time} 北京时间`;
  if (message.side === "note") {
    const say = NOTES[message.kind];
    item.append(make("span", "", say ? say(message.text) : message.text));
    return item;
  }
  const card = CARDS[message.kind];
  if (card && message.side === "account") {
    item.append(card(message));
    return item;
  }
  const draw = BUBBLES[message.kind] || plain;
  item.append(face(message.side, person), draw(message, deeds));
  return item;
}

export function timeElement(time, today) {
  const [day, clock] = time.split(" ");
  const [, month, date] = day.split("-").map(Number);
  const when = day === today ? clock.slice(0, 5) : `${month}月${date}日 ${clock.slice(0, 5)}`;
  return make("li", "time", when);
}

const colours = new Map();

/** A colour for a person's face, by the order of appearance, so that neighbours differ. */
export function colour(openid) {
  if (!colours.has(openid)) colours.set(openid, `c${colours.size % 6}`);
  return colours.get(openid);
}

function face(side, person) {
  const mine = side === "person";
  const element = make("span", `face ${mine ? colour(person.openid) : "house"}`);
  element.textContent = (mine ? person.name : person.title).slice(0, 1);
  element.setAttribute("aria-hidden", "true");
  return element;
}

function plain(message) {
  const bubble = make("div", "bubble");
  bubble.append(...linked(message.text || `[${message.kind}]`));
  return bubble;
}

function linked(text) {
  const parts = [];
  let from = 0;
  for (const found of text.matchAll(LINK)) {
    parts.push(text.slice(from, found.index), link(found[1] || found[3], found[2] || found[3]));
    from = found.index + found[0].length;
  }
  return [...parts, text.slice(from)];
}

function link(address, words) {
  if (!/^https?:\/\//.test(address)) return words;
  const element = make("a", "", words);
  element.href = address;
  element.target = "_blank";
  element.rel = "noopener noreferrer";
  return element;
}

function voice(message) {
  const stack = make("div", "stack");
  const bubble = make("div", "bubble wave", `${message.content.seconds || 3}″`);
  bubble.append(waves());
  const said = message.content.transcript;
  stack.append(bubble);
  if (message.side === "person") stack.append(make("small", "", said ? `转写：${said}` : "没有转写文字"));
  return stack;
}

function waves() {
  const name = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(name, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  const path = document.createElementNS(name, "path");
  path.setAttribute("d", "M6 9.5a4 4 0 0 1 0 5M10 6.5a8 8 0 0 1 0 11M14 4a12 12 0 0 1 0 16");
  svg.append(path);
  return svg;
}

function picture(message) {
  const bubble = make("div", "bubble picture");
  const image = make("img");
  image.src = "/static/picture.svg";
  image.alt = "图片";
  bubble.append(image);
  return message.side === "account" || message.content.url ? bubble : plain(message);
}

function place(message) {
  const bubble = make("div", "bubble place");
  const { latitude, longitude } = message.content;
  bubble.append(make("b", "", message.text || "我的位置"), make("small", "", `${latitude}，${longitude}`), make("i"));
  return bubble;
}

function shared(message) {
  const bubble = plain(message);
  bubble.append(make("br"), link(message.content.url, message.content.description || message.content.url));
  return bubble;
}

function msgmenu(message, deeds) {
  const bubble = make("div", "bubble");
  bubble.append(...linked(message.text));
  const choices = make("div", "choices");
  for (const choice of message.content.choices) {
    choices.append(button(choice.content, () => deeds.choose(message.no, String(choice.id))));
  }
  bubble.append(choices);
  if (message.content.tail) bubble.append(message.content.tail);
  return bubble;
}

function templateCard(message) {
  const card = make("div", "card");
  const rows = make("dl");
  for (const [label, value] of message.content.rows) {
    rows.append(make("dt", "", FIELDS[label.replace(/\d+$/, "")] || label), make("dd", "", value));
  }
  card.append(make("h3", "", message.text), rows);
  if (message.content.url) card.append(detail(message.content.url));
  return card;
}

function newsCard(message) {
  const card = make("div", "card");
  for (const article of message.content.articles) {
    card.append(make("h3", "", article.title));
    if (article.description) card.append(make("p", "", article.description));
    if (article.url) card.append(detail(article.url));
  }
  return card;
}

function detail(address) {
  const element = link(address, "查看详情");
  if (element instanceof Element) element.className = "detail";
  return element;
}

const CARDS = { template: templateCard, news: newsCard };
const BUBBLES = {
  voice, image: picture, location: place, link: shared, msgmenu,
};
