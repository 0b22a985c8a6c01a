// One step of a walkthrough at a time. Without this script all of them stand below each other.
import { html } from "./animations/drawing.js";
import { Stepper, button } from "./stepper.js";
import { _ } from "./words.js";

const steps = [...document.querySelectorAll(".step")];
const links = [...document.querySelectorAll(".contents a")];
const said = html("p", { class: "visually-hidden", role: "status" });
const stepper = new Stepper(show, _("Next"));
const toggle = button(_("Show all steps"), () => {
  showsAll = !showsAll;
  toggle.textContent = showsAll ? _("Show one step") : _("Show all steps");
  show(stepper.index);
});
const bar = html("div", { class: "stepper", role: "group", "aria-label": _("Steps") },
  stepper.back, stepper.next, stepper.place, stepper.count, toggle);
let showsAll = false;
let isBegun = false;

document.querySelector("[data-steps]").before(bar, said);
stepper.listen(bar);
stepper.go(asked() ?? 0, steps.length - 1);
isBegun = true;
addEventListener("hashchange", follow);

function show(index) {
  steps.forEach((step, number) => { step.hidden = !showsAll && number !== index; });
  links.forEach((link, number) => {
    if (number === index) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
  });
  for (const each of [stepper.back, stepper.next, stepper.place, stepper.count]) {
    each.hidden = showsAll;
  }
  if (!isBegun) return;
  const { id, dataset } = steps[index];
  // The step is part of the address, but not a page to go back to.
  history.replaceState(null, "", `#${id}`);
  said.textContent = showsAll ? "" : _("Step {number}: {title}", { number: stepper.count.textContent, title: dataset.title });
}

/** A link to a step: it is shown, and reading goes on at its heading. */
function follow() {
  const index = asked();
  if (index === null) return;
  stepper.go(index);
  const heading = steps[index].querySelector("h2");
  heading.tabIndex = -1;
  heading.focus();
}

/** The step that the address names, null for none. */
function asked() {
  const index = steps.findIndex((step) => `#${step.id}` === location.hash);
  return index < 0 ? null : index;
}
