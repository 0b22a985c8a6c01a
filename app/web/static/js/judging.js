// Following one submission: the server's events say when to look, its fragment what to show.
import { localiseTimes } from "./site.js";
import { _ } from "./words.js";

const FINAL = ["done", "failed", "cancelled"];
const POLL_MS = 1500;

/**
 * Shows the result of a submission in `outcome` and keeps it up to date until it is final.
 *
 * @param {{page: string, events: string}} addresses
 * @param {HTMLElement} outcome
 * @returns {Promise<HTMLElement>} the final result; never settles once `signal` is aborted
 */
export function follow(addresses, outcome, signal) {
  return new Promise((resolve) => {
    let source;
    let timer;
    const stop = () => {
      source?.close();
      clearInterval(timer);
    };
    signal.addEventListener("abort", stop);

    const show = async () => {
      const result = await loadResult(addresses.page, outcome, signal);
      if (result && FINAL.includes(result.dataset.status)) {
        stop();
        resolve(result);
      }
    };
    source = new EventSource(addresses.events);
    for (const name of ["queued", "running"]) {
      source.addEventListener(name, (event) => showProgress(outcome, name, JSON.parse(event.data)));
    }
    for (const name of FINAL) {
      source.addEventListener(name, () => {
        source.close();
        show();
      });
    }
    // Where events do not come through, looking now and then does.
    source.addEventListener("error", () => {
      source.close();
      if (!timer && !signal.aborted) timer = setInterval(show, POLL_MS);
    });
    show();
  });
}

async function loadResult(page, outcome, signal) {
  try {
    const answer = await fetch(`${page}?fragment=1`, { signal });
    if (!answer.ok) return null;
    const text = await answer.text();
    if (signal.aborted || outcome.querySelector(`[data-status="done"][data-id="${idOf(page)}"]`)) {
      return outcome.querySelector("[data-result]");
    }
    outcome.innerHTML = text;
    localiseTimes(outcome);
    outcome.querySelector("[data-check-again]")?.remove();
    return outcome.querySelector("[data-result]");
  } catch {
    return null;
  }
}

function showProgress(outcome, name, data) {
  const text = outcome.querySelector("[data-progress-text]");
  const bar = outcome.querySelector("progress");
  if (!text || !bar) return;
  if (name === "queued") {
    text.textContent = data.position
      ? _("In the queue, position {position}.", data)
      : _("In the queue.");
  } else if (data.total) {
    text.textContent = _("Running: {done} of {total} cases done.", data);
    bar.max = data.total;
    bar.value = data.done;
  } else {
    text.textContent = _("Preparing the cases.");
  }
}

function idOf(page) {
  return page.split("/").pop();
}
