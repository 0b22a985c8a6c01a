// Six optimizers on one landscape: each is a class with what it remembers and one step.
import { choice, slider } from "./controls.js";
import { picture, show, showAll, svg } from "./drawing.js";
import { stage } from "./stage.js";

const STEPS = 80;
const [WIDTH, HEIGHT] = [400, 260];
const each = (a, f) => a.map(f);

export class Descent {
  constructor({ lr }) { this.lr = lr; }

  step(theta, gradient) {
    const g = gradient(theta);
    return each(theta, (t, i) => t - this.lr * g[i]);
  }
}

export class Momentum {
  constructor({ lr, alpha }) { Object.assign(this, { lr, alpha, v: [0, 0] }); }

  step(theta, gradient) {
    const g = gradient(theta);
    this.v = each(this.v, (v, i) => this.alpha * v - this.lr * g[i]);
    return each(theta, (t, i) => t + this.v[i]);
  }
}

export class Nesterov {
  constructor({ lr, alpha }) { Object.assign(this, { lr, alpha, v: [0, 0] }); }

  step(theta, gradient) {
    const g = gradient(each(theta, (t, i) => t + this.alpha * this.v[i]));  // looks ahead
    this.v = each(this.v, (v, i) => this.alpha * v - this.lr * g[i]);
    return each(theta, (t, i) => t + this.v[i]);
  }
}

export class AdaGrad {
  constructor({ lr, eps }) { Object.assign(this, { lr, eps, r: [0, 0] }); }

  step(theta, gradient) {
    const g = gradient(theta);
    this.r = each(this.r, (r, i) => r + g[i] ** 2);
    return each(theta, (t, i) => t - (this.lr * g[i]) / (Math.sqrt(this.r[i]) + this.eps));
  }
}

export class RMSProp {
  constructor({ lr, beta, eps }) { Object.assign(this, { lr, beta, eps, r: [0, 0] }); }

  step(theta, gradient) {
    const g = gradient(theta);
    this.r = each(this.r, (r, i) => this.beta * r + (1 - this.beta) * g[i] ** 2);
    return each(theta, (t, i) => t - (this.lr * g[i]) / (Math.sqrt(this.r[i]) + this.eps));
  }
}

export class Adam {
  constructor({ lr, beta1, beta2, eps }) {
    Object.assign(this, { lr, beta1, beta2, eps, m: [0, 0], v: [0, 0], t: 0 });
  }

  step(theta, gradient) {
    const g = gradient(theta);
    this.t += 1;
    this.m = each(this.m, (m, i) => this.beta1 * m + (1 - this.beta1) * g[i]);
    this.v = each(this.v, (v, i) => this.beta2 * v + (1 - this.beta2) * g[i] ** 2);
    const [one, two] = [1 - this.beta1 ** this.t, 1 - this.beta2 ** this.t];
    return each(theta, (t, i) =>
      t - (this.lr * (this.m[i] / one)) / (Math.sqrt(this.v[i] / two) + this.eps));
  }
}

const RACERS = { Descent, Momentum, Nesterov, AdaGrad, RMSProp, Adam };
const DASHES = ["", "7 3", "2 3", "10 3 2 3", "4 4", "12 4"];

const LANDSCAPES = {
  ravine: {
    name: "Ravine", start: [-2.6, 1.3], reach: [3, 1.95],
    cost: ([x, y]) => 0.5 * x ** 2 + 6 * y ** 2,
    gradient: ([x, y]) => [x, 12 * y],
  },
  bowl: {
    name: "Round bowl", start: [-2.6, 1.3], reach: [3, 1.95],
    cost: ([x, y]) => x ** 2 + y ** 2,
    gradient: ([x, y]) => [2 * x, 2 * y],
  },
  saddle: {
    name: "Saddle", start: [-2.4, 0.05], reach: [3, 1.95],
    cost: ([x, y]) => 0.5 * x ** 2 - y ** 2 + 0.25 * y ** 4,
    gradient: ([x, y]) => [x, -2 * y + y ** 3],
  },
  banana: {
    name: "Curved valley", start: [-1.6, 1.2], reach: [3, 1.95],
    cost: ([x, y]) => 0.25 * (1 - x) ** 2 + 2 * (y - 0.5 * x ** 2) ** 2,
    gradient: ([x, y]) => {
      const off = y - 0.5 * x ** 2;
      return [-0.5 * (1 - x) - 4 * off * x, 4 * off];
    },
  },
};

function frames({ landscape, lr, alpha, beta2 }) {
  const { start, cost, gradient } = LANDSCAPES[landscape];
  const options = { lr, alpha, beta: beta2, beta1: alpha, beta2, eps: 1e-8 };
  const racers = Object.entries(RACERS).map(([name, Racer]) =>
    ({ name, racer: new Racer(options), path: [start] }));
  const made = [];
  for (let step = 0; step <= STEPS; step += 1) {
    if (step) for (const each of racers) each.path.push(each.racer.step(each.path.at(-1), gradient));
    made.push({ step, racers: racers.map(({ name, racer, path }) => ({
      name, path: path.slice(), cost: cost(path.at(-1)), memory: remembered(racer),
    })) });
  }
  for (const frame of made) {
    const best = frame.racers.reduce((a, b) => (b.cost < a.cost ? b : a));
    const lost = frame.racers.filter((each) => !(each.cost < 1e3)).map((each) => each.name);
    frame.words = frame.step === 0 ? `All six start at ${showAll(start, 1)}.`
      : `After step ${frame.step} ${best.name} is lowest, at cost ${show(best.cost, 4)}.${
        lost.length ? ` ${lost.join(", ")} ran away: the steps are too large.` : ""}`;
  }
  return made;
}

function remembered({ v, r, m }) {
  if (m) return `m ${showAll(m)}, v ${showAll(v)}`;
  if (r) return `r ${showAll(r)}`;
  return v ? `v ${showAll(v)}` : "nothing";
}

function draw({ racers }, { landscape }) {
  const { cost, reach: [x0, y0] } = LANDSCAPES[landscape];
  const at = ([x, y]) => [WIDTH / 2 + (x / x0) * (WIDTH / 2), HEIGHT / 2 - (y / y0) * (HEIGHT / 2)];
  const bounded = (value) => Math.max(-1e4, Math.min(1e4, Number.isFinite(value) ? value : 1e4));
  const paths = racers.flatMap(({ path }, i) => {
    const points = path.map((point) => at(point).map((value) => bounded(value).toFixed(1)));
    const [cx, cy] = points.at(-1);
    const tone = `tone-${i + 1}`;
    return [svg("path", { d: `M${points.join("L")}`, class: tone, "stroke-dasharray": DASHES[i] }),
      svg("circle", { cx, cy, r: 5, class: tone })];
  });
  const legend = svg("svg", { viewBox: "0 0 400 40", role: "img",
    "aria-label": `The lines: ${racers.map((each) => each.name).join(", ")}` },
  ...racers.flatMap(({ name }, i) => {
    const [x, y] = [4 + (i % 3) * 134, 12 + 20 * Math.floor(i / 3)];
    return [svg("path", { d: `M${x},${y}h34`, class: `tone-${i + 1}`, "stroke-dasharray": DASHES[i] }),
      svg("text", { x: x + 40, y: y + 4 }, name)];
  }));
  return [picture(WIDTH, HEIGHT, "Contour lines and the way of each optimizer",
    svg("rect", { width: WIDTH, height: HEIGHT, class: "cell" }),
    ...contours(landscape, cost, at, [x0, y0]), ...paths), legend];
}

const drawn = new Map();

// The lines of equal cost, by marching squares: each small square adds at most two segments.
function contours(name, cost, at, [x0, y0]) {
  if (!drawn.has(name)) {
    const [columns, rows] = [72, 48];
    const point = (i, j) => [-x0 + (2 * x0 * j) / columns, -y0 + (2 * y0 * i) / rows];
    const heights = Array.from({ length: rows + 1 }, (_, i) =>
      Array.from({ length: columns + 1 }, (_, j) => cost(point(i, j))));
    const low = Math.min(...heights.flat());
    const levels = Array.from({ length: 9 }, (_, k) => low + 0.08 * 2.1 ** k);
    drawn.set(name, levels.map((level) => {
      let d = "";
      for (let i = 0; i < rows; i += 1) {
        for (let j = 0; j < columns; j += 1) {
          const corners = [[i, j], [i, j + 1], [i + 1, j + 1], [i + 1, j]];
          const crossings = corners.flatMap(([a, b], k) => {
            const [c, e] = corners[(k + 1) % 4];
            const [from, to] = [heights[a][b] - level, heights[c][e] - level];
            if (from > 0 === to > 0) return [];
            const [p, q] = [point(a, b), point(c, e)];
            const share = from / (from - to);
            return [at(p.map((value, axis) => value + share * (q[axis] - value)))];
          });
          for (let k = 0; k + 1 < crossings.length; k += 2) {
            const [one, other] = [crossings[k], crossings[k + 1]];
            d += `M${one[0].toFixed(1)},${one[1].toFixed(1)}L${other[0].toFixed(1)},${other[1].toFixed(1)}`;
          }
        }
      }
      return d;
    }));
  }
  return drawn.get(name).map((d) => svg("path", { d, class: "contour" }));
}

function table({ step, racers }) {
  return {
    caption: `After step ${step}`,
    head: ["optimizer", "cost", "place", "remembers"],
    rows: racers.map(({ name, cost, path, memory }) =>
      [name, show(cost, 4), showAll(path.at(-1)), memory]),
  };
}

stage("optimizers", {
  title: "Six optimizers on one landscape",
  controls: [
    choice("landscape", "Landscape",
      Object.fromEntries(Object.entries(LANDSCAPES).map(([key, { name }]) => [key, name]))),
    slider("lr", "Learning rate η", { min: -3, max: 0, step: 0.1, value: -1.2, digits: 3,
      as: (exponent) => 10 ** exponent }),
    slider("alpha", "Momentum α, Adam's β₁", { min: 0, max: 0.98, step: 0.02, value: 0.9 }),
    slider("beta2", "RMSProp's β, Adam's β₂", { min: 0.5, max: 0.999, step: 0.001, value: 0.99, digits: 3 }),
  ],
  frames, draw, table,
});
