// On every page: times in the reader's zone, colours without a reload, filters as they change.
localiseTimes(document);
tellTimeZone();
document.querySelector("[data-theme-form]")?.addEventListener("submit", changeTheme);
document.querySelector("[data-filters]")?.addEventListener("change", (event) => {
  if (event.target.matches("select, [type=checkbox]")) event.currentTarget.requestSubmit();
});
// The form is short in the address: what is not chosen is left out.
document.querySelector("[data-filters]")?.addEventListener("formdata", (event) => {
  for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name);
});

/** Writes every `<time>` below `root` in the reader's own zone and language. */
export function localiseTimes(root) {
  const shown = new Intl.DateTimeFormat(ownLocale(), { dateStyle: "medium", timeStyle: "short" });
  for (const time of root.querySelectorAll("time[datetime]")) {
    time.title = time.dateTime;
    time.textContent = shown.format(new Date(time.dateTime));
  }
}

/** The page's language, as it is written where the reader lives if the browser says so. */
function ownLocale() {
  const { lang } = document.documentElement;
  return navigator.languages.find((each) => each.split("-")[0] === lang) ?? lang;
}

/** Days and streaks are counted in the reader's own zone, as far as the account names no other. */
function tellTimeZone() {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (!timeZone || document.cookie.includes(`time_zone=${timeZone}`)) return;
  document.cookie = `time_zone=${timeZone}; path=/; max-age=31536000; samesite=lax`;
}

async function changeTheme(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const { submitter } = event;
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form, submitter) })
    .catch(() => null);
  if (!answer?.ok) return form.submit();
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.documentElement.dataset.theme = page.documentElement.dataset.theme;
  form.innerHTML = page.querySelector("[data-theme-form]").innerHTML;
  form.querySelector("button").focus();
}
