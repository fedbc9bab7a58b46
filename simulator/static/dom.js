/** Small helpers: elements without inline HTML, JSON calls, Beijing time. */

export function make(tag, className = "", text = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

export function button(text, onTap, className = "") {
  const element = make("button", className, text);
  element.type = "button";
  element.addEventListener("click", onTap);
  return element;
}

export async function get(path) {
  return told(await fetch(path));
}

export async function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return told(await fetch(path, { method: "POST", headers, body: JSON.stringify(body) }));
}

async function told(response) {
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error || response.statusText);
  return answer;
}

let hiding = 0;

export function complain(error) {
  const line = document.getElementById("trouble");
  line.textContent = `没做成：${error.message}`;
  line.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => { line.hidden = true; }, 5000);
}

/** Calls `changed` with the openids that changed ("" = only the platform), and after a break. */
export function listen(changed) {
  const stream = new EventSource("/events");
  stream.addEventListener("open", () => changed(null));
  stream.addEventListener("message", (event) => changed(JSON.parse(event.data)));
}

export function beijingNow(offsetMs) {
  return new Date(Date.now() + offsetMs + 8 * 3600 * 1000).toISOString().replace("T", " ").slice(0, 19);
}
