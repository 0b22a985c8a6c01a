// Two texts side by side in the editor's own view, where the screen has room for two.
import { editorWords } from "./words.js";

const WIDE = "(min-width: 60rem)";
const sides = document.querySelector("[data-merge]");

if (matchMedia(WIDE).matches) show();

async function show() {
  const module = await import(sides.dataset.merge).catch(() => null);
  if (!module) return;
  const table = sides.querySelector("table");
  const of = (side) => document.querySelector(`[data-code="${side}"]`).content.textContent;
  const nonce = document.querySelector("script[nonce]").nonce;
  module.mount(sides, {
    nonce,
    phrases: editorWords(),
    left: { title: sides.dataset.left, code: of("left") },
    right: { title: sides.dataset.right, code: of("right") },
  });
  // It says the same to those who cannot see the colours.
  table.classList.add("visually-hidden");
}
