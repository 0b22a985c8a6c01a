// Sentence BLEU: clipped precisions, the brevity penalty, and their product.
import { sentence, slider } from "./controls.js";
import { html, line, picture, show, svg, text } from "./drawing.js";
import { stage } from "./stage.js";

// Every run of n neighbouring tokens with its count, in the order of first appearance.
export function ngrams(tokens, n) {
  const counts = new Map();
  for (let i = 0; i + n <= tokens.length; i += 1) {
    const gram = tokens.slice(i, i + n).join(" ");
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

// One row for each n-gram of the candidate: how often it stands there, and how many of these count.
export function clipped(cand, refs, n) {
  const inRefs = refs.map((ref) => ngrams(ref, n));
  return [...ngrams(cand, n)].map(([gram, count]) => {
    const ceiling = Math.max(0, ...inRefs.map((counts) => counts.get(gram) ?? 0));
    return { gram, count, ceiling, kept: Math.min(count, ceiling) };
  });
}

export function precision(cand, refs, n) {
  const rows = clipped(cand, refs, n);
  const add = (key) => rows.reduce((sum, row) => sum + row[key], 0);
  return { matches: add("kept"), total: add("count") };
}

export function closestLength(cand, refs) {
  const off = (length) => Math.abs(length - cand.length);
  return refs.map((ref) => ref.length)
    .reduce((a, b) => (off(b) < off(a) || (off(b) === off(a) && b < a) ? b : a));
}

export function brevityPenalty(cand, refs) {
  return Math.min(1, Math.exp(1 - closestLength(cand, refs) / cand.length));
}

export function bleu(cand, refs, weights) {
  if (!cand.length) return 0;
  let logMean = 0;
  for (const [i, weight] of weights.entries()) {
    if (weight === 0) continue;
    const { matches, total } = precision(cand, refs, i + 1);
    if (matches === 0) return 0;
    logMean += weight * Math.log(matches / total);
  }
  return brevityPenalty(cand, refs) * Math.exp(logMean);
}

function frames({ cand, one, other, orders }) {
  const refs = [one, other].filter((ref) => ref.length);
  if (!cand.length || !refs.length) {
    return [{ words: "Write a candidate and a reference; an empty candidate scores 0." }];
  }
  const made = [];
  const found = [];
  for (let n = 1; n <= orders; n += 1) {
    const rows = clipped(cand, refs, n);
    const { matches, total } = precision(cand, refs, n);
    found.push({ n, matches, total });
    const cut = rows.filter((row) => row.kept < row.count && row.ceiling);
    made.push({ n, rows, cand, found: [...found], words: `n = ${n}: ${matches} of ${total} ${
      n === 1 ? "words" : `runs of ${n} words`} count.${cut.length
      ? ` Clipped: ${cut.map((row) => `"${row.gram}" stands ${row.count} times, counts ${row.kept}`)
        .join("; ")}.` : ""}` });
  }
  const closest = closestLength(cand, refs);
  const penalty = brevityPenalty(cand, refs);
  made.push({ cand, found, penalty, closest, words: `The candidate has ${
    cand.length} words, the closest reference ${closest}: the brevity penalty is ${
    show(penalty, 4)}.` });
  const score = bleu(cand, refs, Array(orders).fill(1 / orders));
  const zero = found.find((each) => !each.matches);
  made.push({ cand, found, penalty, closest, score, words: zero
    ? `No run of ${zero.n} words matches, so the product is 0: without smoothing BLEU-${orders} is 0.`
    : `BLEU-${orders} is the penalty times the geometric mean of the precisions: ${show(score, 4)}.` });
  return made;
}

function draw({ n, rows, cand, penalty, closest, score }) {
  if (!cand) return [];
  const nodes = [];
  if (rows) {
    const left = new Map(rows.map((row) => [row.gram, row.kept]));
    const matched = new Set();
    for (let i = 0; i + n <= cand.length; i += 1) {
      const gram = cand.slice(i, i + n).join(" ");
      if (!left.get(gram)) continue;
      left.set(gram, left.get(gram) - 1);
      for (let k = i; k < i + n; k += 1) matched.add(k);
    }
    nodes.push(html("p", { class: "tokens" }, ...cand.flatMap((word, i) =>
      [html(matched.has(i) ? "mark" : "span", {}, word), " "])));
  }
  if (penalty !== undefined) nodes.push(curve(cand.length, closest, penalty));
  if (score !== undefined) {
    nodes.push(html("p", { class: "score" }, `BLEU ${show(score, 4)}`));
  }
  return nodes;
}

// The penalty over the candidate's length, with the point where this candidate stands.
function curve(length, closest, penalty) {
  const longest = Math.max(closest, length) * 1.3;
  const at = (c, value) => [30 + (360 * c) / longest, 130 - 100 * value];
  const points = Array.from({ length: 73 }, (_, k) => (longest * (k + 1)) / 73)
    .map((c) => at(c, Math.min(1, Math.exp(1 - closest / c))).map((v) => v.toFixed(1)));
  const [cx, cy] = at(length, penalty);
  return picture(400, 160, "The brevity penalty over the length of the candidate",
    line(30, 130, 390, 130, { class: "axis" }), line(30, 20, 30, 130, { class: "axis" }),
    svg("path", { d: `M${points.join("L")}`, class: "tone-1" }),
    svg("circle", { cx, cy, r: 6, class: "tone-2" }),
    text(cx, cy - 12, show(penalty, 3), { class: "middle" }),
    text(at(closest, 0)[0], 146, `${closest} words`, { class: "middle small" }),
    text(24, 34, "1", { class: "end small" }), text(24, 134, "0", { class: "end small" }));
}

function table({ n, rows, found }) {
  if (rows) {
    return {
      caption: n === 1 ? "Words of the candidate" : `Runs of ${n} words of the candidate`,
      head: ["n-gram", "in the candidate", "most in one reference", "counts"],
      rows: rows.map((row) => [row.gram, String(row.count), String(row.ceiling), String(row.kept)]),
    };
  }
  return found && {
    caption: "Clipped precisions",
    head: ["n", "matches", "of", "precision"],
    rows: found.map((each) => [String(each.n), String(each.matches), String(each.total),
      each.total ? show(each.matches / each.total, 4) : "–"]),
  };
}

stage("generation-metrics", {
  title: "BLEU of the sentences that you type",
  controls: [
    sentence("cand", "Candidate", "the the cat sat on the mat"),
    sentence("one", "Reference 1", "the cat sat on the mat"),
    sentence("other", "Reference 2", "there is a cat on the mat"),
    slider("orders", "Largest n", { min: 1, max: 4, step: 1, value: 4, digits: 0 }),
  ],
  frames, draw, table,
});
