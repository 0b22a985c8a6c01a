// Backpropagation through one input, one hidden and one output neuron.
import { slider } from "./controls.js";
import { arrow, picture, show, svg, text } from "./drawing.js";
import { stage } from "./stage.js";

const NUDGE = 0.01;

export function sigmoid(z) {
  return 1 / (1 + Math.exp(-z));
}

export function forward({ x, w1, b1, w2, b2, y }) {
  const z1 = w1 * x + b1;
  const a1 = sigmoid(z1);
  const z2 = w2 * a1 + b2;
  const a2 = sigmoid(z2);
  return { z1, a1, z2, a2, cost: (a2 - y) ** 2 };
}

// The derivative of the cost by everything, the deltas being those by z.
export function backward(given) {
  const { x, w1, w2, y } = given;
  const { a1, a2 } = forward(given);
  const byA2 = 2 * (a2 - y);
  const delta2 = byA2 * a2 * (1 - a2);
  const byA1 = w2 * delta2;
  const delta1 = byA1 * a1 * (1 - a1);
  return { byA2, delta2, byA1, delta1,
    byW2: delta2 * a1, byB2: delta2, byW1: delta1 * x, byB1: delta1, byX: delta1 * w1 };
}

function frames(given) {
  const f = forward(given);
  const b = backward(given);
  const made = [];
  const add = (now, known, words) => {
    const before = made.at(-1)?.known ?? {};
    made.push({ now, known: { ...before, ...known }, words });
  };
  const s = (value) => show(value, 4);
  add("x", {}, `The input is ${show(given.x)}, the wanted output ${show(given.y)}.`);
  add("z1", { z1: f.z1 }, `Forward: z₁ = w₁ x + b₁ = ${s(f.z1)}.`);
  add("a1", { a1: f.a1 }, `The sigmoid makes a₁ = ${s(f.a1)}.`);
  add("z2", { z2: f.z2 }, `z₂ = w₂ a₁ + b₂ = ${s(f.z2)}.`);
  add("a2", { a2: f.a2 }, `a₂ = ${s(f.a2)} is the output.`);
  add("cost", { cost: f.cost }, `The cost is (a₂ − y)² = ${s(f.cost)}.`);
  add("a2", { byA2: b.byA2 }, `Backward: ∂C/∂a₂ = 2 (a₂ − y) = ${s(b.byA2)}.`);
  add("z2", { delta2: b.delta2, byB2: b.byB2 }, `Through the sigmoid, times a₂ (1 − a₂) = ${
    s(f.a2 * (1 - f.a2))}: δ₂ = ${s(b.delta2)}, which is also ∂C/∂b₂.`);
  add("w2", { byW2: b.byW2 }, `The weight w₂ was multiplied by a₁: ∂C/∂w₂ = δ₂ a₁ = ${s(b.byW2)}.`);
  add("a1", { byA1: b.byA1 }, `a₁ was multiplied by w₂: ∂C/∂a₁ = w₂ δ₂ = ${s(b.byA1)}.`);
  add("z1", { delta1: b.delta1, byB1: b.byB1 }, `Times a₁ (1 − a₁) = ${
    s(f.a1 * (1 - f.a1))}: δ₁ = ${s(b.delta1)}, which is also ∂C/∂b₁.`);
  add("w1", { byW1: b.byW1 }, `∂C/∂w₁ = δ₁ x = ${s(b.byW1)}.`);
  add("x", { byX: b.byX }, `∂C/∂x = δ₁ w₁ = ${s(b.byX)}: how the input itself should change.`);
  const check = ["w1", "b1", "w2", "b2"].map((name) => {
    const real = forward({ ...given, [name]: given[name] + NUDGE }).cost - f.cost;
    return [name, NUDGE * b[`by${name.toUpperCase()}`], real];
  });
  made.push({ ...made.at(-1), now: "check", check, words:
    `Nudge each weight by ${NUDGE}: the cost changes by what the gradient predicts, up to a small rest.` });
  return made;
}

function draw({ now, known }, given) {
  const node = (x, name, under) => [
    svg("circle", { cx: x, cy: 90, r: 27, class: `node${now === under ? " now" : ""}` }),
    text(x, 94, name, { class: "middle" })];
  const value = (x, y, label, key) =>
    (key in known ? [text(x, y, `${label} ${show(known[key], 3)}`, { class: "middle" })] : []);
  const isBack = "byA2" in known;
  const link = (from, to, name) => arrow(from, 90, to, 90, { class: now === name || now === `z${name[1]}`
    ? "tone-2 now" : "tone-1" });
  return [picture(440, 176, "Three neurons in a chain, values above and gradients below",
    link(65, 145, "w1"), link(201, 281, "w2"), arrow(337, 90, 385, 90, { class: "tone-1" }),
    ...node(38, show(given.x), "x"), ...node(174, "σ", "a1"), ...node(310, "σ", "a2"),
    ...node(411, "C", "cost"),
    text(105, 80, `w₁ ${show(given.w1)}`, { class: "middle" }),
    text(105, 106, `b₁ ${show(given.b1)}`, { class: "middle small" }),
    text(241, 80, `w₂ ${show(given.w2)}`, { class: "middle" }),
    text(241, 106, `b₂ ${show(given.b2)}`, { class: "middle small" }),
    ...value(174, 32, "z₁", "z1"), ...value(174, 50, "a₁", "a1"),
    ...value(310, 32, "z₂", "z2"), ...value(310, 50, "a₂", "a2"), ...value(405, 50, "C", "cost"),
    ...(isBack ? [arrow(425, 164, 12, 164, { class: "tone-2" })] : []),
    ...value(310, 138, "∂a₂", "byA2"), ...value(310, 154, "δ₂", "delta2"),
    ...value(241, 124, "∂w₂", "byW2"), ...value(174, 138, "∂a₁", "byA1"),
    ...value(174, 154, "δ₁", "delta1"), ...value(105, 124, "∂w₁", "byW1"),
    ...value(38, 138, "∂x", "byX"))];
}

function table({ known, check }) {
  if (check) {
    return {
      caption: `Each weight moved by ${NUDGE}`,
      head: ["weight", "predicted change of C", "real change"],
      rows: check.map(([name, predicted, real]) => [name, show(predicted, 6), show(real, 6)]),
    };
  }
  const names = { byW1: "∂C/∂w₁", byB1: "∂C/∂b₁", byW2: "∂C/∂w₂", byB2: "∂C/∂b₂" };
  return {
    caption: "The gradient so far",
    head: ["by", "value"],
    rows: Object.entries(names).map(([key, name]) =>
      [name, key in known ? show(known[key], 4) : "–"]),
  };
}

const range = { min: -3, max: 3, step: 0.1 };
stage("backpropagation", {
  title: "Blame flows back through a chain",
  controls: [
    slider("x", "Input x", { ...range, value: 1 }),
    slider("w1", "Weight w₁", { ...range, value: 0.5 }),
    slider("b1", "Bias b₁", { ...range, value: 0 }),
    slider("w2", "Weight w₂", { ...range, value: -1 }),
    slider("b2", "Bias b₂", { ...range, value: 0.5 }),
    slider("y", "Wanted y", { min: 0, max: 1, step: 0.05, value: 1 }),
  ],
  frames, draw, table,
});
