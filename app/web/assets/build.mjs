// Bundles what the pages need from npm into one folder, given as the only argument:
// editor.js and merge.js (ES modules, loaded lazily by the pages that need them, with what they
// share in chunks beside them), maths.woff2 and their licences.
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import subsetFont from "subset-font";

// Unicode blocks that MathML of the statements draws from; the whole font is twice the size.
const MATHS_RANGES = [
  [0x0020, 0x007e], [0x00a0, 0x00ff], [0x0300, 0x0338], [0x0370, 0x03ff], [0x2010, 0x2063],
  [0x2070, 0x209c], [0x20d0, 0x20dc], [0x2100, 0x214f], [0x2190, 0x21ff], [0x2200, 0x22ff],
  [0x2308, 0x230b], [0x23dc, 0x23e1], [0x25a0, 0x25ff], [0x27e6, 0x27ef], [0x27f5, 0x27ff],
  [0x2a00, 0x2a1f], [0x2a7d, 0x2a7e], [0x2aaf, 0x2ab0], [0x1d400, 0x1d66f], [0x1d6a4, 0x1d7ff],
];

const target = process.argv[2];
const partial = `${target}.partial`;

await rm(partial, { recursive: true, force: true });
await mkdir(partial, { recursive: true });
const packages = new Set(["@fontsource/stix-two-math"]);
await bundleEditor();
await subsetMathsFont();
await collectLicences();
await rm(target, { recursive: true, force: true });
await rename(partial, target);

async function bundleEditor() {
  const result = await build({
    entryPoints: { editor: "editor/index.js", merge: "editor/merge.js" },
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "eof",
    write: false,
    outdir: "out",
    chunkNames: "[name]-[hash]",
    metafile: true,
  });
  for (const input of Object.keys(result.metafile.inputs)) {
    const [, name] = input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/) ?? [];
    if (name) packages.add(name);
  }
  for (const file of result.outputFiles) await save(basename(file.path), file.contents);
}

async function subsetMathsFont() {
  const name = "@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2";
  const whole = await readFile(createRequire(import.meta.url).resolve(name));
  const characters = MATHS_RANGES.map(([first, last]) => {
    const codes = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    return String.fromCodePoint(...codes);
  });
  const font = await subsetFont(whole, characters.join(""), { targetFormat: "woff2" });
  await save("maths.woff2", font);
}

async function collectLicences() {
  const texts = [...packages].sort().map(async (name) => {
    return `== ${name}\n\n${await readFile(`node_modules/${name}/LICENSE`, "utf8")}`;
  });
  await save("licences.txt", Buffer.from((await Promise.all(texts)).join("\n\n")));
}

async function save(name, contents) {
  await writeFile(join(partial, name), contents);
  const gzipped = name.endsWith(".js") ? `, ${kilobytes(gzipSync(contents))} gzipped` : "";
  console.log(`${name}: ${kilobytes(contents)}${gzipped}`);
}

function kilobytes(contents) {
  return `${(contents.length / 1000).toFixed(1)} kB`;
}
