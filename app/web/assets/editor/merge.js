// Two texts of code side by side, both for reading: the page of comparisons loads this lazily.
import { python } from "@codemirror/lang-python";
import { MergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { theme } from "./theme.js";

/** @param {HTMLElement} parent */
export function mount(parent, { nonce, phrases, left, right }) {
  const side = ({ title, code }) => ({
    doc: code,
    extensions: [
      EditorView.cspNonce.of(nonce),
      EditorState.phrases.of(phrases),
      EditorView.contentAttributes.of({ "aria-label": title, tabindex: "0" }),
      EditorState.readOnly.of(true),
      EditorView.editable.of(false),
      EditorView.lineWrapping,
      lineNumbers(),
      python(),
      theme,
    ],
  });
  return new MergeView({
    a: side(left),
    b: side(right),
    parent,
    collapseUnchanged: { margin: 4, minSize: 8 },
  });
}
