// Goes through numbered places one at a time: back, forward, a slider, and how far one is.
import { html } from "./animations/drawing.js";
import { _ } from "./words.js";

export class Stepper {
  /**
   * @param {(index: number) => void} show  shows the place of that number, counted from 0.
   * @param {string} forward  what the button forward is called.
   */
  constructor(show, forward = _("Step")) {
    this.show = show;
    this.index = 0;
    this.last = 0;
    this.back = button(_("Back"), () => this.go(this.index - 1));
    this.next = button(forward, () => this.go(this.index + 1));
    this.place = html("input", { type: "range", min: "0", step: "1", "aria-label": _("Step") });
    this.place.addEventListener("input", () => this.go(Number(this.place.value)));
    this.count = html("span", { class: "stepper-count" });
  }

  /** Goes to a place, the nearest there is; `last` is the number of the last one. */
  go(index, last = this.last) {
    this.last = last;
    this.index = Math.max(0, Math.min(index, last));
    const count = `${this.index + 1} of ${last + 1}`;
    this.place.max = String(last);
    this.place.value = String(this.index);
    this.place.setAttribute("aria-valuetext", count);
    this.count.textContent = count;
    // A disabled button would lose the focus of who steps by keyboard.
    this.back.setAttribute("aria-disabled", String(this.index === 0));
    this.next.setAttribute("aria-disabled", String(this.index === last));
    this.show(this.index);
  }

  /** Lets arrow keys step from any button of `bar`; fields and sliders keep their own use. */
  listen(bar) {
    bar.addEventListener("keydown", (event) => {
      const moves = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
      if (!event.target.matches("button") || !(event.key in moves)) return;
      event.preventDefault();
      this.go(this.index + moves[event.key]);
    });
  }
}

export function button(label, action) {
  const made = html("button", { type: "button", class: "button" }, label);
  made.addEventListener("click", action);
  return made;
}
