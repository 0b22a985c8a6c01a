// Problems that an author ticks: all at once, and their names straight to the clipboard.
import { _ } from "./words.js";

const bar = document.querySelector("[data-chosen]");
const form = bar.closest("form");
const boxes = [...form.querySelectorAll("input[name=slug]")];
const all = bar.querySelector("[data-all]");
const said = bar.querySelector("[data-said]");

all.parentElement.hidden = false;
all.addEventListener("change", () => {
  for (const box of boxes) box.checked = all.checked;
  tell();
});
form.addEventListener("change", (event) => {
  if (event.target.name === "slug") tell();
});
bar.querySelector("[data-copy]").addEventListener("click", copy);

function chosen() {
  return boxes.filter((box) => box.checked).map((box) => box.value);
}

function tell() {
  const count = chosen().length;
  all.checked = count === boxes.length;
  all.indeterminate = count > 0 && count < boxes.length;
  said.textContent = _("{count} of {all} chosen.", { count, all: boxes.length });
}

// Where the clipboard is refused, the form goes to a page with the names to copy.
async function copy(event) {
  const slugs = chosen();
  if (!slugs.length || !navigator.clipboard) return;
  event.preventDefault();
  try {
    await navigator.clipboard.writeText(`${slugs.join("\n")}\n`);
    said.textContent = _("Names copied: {count}.", { count: slugs.length });
  } catch {
    form.requestSubmit(event.target);
  }
}
