// The stage of a lesson's animation: settings, a list of frames to step through, drawing, words.
//
// An animation says what it is by one object:
//   title     what the stage is called for those who cannot see it
//   controls  the settings, made by controls.js
//   frames    (values) => every state of the algorithm in order, each with a sentence `words`
//   draw      (frame, values) => the nodes that show one state
//   table     (frame, values) => its numbers: { caption, head, rows }        (optional)
//   drag      (handle, point, values) => the values after a pull at data-handle  (optional)
// The frames are made anew whenever a setting changes, so a picture never disagrees with them.
import { html } from "./drawing.js";

const FRAME_MS = 900;
const SPEEDS = [["0.5", "½ ×"], ["1", "1 ×"], ["2", "2 ×"], ["4", "4 ×"]];

export function stage(chapter, animation) {
  const place = document.querySelector(`[data-animation="${chapter}"]`);
  if (place) place.append(new Stage(animation).root);
}

class Stage {
  constructor(animation) {
    this.animation = animation;
    this.index = 0;
    this.timer = undefined;
    this.build();
    for (const control of animation.controls) control.onchange = () => this.recompute();
    this.recompute();
  }

  get values() {
    return Object.fromEntries(this.animation.controls.map((each) => [each.name, each.read()]));
  }

  build() {
    const button = (label, action) => {
      const made = html("button", { type: "button", class: "button" }, label);
      made.addEventListener("click", action);
      return made;
    };
    this.picture = html("div", { class: "stage-picture" });
    this.numbers = html("div", { class: "table", tabindex: "0" });
    this.words = html("p", { class: "stage-words", role: "status" });
    this.back = button("Back", () => this.go(this.index - 1));
    this.play = button("Play", () => (this.timer ? this.pause() : this.start()));
    this.next = button("Step", () => this.go(this.index + 1));
    this.place = html("input", { type: "range", min: "0", step: "1", "aria-label": "Step" });
    this.place.addEventListener("input", () => this.go(Number(this.place.value)));
    this.count = html("span", { class: "stage-count" });
    this.speed = html("select", {}, ...SPEEDS.map(([value, label]) =>
      html("option", { value, ...(value === "1" && { selected: "" }) }, label)));
    this.speed.addEventListener("change", () => { if (this.timer) this.start(); });
    const bar = html("div", { class: "stage-bar" }, this.back, this.play, this.next, this.place,
      this.count, html("label", { class: "stage-speed" }, "Speed", this.speed));
    const settings = html("div", { class: "stage-settings" },
      ...this.animation.controls.map((each) => each.element));
    this.root = html("div", { class: "stage", role: "group", "aria-label": this.animation.title },
      settings, this.picture, this.words, bar, this.numbers);
    this.root.addEventListener("keydown", (event) => this.press(event));
    if (this.animation.drag) this.follow();
  }

  // Arrow keys step from any button; fields and sliders keep their own use of them.
  press(event) {
    if (!event.target.matches(".stage-bar button")) return;
    const moves = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
    if (!(event.key in moves)) return;
    event.preventDefault();
    this.go(this.index + moves[event.key]);
  }

  follow() {
    let handle;
    this.picture.addEventListener("pointerdown", (event) => {
      handle = event.target.closest("[data-handle]")?.dataset.handle;
      if (handle) event.preventDefault();
    });
    this.picture.addEventListener("pointermove", (event) => {
      if (!handle) return;
      const drawing = this.picture.querySelector("svg");
      const point = new DOMPoint(event.clientX, event.clientY)
        .matrixTransform(drawing.getScreenCTM().inverse());
      const moved = this.animation.drag(handle, point, this.values);
      for (const control of this.animation.controls) {
        if (control.name in moved) control.write(moved[control.name]);
      }
      this.recompute();
    });
    addEventListener("pointerup", () => { handle = undefined; });
  }

  recompute() {
    this.frames = this.animation.frames(this.values);
    this.place.max = String(this.frames.length - 1);
    this.go(this.index);
  }

  go(index) {
    const last = this.frames.length - 1;
    this.index = Math.max(0, Math.min(index, last));
    const frame = this.frames[this.index];
    this.picture.replaceChildren(...this.animation.draw(frame, this.values));
    this.words.textContent = frame.words;
    this.numbers.replaceChildren(...this.table(frame));
    this.numbers.hidden = !this.numbers.childElementCount;
    this.place.value = String(this.index);
    this.place.setAttribute("aria-valuetext", `${this.index + 1} of ${last + 1}`);
    this.count.textContent = `${this.index + 1} of ${last + 1}`;
    // A disabled button would lose the focus of who steps by keyboard.
    this.back.setAttribute("aria-disabled", String(this.index === 0));
    this.next.setAttribute("aria-disabled", String(this.index === last));
    if (this.timer && this.index === last) this.pause();
  }

  table(frame) {
    const numbers = this.animation.table?.(frame, this.values);
    if (!numbers) return [];
    const head = numbers.head.map((name) => html("th", { scope: "col" }, name));
    const rows = numbers.rows.map(([name, ...cells]) => html("tr", {},
      html("th", { scope: "row" }, name), ...cells.map((cell) => html("td", {}, cell))));
    return [html("table", {}, html("caption", {}, numbers.caption),
      html("thead", {}, html("tr", {}, ...head)), html("tbody", {}, ...rows))];
  }

  // Playing moves from frame to frame without anything in between, so it is calm for everybody.
  start() {
    clearInterval(this.timer);
    if (this.index === this.frames.length - 1) this.go(0);
    // Nobody can listen as fast as it plays.
    this.words.setAttribute("aria-live", "off");
    this.play.textContent = "Pause";
    this.timer = setInterval(() => this.go(this.index + 1), FRAME_MS / Number(this.speed.value));
  }

  pause() {
    clearInterval(this.timer);
    this.timer = undefined;
    this.words.removeAttribute("aria-live");
    this.play.textContent = "Play";
  }
}
