// The problem page: editor over the text field, drafts, Run and Submit without leaving the page.
import { keepDrafts } from "./drafts.js";
import { follow } from "./judging.js";
import { keepNotes } from "./notes.js";
import { localiseTimes } from "./site.js";
import { startSplitter } from "./splitter.js";
import { _, editorWords } from "./words.js";

const PLAIN = "plain-editor";
const workspace = document.querySelector(".workspace");
const form = document.querySelector("#solve");
const textarea = document.querySelector("#code");
const outcome = document.querySelector("#outcome");
const saved = document.querySelector("[data-saved]");
const announcement = document.querySelector("[data-announce]");
const starter = document.querySelector("[data-starter]").content.textContent;

let editor = null;
let judging = new AbortController();
const other = document.querySelector("[data-other]");
const drafts = keepDrafts({
  slug: workspace.dataset.slug,
  textarea,
  basedOn: form.elements.based_on,
  user: () => workspace.dataset.user ?? "",
  say: (text) => { saved.textContent = text; },
  replace: put,
  onKept: refresh,
  offer: (code) => {
    other.hidden = code === null;
    other.dataset.code = code ?? "";
  },
});

startSplitter(document.querySelector(".splitter"), workspace);
markTab();
window.addEventListener("hashchange", markTab);
drafts.start();
textarea.addEventListener("input", drafts.changed);
textarea.addEventListener("keydown", keys);
window.addEventListener("pagehide", drafts.flush);
form.addEventListener("submit", send);
document.addEventListener("submit", cancel);
document.addEventListener("submit", keepMine);
document.addEventListener("click", useCase);
other.addEventListener("click", swapVersions);
keepNotes(document.querySelector("[data-note]"));
startReset();
startEditor();

async function startEditor() {
  const button = document.querySelector("[data-plain]");
  if (!workspace.dataset.editor) return showKeys(false);
  button.hidden = false;
  button.addEventListener("click", () => {
    remember(PLAIN, editor ? "1" : "");
    if (editor) closeEditor(button);
    else openEditor(button);
  });
  if (recall(PLAIN) ?? ("plain" in workspace.dataset ? "1" : "")) closeEditor(button);
  else await openEditor(button);
}

async function openEditor(button) {
  let module;
  try {
    module = await import(workspace.dataset.editor);
  } catch {
    button.hidden = true;
    return showKeys(false);
  }
  editor = module.mount(textarea, {
    nonce: document.querySelector("script[nonce]").nonce,
    label: _("Code"),
    phrases: editorWords(),
    describedBy: "keys",
    keys: workspace.dataset.keys,
    onRun: () => press("run"),
    onSubmit: () => press("submit"),
    onChange: drafts.changed,
  });
  button.textContent = _("Plain text field");
  showKeys(true);
}

function closeEditor(button) {
  editor?.remove();
  editor = null;
  button.textContent = _("Code editor");
  showKeys(false);
}

function showKeys(hasEditor) {
  const line = document.querySelector("#keys");
  line.textContent = hasEditor
    ? line.dataset.keys
    : _("Ctrl+Enter runs, Ctrl+Shift+Enter submits.");
}

function startReset() {
  const button = document.querySelector("[data-reset]");
  let before = null;
  button.hidden = false;
  button.addEventListener("click", () => {
    if (before !== null) {
      setCode(before);
      before = null;
    } else if (confirm(_("Replace your code by the starter code? You can undo this."))) {
      before = textarea.value;
      setCode(starter);
    }
    button.textContent = before === null ? _("Reset") : _("Undo the reset");
  });
}

function setCode(text) {
  put(text);
  drafts.changed();
}

/** Puts code into the editor without counting it as typed. */
function put(text) {
  if (editor) editor.setValue(text);
  textarea.value = text;
}

/** The version that another window wrote, and back. */
function swapVersions() {
  const mine = textarea.value;
  setCode(other.dataset.code);
  other.dataset.code = mine;
  (editor ?? textarea).focus();
}

/** "Use this case": the form of the own input as the page with that case has it. */
async function useCase(event) {
  const link = event.target.closest?.("[data-use-case]");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const answer = await fetch(link.href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) return refuse(_("The server cannot be reached; try again."));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  take(page, ["[data-own]"]);
  const own = document.querySelector("[data-own]");
  own.open = true;
  own.querySelector("input, textarea").focus();
  say(_("The case is in the fields of your own input."));
}

function keys(event) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  press(event.shiftKey ? "submit" : "run");
}

function press(action) {
  form.requestSubmit(form.querySelector(`button[value="${action}"]`));
}

async function send(event) {
  event.preventDefault();
  const { submitter } = event;
  if (submitter?.dataset.swap) return swapPanel(submitter);
  // Read it first: a disabled button does not send its value.
  const content = new FormData(form, submitter);
  judging.abort();
  judging = new AbortController();
  const { signal } = judging;
  submitter.disabled = true;
  // Where the panes are stacked, the result is far below the buttons of the first screen.
  outcome.scrollIntoView({ block: "nearest" });
  say(submitter.value === "submit" ? _("Submitted, waiting for the verdict.") : _("Running."));
  try {
    // A field of the form is called "action" and hides the property of that name.
    const answer = await post(form.getAttribute("action"), content, "application/json");
    const sent = await answer.json();
    if (!answer.ok) return refuse(sent.detail);
    workspace.dataset.user = sent.user;
    drafts.sentWithForm(sent);
    const result = await follow(sent, outcome, signal);
    say(`${result.getAttribute("aria-label")}. ${result.querySelector(".headline")?.textContent}`);
    outcome.scrollTop = 0;
    if (outcome.getBoundingClientRect().top > innerHeight - 100) outcome.scrollIntoView();
    if (submitter.value === "submit") await refresh();
  } catch {
    refuse("The server cannot be reached. Your code is kept in this browser; try again.");
  } finally {
    submitter.disabled = false;
  }
}

/** Hints and solution: the answer is this page again, of which one panel is taken. */
async function swapPanel(button) {
  const content = new FormData(form, button);
  button.disabled = true;
  try {
    const answer = await post(button.formAction, content, "text/html");
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok) return refuse(page.querySelector(".lead")?.textContent);
    workspace.dataset.user = page.querySelector(".workspace").dataset.user ?? "";
    drafts.sentWithForm({ saved_at: page.querySelector("[name=based_on]").value });
    take(page, ["#hints", "#solution", "[data-refresh=hint-count]"]);
    document.querySelector(`#${button.dataset.swap}`).focus();
  } catch {
    refuse(_("The server cannot be reached; try again."));
  } finally {
    button.disabled = false;
  }
}

/** Favourite, vote, lists: the answer is this page again, of which these controls are taken. */
async function keepMine(event) {
  if (!event.target.matches("[data-quiet]")) return;
  event.preventDefault();
  const { target, submitter } = event;
  const answer = await post(target.action, new FormData(target, submitter), "text/html")
    .catch(() => null);
  if (!answer) return refuse(_("The server cannot be reached; try again."));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!answer.ok) return refuse(page.querySelector(".lead")?.textContent);
  const [place, name] = [`form[action="${target.getAttribute("action")}"]`, submitter.name];
  workspace.dataset.user = page.querySelector(".workspace").dataset.user ?? "";
  take(page, ["[data-refresh=mine]", ".site-account", ".site-nav"]);
  document.querySelector(`${place} button[name="${name}"]`)?.focus();
}

async function cancel(event) {
  if (!event.target.matches("[data-cancel]")) return;
  event.preventDefault();
  await fetch(event.target.action, { method: "POST" }).catch(() => null);
}

/** After a verdict: what it changes elsewhere on the page. */
async function refresh() {
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  take(page, ["#solution", "#submissions", "[data-refresh=facts]", ".site-nav", ".site-account"]);
}

function take(page, selectors) {
  for (const selector of selectors) {
    const [old, fresh] = [document.querySelector(selector), page.querySelector(selector)];
    if (old && fresh) old.replaceChildren(...fresh.childNodes);
    if (old) localiseTimes(old);
  }
}

function post(address, body, accepted) {
  return fetch(address, { method: "POST", body, headers: { Accept: accepted } });
}

function refuse(detail) {
  const notice = document.createElement("div");
  notice.className = "notice wrong";
  const text = document.createElement("p");
  text.textContent = detail;
  notice.append(text);
  outcome.replaceChildren(notice);
  say(detail);
}

function say(text) {
  announcement.textContent = text;
}

function markTab() {
  const chosen = document.querySelector(".panel:target") ?? document.querySelector("#statement");
  for (const link of document.querySelectorAll(".tabs a")) {
    const isChosen = link.getAttribute("href") === `#${chosen.id}`;
    if (isChosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
