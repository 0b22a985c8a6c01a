// Connected components by union-find: every pixel in reading order, each touching pair once.
import { choice, pixels } from "./controls.js";
import { arrow, cells, picture, svg } from "./drawing.js";
import { stage } from "./stage.js";

const SIZE = 36;
// Looking only forwards meets each pair once.
const FORWARD = { 4: [[0, 1], [1, 0]], 8: [[0, 1], [1, -1], [1, 0], [1, 1]] };

export class Forest {
  constructor(elements) {
    this.parent = new Map(elements.map((each) => [each, each]));
    this.size = new Map(elements.map((each) => [each, 1]));
  }

  find(element) {
    let root = element;
    while (this.parent.get(root) !== root) root = this.parent.get(root);
    while (element !== root) {
      const above = this.parent.get(element);
      this.parent.set(element, root);  // path compression
      element = above;
    }
    return root;
  }

  // Hangs the smaller tree under the larger; whether two trees became one.
  union(one, other) {
    let [large, small] = [this.find(one), this.find(other)];
    if (large === small) return false;
    if (this.size.get(large) < this.size.get(small)) [large, small] = [small, large];
    this.parent.set(small, large);
    this.size.set(large, this.size.get(large) + this.size.get(small));
    return true;
  }

  roots() {
    return [...this.parent.keys()].filter((each) => this.parent.get(each) === each);
  }

  largest() {
    return Math.max(0, ...this.roots().map((each) => this.size.get(each)));
  }
}

// Calls `seen` with each touching pair and whether it joined two regions; returns the forest.
export function connect(grid, connectivity, seen = () => {}) {
  const width = grid[0]?.length ?? 0;
  const isOn = (i, j) => grid[i]?.[j] === 1;
  const on = grid.flatMap((row, i) => row.flatMap((value, j) => (value === 1 ? [i * width + j] : [])));
  const forest = new Forest(on);
  for (const pixel of on) {
    const [i, j] = [Math.floor(pixel / width), pixel % width];
    for (const [down, right] of FORWARD[connectivity]) {
      if (!isOn(i + down, j + right)) continue;
      const other = (i + down) * width + j + right;
      seen(pixel, other, forest.union(pixel, other), forest);
    }
  }
  return forest;
}

function frames({ grid, connectivity }) {
  const width = grid[0].length;
  const name = (pixel) => `(${Math.floor(pixel / width) + 1}, ${(pixel % width) + 1})`;
  const state = (forest, words, pair = []) => ({
    parent: new Map(forest.parent), size: new Map(forest.size), roots: forest.roots(),
    largest: forest.largest(), pair, words,
  });
  const begin = connect(grid.map((row) => row.map(() => 0)), connectivity);
  const alone = new Forest(grid.flatMap((row, i) =>
    row.flatMap((value, j) => (value ? [i * width + j] : []))));
  if (!alone.parent.size) return [state(begin, "No pixel is painted: the largest region is 0.")];
  const made = [state(alone, `${alone.parent.size} pixels, each a region of its own.`)];
  connect(grid, connectivity, (one, other, isNew, forest) => {
    const touching = `${name(one)} and ${name(other)} touch`;
    made.push(state(forest, isNew
      ? `${touching}: union. The region now has ${forest.size.get(forest.find(one))} pixels.`
      : `${touching}, and find gives both the same root: nothing to do.`, [one, other]));
  });
  const end = made.at(-1);
  made.push({ ...end, pair: [],
    words: `${end.roots.length} regions; the largest has ${end.largest} pixels.` });
  return made;
}

function draw({ parent, roots, pair }, { grid }) {
  const width = grid[0].length;
  const rootOf = (pixel) => {
    while (parent.get(pixel) !== pixel) pixel = parent.get(pixel);
    return pixel;
  };
  const at = (pixel) => [(pixel % width + 0.5) * SIZE + 2, (Math.floor(pixel / width) + 0.5) * SIZE + 2];
  const numbered = (i, j) => roots.indexOf(rootOf(i * width + j));
  const links = [...parent].filter(([pixel, above]) => pixel !== above).map(([pixel, above]) =>
    arrow(...at(pixel), ...at(above), { gap: 9, class: "link" }));
  return [picture(width * SIZE + 4, grid.length * SIZE + 4, "The grid with its regions and parents",
    ...cells(2, 2, SIZE, grid, {
      tone: (value, i, j) => `${value ? `tone-${(numbered(i, j) % 7) + 1}` : ""}${
        pair.includes(i * width + j) ? " now" : ""}`,
    }),
    ...roots.map((root) => svg("circle", { cx: at(root)[0], cy: at(root)[1], r: 6, class: "root" })),
    ...links)];
}

function table({ roots, size, largest }, { grid }) {
  const width = grid[0].length;
  return {
    caption: "Regions so far: the largest ones",
    head: ["root (row, column)", "pixels", "rank"],
    rows: [...roots].sort((a, b) => size.get(b) - size.get(a)).slice(0, 5).map((root) => [
      `(${Math.floor(root / width) + 1}, ${(root % width) + 1})`, String(size.get(root)),
      size.get(root) === largest ? "largest" : "–",
    ]),
  };
}

stage("connected-components", {
  title: "Union-find on a grid",
  controls: [
    pixels("grid", "Paint the grid", ["101010010", "101010010", "111110100", "000000000", "110011100",
      "010010001"]),
    choice("connectivity", "Neighbours", { 4: "4: through edges", 8: "8: corners too" }),
  ],
  frames, draw, table,
});
