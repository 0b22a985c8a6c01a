// Elements of pages and pictures, and numbers as people read them.
const SVG = "http://www.w3.org/2000/svg";

export function html(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

export function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

// A picture of that many units; it grows and shrinks with the page. `label` says what it is.
export function picture(width, height, label, ...children) {
  return svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label },
    ...children);
}

export function text(x, y, content, attributes = {}) {
  return svg("text", { x, y, ...attributes }, String(content));
}

export function rect(x, y, width, height, attributes = {}) {
  return svg("rect", { x, y, width, height, ...attributes });
}

export function line(x1, y1, x2, y2, attributes = {}) {
  return svg("line", { x1, y1, x2, y2, ...attributes });
}

// A line with a head at its second end, which stays `gap` units away from that point.
export function arrow(x1, y1, x2, y2, { gap = 0, ...attributes } = {}) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length < 1e-9) return svg("g");
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const [ex, ey] = [x2 - gap * ux, y2 - gap * uy];
  const side = (sign) => `${ex - 7 * ux + sign * 4 * uy},${ey - 7 * uy - sign * 4 * ux}`;
  return svg("g", attributes, line(x1, y1, ex, ey),
    svg("polygon", { points: `${ex},${ey} ${side(1)} ${side(-1)}` }));
}

// A bar from the zero line at `y`, upwards for what is positive.
export function bar(x, y, width, height, attributes = {}) {
  return rect(x, height < 0 ? y : y - height, width, Math.max(Math.abs(height), 0.75), attributes);
}

// A table of numbers as cells; `tone` gives the class of one, `label` what stands in it.
export function cells(x, y, size, rows, { tone, label = () => "" }) {
  return rows.flatMap((row, i) => row.map((value, j) => svg("g", {},
    rect(x + j * size, y + i * size, size, size, { class: `cell ${tone(value, i, j)}` }),
    text(x + (j + 0.5) * size, y + (i + 0.5) * size, label(value, i, j), { class: "in-cell" }))));
}

// One of five tones for a share from 0 to 1.
export function shade(share) {
  return `shade-${Math.max(0, Math.min(4, Math.round(share * 4)))}`;
}

// A number with a true minus sign and no minus zero.
export function show(value, digits = 2) {
  if (!Number.isFinite(value)) return value > 0 ? "∞" : value < 0 ? "−∞" : "–";
  const shown = value.toFixed(digits);
  return Number(shown) === 0 ? shown.replace("-", "") : shown.replace("-", "−");
}

export function showAll(values, digits = 2) {
  return `(${values.map((each) => show(each, digits)).join(", ")})`;
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
