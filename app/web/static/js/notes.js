// Private notes, kept as they are typed.
import { _ } from "./words.js";

const DELAY_MS = 1200;

export function keepNotes(form) {
  const state = form.querySelector("[data-note-state]");
  let timer;
  form.addEventListener("input", () => {
    state.textContent = _("Not saved yet");
    clearTimeout(timer);
    timer = setTimeout(save, DELAY_MS);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  addEventListener("pagehide", () => {
    if (timer) save({ keepalive: true });
  });

  async function save(options = {}) {
    clearTimeout(timer);
    timer = undefined;
    const answer = await fetch(form.action, {
      method: "POST", body: new URLSearchParams(new FormData(form)), ...options,
    }).catch(() => null);
    state.textContent = answer?.ok ? _("Saved") : _("Not saved: the server cannot be reached");
  }
}
