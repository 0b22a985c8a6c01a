// Keeps what is typed: in this browser at once, on the server shortly after.
const SERVER_DELAY_MS = 1500;
const LOCAL_DELAY_MS = 200;

/**
 * @param {{slug: string, textarea: HTMLTextAreaElement, isKnown: () => boolean,
 *          say: (text: string) => void}} options `isKnown`: whether the server has a user
 *     for this browser; a visitor's drafts stay in the browser.
 */
export function keepDrafts({ slug, textarea, isKnown, say }) {
  const key = `draft:${slug}`;
  let localTimer;
  let serverTimer;

  return { newerThanPage, changed, flush, sentWithForm };

  /** The browser's own draft, if it is newer than what the page came with. */
  function newerThanPage() {
    const stored = read(key);
    if (!stored || stored.code === textarea.value || textarea.dataset.origin === "submission") {
      return null;
    }
    const savedAt = textarea.dataset.savedAt ? Date.parse(textarea.dataset.savedAt) : 0;
    return stored.at > savedAt ? stored.code : null;
  }

  function changed() {
    say("Not saved yet");
    clearTimeout(localTimer);
    localTimer = setTimeout(() => {
      const kept = write(key, { code: textarea.value, at: Date.now() });
      if (!isKnown()) say(kept ? "Saved in this browser" : "Not saved: this browser keeps nothing");
    }, LOCAL_DELAY_MS);
    if (!isKnown()) return;
    clearTimeout(serverTimer);
    serverTimer = setTimeout(send, SERVER_DELAY_MS);
  }

  /** Every form of the page sends the code along, and the server keeps it. */
  function sentWithForm() {
    clearTimeout(serverTimer);
    serverTimer = undefined;
    say("Saved");
  }

  /** Saves at once, for a page that is being left. */
  function flush() {
    write(key, { code: textarea.value, at: Date.now() });
    if (serverTimer) send({ keepalive: true });
  }

  async function send(options = {}) {
    clearTimeout(serverTimer);
    serverTimer = undefined;
    say("Saving");
    const answer = await fetch(`/api/v1/problems/${slug}/draft`, {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ code: textarea.value }),
      ...options,
    }).catch(() => null);
    if (serverTimer) return;
    say(answer?.ok ? "Saved" : "Saved in this browser; the server could not be reached");
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
