// Keeps what is typed: in this browser at once, on the server shortly after. Where two windows
// write the code of one problem, the newest wins and the other is kept.
import { _ } from "./words.js";

const SERVER_DELAY_MS = 1500;
const LOCAL_DELAY_MS = 200;

/**
 * @param {{slug: string, textarea: HTMLTextAreaElement, basedOn: HTMLInputElement,
 *          user: () => string, say: (text: string) => void,
 *          replace: (code: string) => void, offer: (code: string | null) => void,
 *          onKept: () => void}} options
 *     `basedOn`: the field with the time of the server's draft that the code grew from.
 *     `user`: whose drafts these are, "" for a visitor whose drafts stay in the browser.
 *     `replace`: puts code into the editor. `offer`: shows that another version was kept here,
 *     `onKept`: that one was kept on the server.
 */
export function keepDrafts({ slug, textarea, basedOn, user, say, replace, offer, onKept }) {
  const window_ = crypto.randomUUID?.() ?? String(Math.random());
  const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("drafts") : null;
  let synced = textarea.value;
  let localTimer;
  let serverTimer;

  channel?.addEventListener("message", ({ data }) => {
    if (data.key === key() && data.code !== textarea.value) hear(data);
  });

  return { start, changed, flush, sentWithForm };

  /** Puts back what this browser holds, if it is newer than what the page came with. */
  function start() {
    const found = read(key()) ?? (user() ? adopt() : null);
    if (!found || textarea.dataset.origin === "chosen") return;
    const savedAt = basedOn.value ? Date.parse(basedOn.value) : 0;
    if (found.code === textarea.value || found.at <= savedAt) return;
    if (found.basedOn !== undefined && found.basedOn !== basedOn.value && savedAt) {
      offer(textarea.value);
      basedOn.value = found.basedOn;
    }
    replace(found.code);
    say(_("Draft of this browser"));
    if (user()) serverTimer = setTimeout(send, SERVER_DELAY_MS);
  }

  function changed() {
    // The address may name the code that was opened; from now on the page belongs to the draft.
    history.replaceState(history.state, "", location.pathname + location.hash);
    say(_("Not saved yet"));
    clearTimeout(localTimer);
    localTimer = setTimeout(() => {
      const isKept = keepHere();
      if (!user()) say(isKept ? _("Saved in this browser") : _("Not saved: this browser keeps nothing"));
    }, LOCAL_DELAY_MS);
    if (!user()) return;
    clearTimeout(serverTimer);
    serverTimer = setTimeout(send, SERVER_DELAY_MS);
  }

  /** Every form of the page sends the code along, and the server keeps it. */
  function sentWithForm({ saved_at: savedAt, keeps_other: keepsOther }) {
    clearTimeout(serverTimer);
    serverTimer = undefined;
    took(savedAt, keepsOther);
  }

  /** Saves at once, for a page that is being left. */
  function flush() {
    if (textarea.value !== synced) keepHere();
    if (serverTimer) send({ keepalive: true });
  }

  function keepHere() {
    const code = textarea.value;
    const before = read(key());
    if (before && before.window !== window_ && before.code !== code && before.code !== synced) {
      offer(before.code);
    }
    synced = code;
    const entry = { code, at: Date.now(), window: window_, basedOn: basedOn.value };
    channel?.postMessage({ key: key(), code, basedOn: basedOn.value });
    return write(key(), entry);
  }

  /** Another window wrote: it is shown here if nothing would be lost by that. */
  function hear({ code, basedOn: theirs }) {
    if (textarea.value === synced) {
      synced = code;
      basedOn.value = theirs;
      replace(code);
      say(_("Brought from your other window"));
    } else {
      offer(code);
      say(_("Your other window has other code; it is kept"));
    }
  }

  async function send(options = {}) {
    clearTimeout(serverTimer);
    serverTimer = undefined;
    say(_("Saving"));
    const body = { code: textarea.value, based_on: basedOn.value || null };
    const answer = await fetch(`/api/v1/problems/${slug}/draft`, {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      ...options,
    }).catch(() => null);
    const saved = answer?.ok ? await answer.json().catch(() => null) : null;
    if (saved) took(saved.saved_at, saved.keeps_other);
    else if (!serverTimer) say(_("Saved in this browser; the server could not be reached"));
  }

  function took(savedAt, keepsOther) {
    if (savedAt) basedOn.value = savedAt;
    keepHere();
    if (keepsOther) onKept();
    if (serverTimer) return;
    say(keepsOther
      ? _("Saved; the draft that was here before is kept under Submissions")
      : _("Saved"));
  }

  /** What a visitor wrote goes over to the user that they became. */
  function adopt() {
    const visitors = read(keyOf(""));
    if (visitors) localStorage.removeItem(keyOf(""));
    return visitors;
  }

  function key() {
    return keyOf(user());
  }

  function keyOf(name) {
    return `draft:${name}:${slug}`;
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
