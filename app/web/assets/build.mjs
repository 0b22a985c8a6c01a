// Bundles what the pages need from npm into one folder, given as the only argument:
// editor.js and merge.js (ES modules, loaded lazily by the pages that need them, with what they
// share in chunks beside them), the parts of the maths font and their licences.
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import subsetFont from "subset-font";

const MATHS_FACES = "../static/css/maths.css";

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

/** One file for each part that the style sheet names, with the characters of its range. */
async function subsetMathsFont() {
  const name = "@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2";
  const whole = await readFile(createRequire(import.meta.url).resolve(name));
  const faces = (await readFile(MATHS_FACES, "utf8")).matchAll(
    /url\("\.\.\/built\/([^"]+)"\)[^}]*unicode-range:([^;]+);/g,
  );
  for (const [, file, ranges] of faces) {
    const font = await subsetFont(whole, charactersOf(ranges), { targetFormat: "woff2" });
    await save(file, font);
  }
}

function charactersOf(ranges) {
  return ranges.split(",").map((range) => {
    const [first, last = first] = range.trim().slice(2).split("-").map((code) => parseInt(code, 16));
    return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i));
  }).join("");
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
