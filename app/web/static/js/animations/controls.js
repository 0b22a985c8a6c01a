// The settings of an animation: each has a name, an element, and a value to read and write.
// The stage sets `onchange`.
import { html, show } from "./drawing.js";

let number = 0;

export function slider(name, label, { min, max, step, value, digits = 2, as = (v) => v }) {
  const input = html("input", { type: "range", min, max, step, value, id: newId() });
  const output = html("output", { for: input.id });
  const say = () => { output.textContent = show(as(Number(input.value)), digits); };
  say();
  const control = {
    name,
    element: html("div", { class: "setting sliding" }, html("label", { for: input.id }, label),
      output, input),
    read: () => as(Number(input.value)),
  };
  input.addEventListener("input", () => { say(); control.onchange(); });
  return control;
}

export function choice(name, label, options) {
  const input = html("select", { id: newId() },
    ...Object.entries(options).map(([value, shown]) => html("option", { value }, shown)));
  const control = {
    name,
    element: html("div", { class: "setting" }, html("label", { for: input.id }, label), input),
    read: () => input.value,
  };
  input.addEventListener("change", () => control.onchange());
  return control;
}

export function toggle(name, label, value = false) {
  const input = html("input", { type: "checkbox" });
  input.checked = value;
  const control = {
    name,
    element: html("label", { class: "setting check" }, input, label),
    read: () => input.checked,
  };
  input.addEventListener("change", () => control.onchange());
  return control;
}

export function sentence(name, label, value) {
  const input = html("input", { type: "text", value, id: newId(), maxlength: "120",
    autocomplete: "off", spellcheck: "false" });
  const control = {
    name,
    element: html("div", { class: "setting wide" }, html("label", { for: input.id }, label), input),
    read: () => input.value.trim().split(/\s+/).filter(Boolean).slice(0, 16),
  };
  input.addEventListener("input", () => control.onchange());
  return control;
}

// Numbers in rows and columns, one field each; an empty or half-typed one counts as 0.
export function numbers(name, label, rows, { step = 0.5, limit = 9 } = {}) {
  const fields = rows.map((row, i) => row.map((value, j) => html("input", {
    type: "number", value, step, min: -limit, max: limit,
    "aria-label": `${label}, row ${i + 1}, column ${j + 1}`,
  })));
  const clamp = (value) => Math.max(-limit, Math.min(limit, Number(value) || 0));
  const control = {
    name,
    element: html("fieldset", { class: "setting" }, html("legend", {}, label),
      ...fields.map((row) => html("div", { class: "fields" }, ...row))),
    read: () => fields.map((row) => row.map((field) => clamp(field.value))),
    write: (values) => fields.forEach((row, i) =>
      row.forEach((field, j) => { field.value = String(values[i][j]); })),
  };
  control.element.addEventListener("input", () => control.onchange());
  return control;
}

// Pixels that are on or off. A stroke with the pointer paints; arrow keys move from one to the
// next, Enter or Space changes it, and only one of them is a stop of the Tab key.
export function pixels(name, label, rows) {
  const values = rows.map((row) => [...row].map(Number));
  const buttons = values.map((row, i) => row.map((_, j) => html("button", {
    type: "button", tabindex: i + j ? "-1" : "0", "data-row": i, "data-column": j,
    "aria-label": `row ${i + 1}, column ${j + 1}`,
  })));
  const control = {
    name,
    element: html("fieldset", { class: "setting pixels" }, html("legend", {}, label),
      ...buttons.map((row) => html("div", {}, ...row))),
    read: () => values.map((row) => [...row]),
  };
  const set = (i, j, value) => {
    values[i][j] = value;
    buttons[i][j].setAttribute("aria-pressed", String(value === 1));
  };
  values.forEach((row, i) => row.forEach((value, j) => set(i, j, value)));
  const placeOf = (target) => target.closest?.("[data-row]")
    && [Number(target.dataset.row), Number(target.dataset.column)];
  let stroke;
  const paint = (target) => {
    const place = placeOf(target);
    if (!place || !control.element.contains(target) || values[place[0]][place[1]] === stroke) return;
    set(...place, stroke);
    control.onchange();
  };
  control.element.addEventListener("pointerdown", (event) => {
    const place = placeOf(event.target);
    if (!place || event.button) return;
    stroke = 1 - values[place[0]][place[1]];
    paint(event.target);
  });
  control.element.addEventListener("pointermove", (event) => {
    if (stroke !== undefined) paint(document.elementFromPoint(event.clientX, event.clientY));
  });
  for (const end of ["pointerup", "pointercancel"]) {
    addEventListener(end, () => { stroke = undefined; });
  }
  control.element.addEventListener("click", (event) => {
    // A click without a pointer is a key press or a screen reader's.
    const place = placeOf(event.target);
    if (!place || event.detail) return;
    set(...place, 1 - values[place[0]][place[1]]);
    control.onchange();
  });
  control.element.addEventListener("keydown", (event) => {
    const place = placeOf(event.target);
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const [down, right] = step[event.key] ?? [];
    const next = place && down !== undefined && buttons[place[0] + down]?.[place[1] + right];
    if (!next) return;
    event.preventDefault();
    event.target.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
  return control;
}

function newId() {
  number += 1;
  return `setting-${number}`;
}
