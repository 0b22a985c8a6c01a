// Scaled dot-product attention, one query at a time.
import { numbers, toggle } from "./controls.js";
import { arrow, cells, line, picture, shade, show, showAll, svg, text } from "./drawing.js";
import { stage } from "./stage.js";

const UNIT = 34;
const [CENTRE_X, CENTRE_Y] = [110, 110];

export function attention(Q, K, V, mask, isScaled = true) {
  const weights = Q.map((query, i) => {
    const scores = K.map((key) => dot(query, key) / (isScaled ? Math.sqrt(query.length) : 1));
    return softmax(scores, mask?.[i]);
  });
  return [weights.map((row) => mix(row, V)), weights];
}

// Over the allowed keys only; a query that may look at nothing gets zeros.
export function softmax(scores, allowed = scores.map(() => true)) {
  const largest = Math.max(...scores.filter((_, j) => allowed[j]));
  const exponentials = scores.map((score, j) => (allowed[j] ? Math.exp(score - largest) : 0));
  const total = exponentials.reduce((sum, each) => sum + each, 0);
  return exponentials.map((each) => (total ? each / total : 0));
}

export function dot(a, b) {
  return a.reduce((sum, each, i) => sum + each * b[i], 0);
}

export function mix(weights, rows) {
  return rows[0].map((_, column) => dot(weights, rows.map((row) => row[column])));
}

function frames({ queries, keys, values, causal, scaled }) {
  const mask = queries.map((_, i) => keys.map((_, j) => !causal || j <= i));
  const [results, weights] = attention(queries, keys, values, mask, scaled);
  return queries.flatMap((query, i) => {
    const dots = keys.map((key) => dot(query, key));
    const scores = scaled ? dots.map((each) => each / Math.sqrt(query.length)) : dots;
    const masked = scores.map((score, j) => (mask[i][j] ? score : -Infinity));
    const common = { i, weights, results };
    const name = `Query ${i + 1}`;
    return [
      { ...common, row: dots, shown: i, words: `${name} times each key: ${showAll(dots)}.` },
      { ...common, row: scores, shown: i, words: scaled
        ? `Divided by the root of 2, the width of a key: ${showAll(scores)}.`
        : `Without the division the scores stay as they are: ${showAll(scores)}.` },
      { ...common, row: masked, shown: i, words: causal
        ? `${name} may look at positions 1 to ${i + 1}; the others are set to minus infinity.`
        : `No mask: ${name.toLowerCase()} may look at every position.` },
      { ...common, row: weights[i], shown: i + 1,
        words: `The softmax makes weights that add up to 1: ${showAll(weights[i], 3)}.` },
      { ...common, row: weights[i], shown: i + 1, result: results[i],
        words: `The values, mixed with these weights: ${showAll(results[i], 3)}.` },
    ];
  });
}

function draw({ i, weights, shown, row }, { queries, keys }) {
  const at = ([x, y]) => [CENTRE_X + UNIT * x, CENTRE_Y - UNIT * y];
  const vector = (point, name, classes) => {
    const [x, y] = at(point);
    // Its name stands beyond the tip, where no other arrow that is near can cover it.
    const length = Math.hypot(...point) || 1;
    const [nameX, nameY] = [x + (18 * point[0]) / length, y + 4 - (18 * point[1]) / length];
    return svg("g", { class: classes, "data-handle": name },
      arrow(CENTRE_X, CENTRE_Y, x, y), svg("circle", { cx: x, cy: y, r: 9, class: "grip" }),
      text(nameX, nameY, name, { class: "middle" }));
  };
  const filled = weights.map((each, k) => (k < shown ? each : each.map(() => 0)));
  return [picture(400, 220, "The vectors in the plane, and the table of weights",
    line(8, CENTRE_Y, 212, CENTRE_Y, { class: "axis" }),
    line(CENTRE_X, 8, CENTRE_X, 212, { class: "axis" }),
    ...keys.map((key, j) => vector(key, `k${j + 1}`, "tone-2")),
    ...queries.map((query, j) => vector(query, `q${j + 1}`, j === i ? "tone-1 now" : "tone-1 far")),
    text(305, 30, "queries down, keys across", { class: "middle small" }),
    ...cells(245, 40, 40, filled, {
      tone: (value, r) => `${shade(value)}${r === i ? " now" : ""}`,
      label: (value, r) => (r < shown ? show(value) : ""),
    }),
    text(305, 182, `row ${i + 1}: ${showAll(row)}`, { class: "middle" }))];
}

function table({ i, row, result }, { keys, values }) {
  return {
    caption: `Query ${i + 1}`,
    head: ["position", "key", "row now", "value"],
    rows: [
      ...keys.map((key, j) => [String(j + 1), showAll(key, 1), show(row[j], 3),
        showAll(values[j], 1)]),
      ["result", "–", "–", result ? showAll(result, 3) : "–"],
    ],
  };
}

// A vector is pulled by its tip; the fields beside the picture follow.
function drag(handle, { x, y }, { queries, keys }) {
  const kind = handle[0] === "q" ? "queries" : "keys";
  const moved = (kind === "queries" ? queries : keys).map((each) => [...each]);
  const tenth = (value) => Math.max(-3, Math.min(3, Math.round(value * 10) / 10));
  moved[Number(handle.slice(1)) - 1] = [tenth((x - CENTRE_X) / UNIT), tenth((CENTRE_Y - y) / UNIT)];
  return { [kind]: moved };
}

stage("attention", {
  title: "Attention step by step",
  controls: [
    numbers("queries", "Queries", [[2, 0.5], [0, 2], [-1.5, 1]], { limit: 3 }),
    numbers("keys", "Keys", [[1.5, 1.5], [1, -1.5], [-2, 0.5]], { limit: 3 }),
    numbers("values", "Values", [[1, 0], [0, 1], [5, 5]]),
    toggle("causal", "Causal mask"),
    toggle("scaled", "Divide by the root of d", true),
  ],
  frames, draw, table, drag,
});
