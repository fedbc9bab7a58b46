/** One phone: what it shows, and what its owner does with it. */
import { askAgree, askLocation, askScene, askVoice } from "./dialogs.js";
import { button, complain, get, make, post } from "./dom.js";
import { colour, messageElement, timeElement } from "./message.js";

const QUICK = ["1", "2", "3", "4", "签到", "帮助", "学习日", "求助"];
const PAUSE_SHOWN = 5 * 60; // seconds between messages after which the time is shown again

export class Phone {
  constructor(person) {
    this.openid = person.openid;
    this.person = person;
    this.lastNo = 0;
    this.lastAt = 0;
    this.menuShown = "";
    this.element = document.getElementById("phone").content.firstElementChild.cloneNode(true);
    this.element.dataset.openid = person.openid;
    this.talk = this.part(".talk");
    this.#describe();
    this.#wire();
    // the newest message stays in sight when the phone grows narrower or a row appears below
    new ResizeObserver(() => this.toBottom()).observe(this.talk);
  }

  toBottom() {
    this.talk.scrollTop = this.talk.scrollHeight;
  }

  part(selector) {
    return this.element.querySelector(selector);
  }

  /** Fetch what is new; true when the account said something. */
  async refresh() {
    if (this.refreshing) {
      this.again = true;
      return false;
    }
    this.refreshing = true;
    try {
      const query = new URLSearchParams({ openid: this.openid, after: this.lastNo });
      return this.#show(await get(`/control/phone?${query}`));
    } finally {
      this.refreshing = false;
      if (this.again) {
        this.again = false;
        this.refresh();
      }
    }
  }

  async act(deed, body = {}) {
    try {
      await post(`/control/${deed}`, { openid: this.openid, ...body });
    } catch (error) {
      complain(error);
    }
    await this.refresh();
  }

  #describe() {
    const { name, about, openid } = this.person;
    this.part("h2").textContent = name || openid;
    this.part(".about").textContent = about;
    const face = this.part(".owner .face");
    face.textContent = (name || "？").slice(0, 1);
    face.classList.add(colour(openid));
    this.element.setAttribute("aria-label", `${name}的手机`);
  }

  #wire() {
    const form = this.part(".entry");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#say(form);
    });
    this.part(".voice").addEventListener("click", () => this.#asked(askVoice, "voice"));
    this.part(".follow").addEventListener("click", () => this.act("follow"));
    this.part(".scan").addEventListener("click", () => this.scan());
    const more = this.part(".more");
    this.part(".quick").append(
      ...QUICK.map((words) => button(words, () => this.act("say", { text: words }))),
      button("位置", () => this.#asked(askLocation, "location"), "tool"),
      button("更多", () => { more.hidden = !more.hidden; }, "tool"),
    );
  }

  async #say(form) {
    const text = form.elements.text.value;
    if (!text.trim()) return;
    form.elements.text.value = "";
    form.classList.add("busy");
    await this.act("say", { text });
    form.classList.remove("busy");
  }

  async #asked(ask, deed) {
    const told = await ask();
    if (told) await this.act(deed, told);
  }

  async scan(scene = "") {
    const told = await askScene(scene);
    if (told) await this.act("scan", told);
  }

  #show(phone) {
    this.person = phone;
    this.part(".title").textContent = phone.typing ? "对方正在输入…" : phone.title;
    this.part(".hand").hidden = !phone.following;
    this.part(".stranger").hidden = phone.following;
    this.#showMore(phone);
    this.#showMenu(phone.menu);
    return this.#showMessages(phone);
  }

  #showMessages(phone) {
    const fresh = phone.messages.filter((message) => message.no > this.lastNo);
    if (!this.lastNo && !fresh.length && !this.talk.children.length) {
      this.talk.append(make("li", "empty", "还没有消息。点下面的字，或写一句话。"));
    }
    if (!fresh.length) return false;
    this.part(".talk .empty")?.remove();
    const deeds = { choose: (no, choice) => this.act("choose", { no, choice }) };
    for (const message of fresh) {
      if (message.at - this.lastAt > PAUSE_SHOWN) {
        this.talk.append(timeElement(message.time, phone.now.slice(0, 10)));
      }
      this.talk.append(messageElement(message, phone, deeds));
      this.lastAt = message.at;
    }
    this.lastNo = fresh.at(-1).no;
    this.toBottom();
    return fresh.some((message) => message.side === "account");
  }

  #showMore(phone) {
    const muted = phone.muted ? "打开消息" : "关掉消息";
    const notices = phone.notices.length
      ? [button("同意收通知", () => this.#asked(() => askAgree(this.person.notices), "agree"))]
      : [];
    this.part(".more").replaceChildren(
      ...notices,
      button("发图片", () => this.act("image")),
      button("扫码", () => this.scan()),
      button(muted, () => this.act("mute", { muted: !phone.muted })),
      button("取消关注", () => this.act("unfollow")),
    );
  }

  #showMenu(menu) {
    const made = JSON.stringify(menu);
    if (made === this.menuShown) return;
    this.menuShown = made;
    const bar = this.part(".menu");
    bar.hidden = !menu;
    bar.replaceChildren(...(menu?.button || []).map((top) => this.#menuButton(top)));
  }

  #menuButton(top) {
    const place = make("div");
    if (!top.sub_button?.length) {
      place.append(button(top.name, () => this.#tap(top)));
      return place;
    }
    const sub = make("div", "sub");
    sub.hidden = true;
    sub.append(...top.sub_button.map((each) => button(each.name, () => {
      sub.hidden = true;
      this.#tap(each);
    })));
    place.append(sub, button(`≡ ${top.name}`, () => {
      for (const other of this.element.querySelectorAll(".sub")) other.hidden = other !== sub || !sub.hidden;
    }));
    return place;
  }

  async #tap(entry) {
    const key = entry.key || entry.name;
    if (entry.type === "view") window.open(entry.url, "_blank", "noopener");
    if (entry.type?.startsWith("scancode")) {
      const told = await askScene();
      if (told) await this.act("menu", { key, result: told.scene });
      return;
    }
    await this.act("menu", { key });
    if (entry.type === "location_select") await this.#asked(askLocation, "location");
  }
}
