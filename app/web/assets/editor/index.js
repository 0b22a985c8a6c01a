// The code editor of the problem page. It stands over a real <textarea> and writes every
// change back to it, so the form works the same with and without this file.
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import {
  defaultKeymap,
  history,
  historyKeymap,
  indentLess,
  insertTab,
  indentMore,
  temporarilySetTabFocusMode,
} from "@codemirror/commands";
import { python, pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Annotation, Compartment, EditorState, Prec } from "@codemirror/state";
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { completeNumpy } from "./completions.js";
import { otherKeys } from "./keys.js";
import { syntaxErrors } from "./syntax.js";
import { theme } from "./theme.js";

// Marks what the page puts into the editor: it does not count as typed.
const byPage = Annotation.define();

/**
 * Puts the editor in place of `textarea`, which stays in the form, hidden and up to date.
 *
 * @param {HTMLTextAreaElement} textarea
 * @param {{nonce: string, label: string, describedBy: string, keys: string,
 *          phrases: Record<string, string>,
 *          onRun: () => void, onSubmit: () => void, onChange: () => void}} options
 * @returns {{setValue: (text: string) => void, focus: () => void, remove: () => void}}
 */
export function mount(textarea, options) {
  const keys = new Compartment();
  // Before all others, as its keys rule; the page's own keys stay above it.
  const all = [Prec.highest(keymap.of(pageKeys(options))), keys.of([]), extensions(textarea, options)];
  const view = new EditorView({
    state: EditorState.create({ doc: textarea.value, extensions: all }),
  });
  otherKeys(options.keys).then((found) => view.dispatch({ effects: keys.reconfigure(found) }));
  // Somebody may be typing in the field by the time the editor has loaded.
  const hadFocus = document.activeElement === textarea;
  const { selectionStart: anchor, selectionEnd: head } = textarea;
  textarea.after(view.dom);
  textarea.hidden = true;
  if (hadFocus) {
    view.dispatch({ selection: { anchor, head } });
    view.focus();
  }
  return {
    setValue(text) {
      const changes = { from: 0, to: view.state.doc.length, insert: text };
      view.dispatch({ changes, annotations: byPage.of(true) });
    },
    focus() {
      view.focus();
    },
    remove() {
      view.destroy();
      textarea.hidden = false;
    },
  };
}

function extensions(textarea, options) {
  return [
    EditorView.cspNonce.of(options.nonce),
    EditorState.phrases.of(options.phrases),
    EditorView.contentAttributes.of({
      "aria-label": options.label,
      "aria-describedby": options.describedBy,
      autocapitalize: "off",
      spellcheck: "false",
      tabindex: "0",
    }),
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    drawSelection(),
    indentUnit.of("    "),
    EditorState.tabSize.of(4),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    highlightSelectionMatches(),
    search({ top: true }),
    python(),
    pythonLanguage.data.of({ autocomplete: completeNumpy }),
    autocompletion(),
    syntaxErrors,
    lintGutter(),
    theme,
    keymap.of([
      ...closeBracketsKeymap,
      ...defaultKeymap.filter((binding) => binding.key !== "Mod-Enter"),
      ...searchKeymap,
      ...historyKeymap,
      ...completionKeymap,
      ...lintKeymap,
      { key: "Tab", run: tab, shift: indentLess },
      { key: "Escape", run: temporarilySetTabFocusMode },
    ]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) {
        textarea.value = update.state.doc.toString();
        if (!update.transactions.some((each) => each.annotation(byPage))) options.onChange();
      }
    }),
  ];
}

function pageKeys({ onRun, onSubmit }) {
  const call = (action) => () => {
    action();
    return true;
  };
  return [
    { key: "Mod-Enter", run: call(onRun) },
    { key: "Mod-Shift-Enter", run: call(onSubmit) },
  ];
}

// Like a programmer's editor: indent what is selected, else fill up to the next stop.
function tab(view) {
  if (view.state.selection.ranges.some((range) => !range.empty)) return indentMore(view);
  const { from } = view.state.selection.main;
  const column = from - view.state.doc.lineAt(from).from;
  if (view.state.readOnly) return insertTab(view);
  view.dispatch(view.state.replaceSelection(" ".repeat(4 - (column % 4))));
  return true;
}
