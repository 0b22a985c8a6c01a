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
import { Stepper, button } from "../stepper.js";
import { _ } from "../words.js";

const FRAME_MS = 900;
const SPEEDS = [["0.5", "½ ×"], ["1", "1 ×"], ["2", "2 ×"], ["4", "4 ×"]];

export function stage(chapter, animation) {
  const place = document.querySelector(`[data-animation="${chapter}"]`);
  if (place) place.append(new Stage(animation).root);
}

class Stage {
  constructor(animation) {
    this.animation = animation;
    this.stepper = new Stepper((index) => this.show(index));
    this.timer = undefined;
    this.build();
    for (const control of animation.controls) control.onchange = () => this.recompute();
    this.recompute();
  }

  get values() {
    return Object.fromEntries(this.animation.controls.map((each) => [each.name, each.read()]));
  }

  build() {
    this.picture = html("div", { class: "stage-picture" });
    this.numbers = html("div", { class: "table", tabindex: "0" });
    this.words = html("p", { class: "stage-words", role: "status" });
    this.play = button(_("Play"), () => (this.timer ? this.pause() : this.start()));
    this.speed = html("select", {}, ...SPEEDS.map(([value, label]) =>
      html("option", { value, ...(value === "1" && { selected: "" }) }, label)));
    this.speed.addEventListener("change", () => { if (this.timer) this.start(); });
    const { back, next, place, count } = this.stepper;
    const bar = html("div", { class: "stepper" }, back, this.play, next, place, count,
      html("label", { class: "stepper-speed" }, _("Speed"), this.speed));
    this.stepper.listen(bar);
    const settings = html("div", { class: "stage-settings" },
      ...this.animation.controls.map((each) => each.element));
    this.root = html("div", { class: "stage", role: "group", "aria-label": this.animation.title },
      settings, this.picture, this.words, bar, this.numbers);
    if (this.animation.drag) this.follow();
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
    this.stepper.go(this.stepper.index, this.frames.length - 1);
  }

  show(index) {
    const frame = this.frames[index];
    this.picture.replaceChildren(...this.animation.draw(frame, this.values));
    this.words.textContent = frame.words;
    this.numbers.replaceChildren(...this.table(frame));
    this.numbers.hidden = !this.numbers.childElementCount;
    if (this.timer && index === this.stepper.last) this.pause();
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
    if (this.stepper.index === this.stepper.last) this.stepper.go(0);
    // Nobody can listen as fast as it plays.
    this.words.setAttribute("aria-live", "off");
    this.play.textContent = _("Pause");
    const pause_ms = FRAME_MS / Number(this.speed.value);
    this.timer = setInterval(() => this.stepper.go(this.stepper.index + 1), pause_ms);
  }

  pause() {
    clearInterval(this.timer);
    this.timer = undefined;
    this.words.removeAttribute("aria-live");
    this.play.textContent = _("Play");
  }
}
