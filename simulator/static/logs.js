/** The three logs as tables. */
import { make } from "./dom.js";

const FAULTS = { answer_lost: "回话弄丢", no_answer: "没回答", cut: "断线", html502: "502 网页", html200: "网页", slow3: "慢 3 秒", slow30: "慢 30 秒", expired_token: "令牌过期" };
const OUTCOMES = { reply: "回了话", silent: "收到，不回话", fault: "没送到" };

export const LOGS = { calls: callTable, refusals: callTable, callbacks: callbackTable };

function table(heads, rows, empty) {
  if (!rows.length) return make("p", "nothing", empty);
  const element = make("table");
  const head = make("thead");
  const line = make("tr");
  line.append(...heads.map((words) => make("th", "", words)));
  head.append(line);
  const body = make("tbody");
  body.append(...rows);
  element.append(head, body);
  return element;
}

function tableRow(...cells) {
  const line = make("tr");
  line.append(...cells);
  return line;
}

function cell(text, className = "", small = "") {
  const element = make("td", className, text);
  if (small) element.append(make("small", "", small));
  return element;
}

function callTable(calls) {
  const rows = calls.map((call) => {
    const answer = call.errcode ? cell(String(call.errcode), "answer bad") : cell(call.fault && !call.who ? "—" : "0 成功", "answer good");
    if (call.errcode) answer.append(make("small", "", call.errmsg.replace(/ rid: .*/, "")));
    if (call.fault) answer.append(make("span", "mark", FAULTS[call.fault] || `弄坏 ${call.fault}`));
    return tableRow(
      cell(call.time.slice(11), "time"),
      cell(call.path.replace("/cgi-bin/", ""), "what", call.what),
      cell(call.name || call.who, "who"),
      answer,
      cell(`${call.ms} 毫秒`, "number"),
    );
  });
  return table(["时间", "接口", "对谁", "回答", "用时"], rows, "还没有");
}

function callbackTable(pushes) {
  const rows = pushes.map((push) => {
    const outcome = cell(OUTCOMES[push.outcome] || push.outcome, push.outcome === "fault" ? "answer bad" : "answer good", push.reply.slice(0, 120));
    const attempts = make("td", "attempts");
    for (const attempt of push.attempts) attempts.append(make("small", "", attemptWords(attempt)));
    return tableRow(
      cell(push.time.slice(11), "time"),
      cell(push.what, "what"),
      cell(push.name || push.openid, "who"),
      outcome,
      attempts,
    );
  });
  return table(["时间", "什么", "谁", "结果", "每一次"], rows, "还没有");
}

function why(outcome) {
  if (OUTCOMES[outcome]) return OUTCOMES[outcome];
  if (outcome.startsWith("refused: HTTP")) return "不算数";
  return outcome
    .replace(/^refused: /, "不收：")
    .replace(/^cut: .*/, "连接断了")
    .replace(/^no answer within (\S+) s$/, "$1 秒没有答完");
}

function attemptWords(attempt) {
  const status = attempt.status ? `HTTP ${attempt.status}` : "没有回答";
  return `${attempt.time.slice(11)} ${status}，${attempt.ms} 毫秒，${why(attempt.outcome)}`;
}
