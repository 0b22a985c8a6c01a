// A kernel slides over an image: products of the window, summed into one output cell after another.
import { numbers, pixels, slider } from "./controls.js";
import { cells, picture, rect, shade, show, text } from "./drawing.js";
import { stage } from "./stage.js";

// How many positions the dilated kernel has along one axis.
export function outputSize(n, f, stride, pad, dilation) {
  const covered = dilation * (f - 1) + 1;
  const room = n + 2 * pad - covered;
  if (room < 0) throw new RangeError(`the kernel covers ${covered} of ${n + 2 * pad} cells`);
  return Math.floor(room / stride) + 1;
}

export function padded(image, pad) {
  const width = image[0].length + 2 * pad;
  const empty = () => Array(width).fill(0);
  return [
    ...Array.from({ length: pad }, empty),
    ...image.map((row) => [...Array(pad).fill(0), ...row, ...Array(pad).fill(0)]),
    ...Array.from({ length: pad }, empty),
  ];
}

// Cross-correlation: the kernel is not turned. Calls `seen` with each window.
export function convolve(image, kernel, { stride = 1, pad = 0, dilation = 1, bias = 0 } = {},
  seen = () => {}) {
  const input = padded(image, pad);
  const rows = outputSize(image.length, kernel.length, stride, pad, dilation);
  const columns = outputSize(image[0].length, kernel[0].length, stride, pad, dilation);
  const output = [];
  for (let i = 0; i < rows; i += 1) {
    output.push([]);
    for (let j = 0; j < columns; j += 1) {
      let sum = bias;
      const products = kernel.map((row, u) => row.map((weight, v) => {
        const value = input[i * stride + u * dilation][j * stride + v * dilation];
        sum += weight * value;
        return [weight, value];
      }));
      output[i].push(sum);
      seen(i, j, products, sum);
    }
  }
  return output;
}

function short(value) {
  return show(value, value % 1 ? 1 : 0);
}

function frames({ image, kernel, stride, pad, dilation }) {
  const size = (n) => `⌊(${n} + 2·${pad} − ${dilation}·2 − 1) / ${stride}⌋ + 1`;
  const made = [];
  try {
    const output = convolve(image, kernel, { stride, pad, dilation }, (i, j, products, sum) => {
      const terms = products.flat().filter(([weight, value]) => weight && value)
        .map(([weight, value]) => `${short(weight)}·${value}`);
      made.push({ i, j, products, done: made.length + 1,
        words: `Row ${i + 1}, column ${j + 1}: ${terms.join(" + ") || "every product is 0"} = ${
          short(sum)}.` });
    });
    const shape = `${output.length} × ${output[0].length}`;
    made.unshift({ done: 0, output, words: `The output has ${size(image.length)} = ${
      output.length} rows, and columns likewise: ${shape} cells.` });
    for (const frame of made) frame.output = output;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ done: 0, output: [], words: `Nothing fits: ${error.message}.` }];
  }
  return made;
}

function draw({ i, j, done, output }, { image, kernel, stride, pad, dilation }) {
  const input = padded(image, pad);
  const cell = Math.min(24, 200 / input.length);
  const inWindow = (row, column) => i !== undefined
    && [[row - i * stride, kernel.length], [column - j * stride, kernel[0].length]].every(
      ([offset, taps]) => offset >= 0 && offset % dilation === 0 && offset / dilation < taps);
  const side = dilation * (kernel.length - 1) + 1;
  const largest = Math.max(1, ...output.flat().map(Math.abs));
  const isBorder = (row, column) => image[row - pad]?.[column - pad] === undefined;
  const nodes = cells(4, 22, cell, input, {
    tone: (value, row, column) => `${value ? "shade-3" : isBorder(row, column) ? "shade-1" : ""}`,
    label: (value, row, column) => (inWindow(row, column) ? value : ""),
  });
  if (i !== undefined) {
    nodes.push(rect(4 + j * stride * cell, 22 + i * stride * cell, side * cell, side * cell,
      { class: "window" }));
  }
  const columns = output[0]?.length ?? 0;
  const wide = Math.min(26, 200 / Math.max(columns, output.length, 1));
  nodes.push(...cells(222, 22, wide, output, {
    tone: (value, row, column) => {
      const number = row * columns + column;
      if (number >= done) return "";
      return `${shade(Math.abs(value) / largest)}${number === done - 1 ? " now" : ""}`;
    },
    label: (value, row, column) =>
      (row * columns + column < done ? short(value) : ""),
  }));
  return [picture(430, 228, "The padded input with the window, and the output so far",
    text(4, 14, "input with its padding"), text(222, 14, "output"), ...nodes)];
}

function table({ products }) {
  if (!products) return undefined;
  return {
    caption: "Kernel × window",
    head: ["row", "column 1", "column 2", "column 3"],
    rows: products.map((row, u) => [String(u + 1),
      ...row.map(([weight, value]) => `${short(weight)} · ${value}`)]),
  };
}

stage("convolution", {
  title: "A kernel slides over an image",
  controls: [
    pixels("image", "Paint the image", ["0000000", "0111110", "0111110", "0011100", "0011100",
      "0001000", "0000000"]),
    numbers("kernel", "Kernel", [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]),
    slider("stride", "Stride", { min: 1, max: 3, step: 1, value: 1, digits: 0 }),
    slider("pad", "Padding", { min: 0, max: 2, step: 1, value: 0, digits: 0 }),
    slider("dilation", "Dilation", { min: 1, max: 3, step: 1, value: 1, digits: 0 }),
  ],
  frames, draw, table,
});
