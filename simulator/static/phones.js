/** The page of phones: which are open, which is chosen, who is looked for. */
import { beijingNow, button, complain, get, listen, make } from "./dom.js";
import { Phone } from "./phone.js";

const shelf = document.getElementById("shelf");
const chooser = document.getElementById("chooser");
const search = document.getElementById("search");
const found = document.getElementById("found");
const phones = new Map();
let chosen = "";
let offsetMs = 0;

async function open(person, { first = false } = {}) {
  if (!phones.has(person.openid)) {
    const phone = new Phone(person);
    phones.set(person.openid, phone);
    const close = phone.part(".close");
    close.hidden = person.featured;
    close.addEventListener("click", () => shut(person.openid));
    if (first) shelf.prepend(phone.element);
    else shelf.append(phone.element);
  }
  await phones.get(person.openid).refresh();
  return phones.get(person.openid);
}

function choose(openid) {
  chosen = openid;
  for (const [key, phone] of phones) phone.element.classList.toggle("chosen", key === openid);
  chooser.replaceChildren(...[...phones.values()].map(chip));
  phones.get(openid)?.toBottom();
}

function chip(phone) {
  const element = button(phone.person.name || "手机", () => choose(phone.openid));
  element.dataset.openid = phone.openid;
  element.setAttribute("aria-pressed", String(phone.openid === chosen));
  return element;
}

function shut(openid) {
  phones.get(openid).element.remove();
  phones.delete(openid);
  choose(phones.keys().next().value);
}

async function look() {
  const words = search.value.trim();
  found.hidden = !words;
  if (!words) return;
  const { people } = await get(`/control/people?${new URLSearchParams({ q: words })}`);
  if (search.value.trim() !== words) return;
  found.replaceChildren(...people.map(foundLine));
  if (!people.length) found.append(make("li", "none", "没有找到这个人"));
}

function foundLine(person) {
  const line = make("li");
  const tap = button(person.name || person.openid, async () => {
    found.hidden = true;
    search.value = "";
    await open(person, { first: true });
    choose(person.openid);
    phones.get(person.openid).element.scrollIntoView({ inline: "nearest", block: "nearest" });
  });
  tap.append(make("small", "", person.about || person.openid));
  line.append(tap);
  return line;
}

async function changed(openids) {
  const touched = openids === null ? [...phones.keys()] : openids.filter((key) => phones.has(key));
  for (const openid of touched) {
    const heard = await phones.get(openid).refresh();
    if (heard && openid !== chosen && openids !== null) {
      chooser.querySelector(`[data-openid="${CSS.escape(openid)}"]`)?.classList.add("news");
    }
  }
}

function tick() {
  document.getElementById("clock").textContent = beijingNow(offsetMs).slice(5, 16).replace("-", "月").replace(" ", "日 ");
}

async function start() {
  const { people, now_ms: now } = await get("/control/people");
  offsetMs = now - Date.now();
  tick();
  setInterval(tick, 1000);
  for (const person of people) await open(person);
  choose(people[0]?.openid);
  listen((openids) => changed(openids).catch(complain));
  const scene = new URLSearchParams(location.search).get("scene");
  if (scene) await phones.get(chosen)?.scan(scene);
}

search.addEventListener("input", () => look().catch(complain));
search.addEventListener("keydown", (event) => {
  if (event.key === "Enter") found.querySelector("button")?.click();
  if (event.key === "Escape") found.hidden = true;
});
document.addEventListener("click", (event) => {
  if (!event.target.closest(".search")) found.hidden = true;
  if (!event.target.closest(".menu")) {
    for (const sub of document.querySelectorAll(".menu .sub")) sub.hidden = true;
  }
});
start().catch(complain);
