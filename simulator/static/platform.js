/** The page of what the platform saw, and its switches. */
import { beijingNow, button, complain, get, listen, make, post } from "./dom.js";
import { LOGS } from "./logs.js";

const ATTEMPT_AGAIN = 400; // ms: a busy bench must not make this page the busiest caller
const part = (id) => document.getElementById(id);
const shown = new Map();
let log = "calls";
let seen = null;
let offsetMs = 0;
let waiting = false;

const KINDS = Object.fromEntries(
  [...document.querySelectorAll("#fault select[name=kind] option")].map((each) => [each.value, each.textContent]),
);
const WINDS = [["快 10 分钟", 600], ["快 2 小时", 7200], ["快 48 小时", 172800], ["拨回原样", 0]];
const STALE = { 0: "", 40001: "作废", 42001: "过期", 40014: "作废" };

/** Replace a part's content only when it differs, so that nothing flickers under a finger. */
function put(id, facts, draw) {
  const now = JSON.stringify(facts);
  if (shown.get(id) === now) return;
  shown.set(id, now);
  part(id).replaceChildren(...draw());
}

function row(left, right, className = "") {
  const line = make("li");
  line.append(make("span", className, left), make("span", "", right));
  return line;
}

function none(words) {
  const line = make("li");
  line.append(make("span", "none", words));
  return [line];
}

function show(platform) {
  seen = platform;
  const moved = platform.offset_seconds;
  part("moved").hidden = !moved;
  part("moved").textContent = `拨快了 ${Math.round((moved / 3600) * 10) / 10} 小时`;
  put("faults", platform.faults, () => platform.faults.map(faultLine));
  put("tokens", platform.tokens, () => rowsOr(platform.tokens.map(tokenLine), "还没有人取令牌"));
  put("quotas", platform.quotas, () => rowsOr(platform.quotas.map(quotaLine), "今天还没有调用"));
  put("allowances", platform.allowances, () => rowsOr(platform.allowances.map(allowanceLine), "现在谁的窗口都没开"));
  showSwitches(platform.switches);
  showLog();
}

function rowsOr(lines, words) {
  return lines.length ? lines : none(words);
}

function faultLine(fault) {
  const line = make("li");
  const path = fault.path === "*" ? "所有接口" : fault.path.split("/").slice(-2).join("/");
  const left = fault.left === null ? "直到关掉" : `还有 ${fault.left} 次`;
  line.append(
    make("span", "", `${path}：${KINDS[fault.kind] || fault.kind}，${left}`),
    button("关掉", () => act("fault/clear", { no: fault.no })),
  );
  return line;
}

function tokenLine(token) {
  const kind = token.kind === "stable" ? "稳定版" : "普通";
  const end = token.good ? `到 ${token.expires.slice(11, 16)}` : STALE[token.ended] || "过期";
  return row(`${kind} ${token.value}`, end, token.good ? "" : "gone");
}

function quotaLine(quota) {
  return row(quota.path.replace("/cgi-bin/", ""), `${quota.used.toLocaleString()} / ${quota.limit.toLocaleString()}`);
}

function allowanceLine(person) {
  const hours = person.window_hours;
  const left = hours >= 1 ? `${Math.floor(hours)} 小时` : `${Math.max(1, Math.round(hours * 60))} 分钟`;
  return row(person.name || person.openid, `还可 ${person.left} 条 · 剩 ${left}`);
}

function showSwitches(switches) {
  for (const select of document.querySelectorAll("#switches select")) {
    if (document.activeElement !== select) select.value = String(switches[select.name]);
  }
}

function showLog() {
  for (const tab of part("tabs").children) {
    tab.setAttribute("aria-selected", String(tab.dataset.log === log));
  }
  put("log", [log, seen[log]], () => [LOGS[log](seen[log])]);
}

async function act(deed, body = {}) {
  try {
    await post(`/control/${deed}`, body);
    await refresh();
  } catch (error) {
    complain(error);
  }
}

async function refresh() {
  const platform = await get("/control/platform");
  offsetMs = Date.parse(`${platform.now.replace(" ", "T")}Z`) - 8 * 3600 * 1000 - Date.now();
  tick();
  show(platform);
}

function soon() {
  if (waiting) return;
  waiting = true;
  setTimeout(() => {
    waiting = false;
    refresh().catch(complain);
  }, ATTEMPT_AGAIN);
}

part("fault").addEventListener("submit", (event) => {
  event.preventDefault();
  const { path, kind, times } = Object.fromEntries(new FormData(event.target));
  act("fault", { path, kind, times: times ? Number(times) : null });
});
part("switches").addEventListener("change", (event) => {
  const { name, value } = event.target;
  act("switches", { [name]: name === "duplicates" ? value === "true" : value });
});
part("expire").addEventListener("click", () => act("expire_token"));
part("tabs").addEventListener("click", (event) => {
  log = event.target.dataset.log || log;
  showLog();
});
part("winds").append(
  ...WINDS.map(([words, seconds]) => button(words, () => {
    const offset = seconds ? seen.offset_seconds + seconds : 0;
    act("clock", { offset_seconds: offset });
  })),
);
function tick() {
  part("clock").textContent = beijingNow(offsetMs).slice(5);
}

setInterval(tick, 1000);
refresh().then(() => listen(soon)).catch(complain);
