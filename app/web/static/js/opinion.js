// Asking the language model from the explanation's page: the answer appears as it is written.
import { _ } from "./words.js";

const section = document.querySelector("[data-opinion]");
const form = section.querySelector("[data-ask]");
const stop = section.querySelector("[data-stop]");
const state = section.querySelector("[data-state]");
const answer = section.querySelector("[data-answer]");
const origin = section.querySelector("[data-origin]");

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const asking = new AbortController();
  stop.addEventListener("click", () => asking.abort(), { once: true });
  begin();
  try {
    await read(await send(asking.signal));
  } catch (error) {
    fail(asking.signal.aborted ? _("Stopped.") : error.message);
  }
  stop.hidden = true;
});

async function send(signal) {
  const response = await fetch(form.action, {
    method: "POST",
    body: new URLSearchParams(new FormData(form)),
    headers: { Accept: "text/event-stream" },
    signal,
  });
  if (response.ok) return response;
  const problem = await response.json().catch(() => null);
  throw new Error(problem?.detail ?? _("The server could not ask. Try again later."));
}

async function read(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) throw new Error(_("The connection ended before the answer did."));
    const events = (waiting + value).split("\n\n");
    waiting = events.pop();
    for (const event of events) if (show(event)) return;
  }
}

/** Shows one event; whether it was the last. */
function show(event) {
  const [, name, data] = event.match(/^event: (\w+)\ndata: (.*)$/s);
  const text = JSON.parse(data);
  if (name === "text") {
    answer.append(text);
    return false;
  }
  if (name === "failed") throw new Error(text);
  // Made safe by the server, like every text that it renders.
  answer.innerHTML = text;
  answer.classList.remove("arriving");
  answer.removeAttribute("aria-busy");
  state.textContent = _("The answer is there.");
  section.querySelector("details").open = false;
  return true;
}

function begin() {
  form.querySelector("button.main").disabled = true;
  stop.hidden = false;
  state.textContent = _("The language model is writing …");
  answer.replaceChildren();
  answer.classList.add("arriving");
  answer.setAttribute("aria-busy", "true");
  answer.hidden = origin.hidden = false;
}

function fail(sentence) {
  answer.hidden = origin.hidden = true;
  state.textContent = sentence;
  form.querySelector("button.main").disabled = false;
}
