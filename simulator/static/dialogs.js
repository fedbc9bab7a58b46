/** The dialogs: each resolves to what was entered, null when put away. */

import { make } from "./dom.js";

function asked(id) {
  const dialog = document.getElementById(id);
  const form = dialog.querySelector("form");
  dialog.returnValue = "cancel";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      const chosen = dialog.returnValue;
      resolve(chosen === "cancel" ? null : { chosen, ...Object.fromEntries(new FormData(form)) });
    }, { once: true });
  });
}

// Enter in a field would press the first button, which puts the dialog away
for (const form of document.querySelectorAll("dialog form")) {
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
    event.preventDefault();
    form.querySelector(".go").click();
  });
}

/** null, or {transcript}: null for a voice message that WeChat did not transcribe. */
export async function askVoice() {
  document.querySelector("#voice-dialog textarea").value = "";
  const told = await asked("voice-dialog");
  if (!told) return null;
  const words = told.transcript.trim();
  return { transcript: told.chosen === "none" || !words ? null : words };
}

/** null, or {latitude, longitude, label}. */
export async function askLocation() {
  const told = await asked("location-dialog");
  if (!told) return null;
  return { latitude: Number(told.latitude), longitude: Number(told.longitude), label: told.label };
}

/** null, or {scene}. */
export async function askScene(scene = "") {
  document.querySelector("#scan-dialog input").value = scene;
  const told = await asked("scan-dialog");
  return told && told.scene.trim() ? { scene: told.scene.trim() } : null;
}

/** null, or {choices}: of each notice, accept where it is ticked, else reject. */
export async function askAgree(notices) {
  const boxes = notices.map((notice) => noticeBox(notice));
  document.querySelector("#agree-dialog .notices").replaceChildren(...boxes);
  const told = await asked("agree-dialog");
  if (!told) return null;
  const answer = (notice) => (told.chosen === "accept" && told[notice.template_id] ? "accept" : "reject");
  return { choices: Object.fromEntries(notices.map((notice) => [notice.template_id, answer(notice)])) };
}

function noticeBox({ template_id: id, title, left }) {
  const label = make("label");
  const box = make("input");
  Object.assign(box, { type: "checkbox", name: id, checked: true });
  label.append(box, make("span", "", title), make("small", "", `还能收 ${left} 条`));
  return label;
}
