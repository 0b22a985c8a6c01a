// One token's vector through a transformer block: attention and feed-forward, each with layer
// normalisation and a residual addition.
import { attention } from "./attention.js";
import { choice, numbers, slider } from "./controls.js";
import { bar, line, picture, show, showAll, svg, text } from "./drawing.js";
import { stage } from "./stage.js";

// The other two tokens of the sequence, and the weights; small numbers, chosen to be readable.
const OTHERS = [[1, -1, 0.5, 0], [-0.5, 1, 1, -1]];
const W1 = [[1, -1, 0, 0.5], [0, 1, -1, 0.5], [-1, 0, 1, 0.5], [0.5, 0.5, 0.5, -1]];
const W2 = [[0.5, 0, -0.5, 0], [0, 0.5, 0, -0.5], [0.5, -0.5, 0, 0], [0, 0, 0.5, 0.5]];

export function statistics(row) {
  const mean = row.reduce((sum, each) => sum + each, 0) / row.length;
  const variance = row.reduce((sum, each) => sum + (each - mean) ** 2, 0) / row.length;
  return { mean, variance };
}

export function layerNorm(row, gamma, beta, eps) {
  const { mean, variance } = statistics(row);
  return row.map((each, i) => (gamma[i] * (each - mean)) / Math.sqrt(variance + eps) + beta[i]);
}

export function feedForward(row) {
  const hidden = times(row, W1).map((each) => Math.max(0, each));
  return times(hidden, W2);
}

function times(row, matrix) {
  return matrix[0].map((_, j) => row.reduce((sum, each, i) => sum + each * matrix[i][j], 0));
}

function frames({ token, order, gain, shift, exponent }) {
  const x = token[0];
  const [gamma, beta, eps] = [x.map(() => gain), x.map(() => shift), 10 ** exponent];
  const norm = (row) => layerNorm(row, gamma, beta, eps);
  const made = [];
  const add = (name, vector, words, old) => made.push({ name, vector, old, words });
  const normalise = (row, where) => {
    const { mean, variance } = statistics(row);
    const plain = layerNorm(row, row.map(() => 1), row.map(() => 0), eps);
    add("normalised", plain, `Layer norm ${where}: the mean ${show(mean, 3)} is subtracted, and all is divided by the root of ${show(variance, 3)} + ε.`, row);
    const moved = norm(row);
    add("γ, β", moved, `The gain γ = ${show(gain)} and the shift β = ${show(shift)} are learnt; here one for all features.`, plain);
    return moved;
  };
  const attend = (row, prepare) => {
    const rows = [row, ...OTHERS.map(prepare)];
    return attention([row], rows, rows)[0][0];
  };
  const plus = (one, other) => one.map((each, i) => each + other[i]);
  const isPre = order === "pre";
  add("input", x, "The token's vector comes in; a copy waits for the addition.");
  let row = isPre ? normalise(x, "first") : x;
  let result = attend(row, isPre ? norm : (each) => each);
  add("attention", result, "Attention mixes the vectors of three tokens, this one among them.", row);
  let sum = plus(x, result);
  add("x + attention", sum, "The residual addition: the input comes through unchanged.", x);
  if (!isPre) sum = normalise(sum, "after the addition");
  row = isPre ? normalise(sum, "before the network") : sum;
  result = feedForward(row);
  add("feed-forward", result, "Two matrices with a ReLU between them, this position by itself.", row);
  const end = plus(sum, result);
  add("output", end, "The second addition. In pre-norm form this is the block's output.", sum);
  if (!isPre) normalise(end, "after the second addition");
  return made;
}

function draw({ name, vector, old }) {
  const bars = (values, x, title, tone) => {
    const largest = Math.max(2, ...[...vector, ...(old ?? [])].map(Math.abs));
    return [text(x + 80, 16, title, { class: "middle" }), line(x, 100, x + 164, 100, { class: "axis" }),
      ...values.flatMap((value, i) => [
        bar(x + 10 + i * 38, 100, 26, (70 * value) / largest, { class: tone }),
        text(x + 23 + i * 38, value < 0 ? 90 : 114, show(value, 1), { class: "middle small" })])];
  };
  return [picture(400, 190, "The four features before and after this step",
    ...(old ? [...bars(old, 10, "before", "tone-1 far"),
      svg("path", { d: "M188,96h20m-6,-5l6,5l-6,5", class: "tone-2" })] : []),
    ...bars(vector, 224, name, "tone-1"))];
}

function table({ vector }) {
  const { mean, variance } = statistics(vector);
  return {
    caption: "This vector",
    head: ["features", "mean", "variance"],
    rows: [[showAll(vector, 3), show(mean, 3), show(variance, 3)]],
  };
}

stage("transformer-architecture", {
  title: "A vector through a transformer block",
  controls: [
    numbers("token", "The token's vector", [[2, -1, 0.5, 3]]),
    choice("order", "Normalise", { pre: "before each part (pre-norm)", post: "after each addition (post-norm)" }),
    slider("gain", "Gain γ", { min: 0, max: 3, step: 0.1, value: 1 }),
    slider("shift", "Shift β", { min: -2, max: 2, step: 0.1, value: 0 }),
    slider("exponent", "ε as a power of 10", { min: -6, max: 1, step: 1, value: -5, digits: 0 }),
  ],
  frames, draw, table,
});
