// Gated cells that carry "the subject is plural" over a sentence to its verb.
import { choice, slider, toggle } from "./controls.js";
import { bar, line, picture, show, svg, text } from "./drawing.js";
import { stage } from "./stage.js";

export function sigmoid(z) {
  return 0.5 * (1 + Math.tanh(0.5 * z));
}

// One row times a matrix, plus a bias.
function dense(row, W, b) {
  return b.map((bias, j) => row.reduce((sum, value, i) => sum + value * W[i][j], bias));
}

// x (i numbers), m (d numbers); the first d rows of each matrix act on the memory.
// `update` may be given by hand.
export function gruCell(x, m, { Wc, Wu, Wr, bc, bu, br }, update) {
  const both = [...m, ...x];
  const u = update ?? dense(both, Wu, bu).map(sigmoid);
  const r = dense(both, Wr, br).map(sigmoid);
  const candidate = dense([...m.map((each, k) => r[k] * each), ...x], Wc, bc).map(Math.tanh);
  return { u, r, candidate, m: m.map((each, k) => u[k] * candidate[k] + (1 - u[k]) * each) };
}

// The columns of W stand in the order update, forget, candidate, output, d each.
export function lstmCell(x, h, c, { W, b }, update) {
  const z = dense([...h, ...x], W, b);
  const d = h.length;
  const block = (k) => z.slice(k * d, (k + 1) * d);
  const u = update ?? block(0).map(sigmoid);
  const [f, o] = [block(1).map(sigmoid), block(3).map(sigmoid)];
  const candidate = block(2).map(Math.tanh);
  const cell = c.map((each, k) => f[k] * each + u[k] * candidate[k]);
  return { u, f, o, candidate, c: cell, h: cell.map((each, k) => o[k] * Math.tanh(each)) };
}

// What a word tells the cell: is it the subject, and its number (1 plural, −1 singular, 0 none).
const SUBJECTS = { keys: ["The", "keys"], key: ["The", "key"] };
const REST = [["that", 0, 0], ["the", 0, 0], ["man", 0, -1], ["with", 0, 0], ["two", 0, 1],
  ["coats", 0, 1], ["lost", 0, 0]];
const GRU = {
  Wc: [[0], [0], [2]], bc: [0],
  Wu: [[0], [8], [0]], bu: [-4],  // opens at the subject only
  Wr: [[0], [0], [0]], br: [4],
};
const LSTM = { W: [[0, 0, 0, 0], [8, -8, 0, 0], [0, 0, 2, 0]], b: [-4, 4, 0, 4] };

function frames({ kind, subject, byHand, at, gate }) {
  const words = [["The", 0, 0], [SUBJECTS[subject][1], 1, subject === "keys" ? 1 : -1], ...REST];
  let [m, h, c] = [[0], [0], [0]];
  const made = words.map(([word, isSubject, number], i) => {
    const hand = byHand && at === i + 1 ? [gate] : undefined;
    const x = [isSubject, number];
    let state;
    if (kind === "gru") {
      state = gruCell(x, m, GRU, hand);
      m = state.m;
      state = { gates: { update: state.u[0], relevance: state.r[0] }, candidate: state.candidate[0],
        memory: m[0], output: m[0] };
    } else {
      state = lstmCell(x, h, c, LSTM, hand);
      [h, c] = [state.h, state.c];
      state = { gates: { update: state.u[0], forget: state.f[0], output: state.o[0] },
        candidate: state.candidate[0], memory: c[0], output: h[0] };
    }
    const opened = state.gates.update > 0.5 ? "opens" : "stays shut";
    return { ...state, sentence: words.map(([each]) => each), i, hand: hand !== undefined,
      words: `"${word}": the update gate ${opened} (${show(state.gates.update)}${
        hand ? ", set by hand" : ""}), the candidate is ${show(state.candidate)}, the memory ${
        show(state.memory)}.` };
  });
  const last = made.at(-1);
  const verb = Math.abs(last.output) < 0.05 ? "was or were?" : last.output > 0 ? "were" : "was";
  const right = subject === "keys" ? "were" : "was";
  made.push({ ...last, i: words.length, verb, words: `The memory is ${show(last.memory)}: the verb is "${
    verb}". ${verb === right ? "It agrees with the subject." : `The subject needs "${right}".`}` });
  return made;
}

function draw({ sentence, i, gates, candidate, memory, output, verb }) {
  const placed = [...sentence, verb ?? "…"];
  const wordNodes = placed.map((word, k) => {
    const [x, y] = [42 + (k % 5) * 88, 20 + 24 * Math.floor(k / 5)];
    return svg("g", {},
      svg("rect", { x: x - 40, y: y - 15, width: 80, height: 21, rx: 4,
        class: `cell${k === i ? " now" : k < i ? " shade-1" : ""}` }),
      text(x, y, word, { class: "middle" }));
  });
  const dial = (name, value, k) => {
    const [x, y] = [50 + k * 84, 130];
    const angle = Math.PI * (1 - value);
    return svg("g", {},
      svg("path", { d: `M${x - 30},${y} A30,30 0 0 1 ${x + 30},${y}`, class: "axis open" }),
      svg("g", { class: "tone-2 now" },
        line(x, y, x + 28 * Math.cos(angle), y - 28 * Math.sin(angle))),
      text(x, y + 16, `${name} ${show(value)}`, { class: "middle" }));
  };
  const level = (name, value, k) => svg("g", {},
    bar(282 + k * 58, 120, 24, Math.max(-45, Math.min(45, 35 * value)), { class: `tone-${k + 1}` }),
    text(294 + k * 58, 182, name, { class: "middle small" }),
    text(294 + k * 58, 196, show(value), { class: "middle small" }));
  return [picture(440, 204, "The sentence, the gates as dials, and the levels as bars",
    ...wordNodes, ...Object.entries(gates).map(([name, value], k) => dial(name, value, k)),
    line(272, 120, 434, 120, { class: "axis" }),
    level("candidate", candidate, 0), level("memory", memory, 1), level("output", output, 2))];
}

function table({ gates, candidate, memory, output }) {
  return {
    caption: "The cell at this word",
    head: ["part", "value"],
    rows: [...Object.entries(gates).map(([name, value]) => [`${name} gate`, show(value, 4)]),
      ["candidate", show(candidate, 4)], ["memory", show(memory, 4)], ["output", show(output, 4)]],
  };
}

stage("gated-recurrent-networks", {
  title: "A memory of the subject's number",
  controls: [
    choice("kind", "Cell", { gru: "GRU", lstm: "LSTM" }),
    choice("subject", "Subject", { keys: "keys (plural)", key: "key (singular)" }),
    toggle("byHand", "Set the update gate by hand"),
    slider("at", "at word", { min: 1, max: 9, step: 1, value: 5, digits: 0 }),
    slider("gate", "to", { min: 0, max: 1, step: 0.05, value: 1 }),
  ],
  frames, draw, table,
});
