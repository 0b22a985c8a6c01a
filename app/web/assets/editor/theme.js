// The editor in the colours of the page: every value is one of the custom properties of
// tokens.css, so light and dark need no second theme.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const surface = EditorView.theme({
  "&": {
    height: "100%",
    backgroundColor: "var(--code-surface)",
    color: "var(--text)",
    fontSize: "var(--size-code)",
  },
  "&.cm-focused": { outline: "none" },
  // Over the gutter and the active line, which would hide an outline of the editor itself.
  "&.cm-focused::after": {
    content: "''",
    position: "absolute",
    inset: "0",
    border: "2px solid var(--accent)",
    pointerEvents: "none",
    zIndex: "300",
  },
  ".cm-scroller": { fontFamily: "var(--font-code)", lineHeight: "1.6" },
  ".cm-content": { caretColor: "var(--text)", padding: "0.75rem 0" },
  ".cm-cursor, .cm-dropCursor": { borderLeft: "2px solid var(--text)" },
  ".cm-gutters": {
    backgroundColor: "var(--code-surface)",
    color: "var(--text-quiet)",
    border: "none",
  },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--code-line)" },
  ".cm-activeLineGutter": { color: "var(--text)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    backgroundColor: "var(--code-selection)",
  },
  ".cm-selectionBackground, .cm-selectionMatch": { backgroundColor: "var(--code-selection)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "transparent",
    outline: "1px solid var(--accent)",
  },
  ".cm-nonmatchingBracket": { color: "var(--wrong)" },
  ".cm-searchMatch": { backgroundColor: "var(--warn-surface)", outline: "1px solid var(--warn)" },
  ".cm-panels, .cm-tooltip": {
    backgroundColor: "var(--raised)",
    color: "var(--text)",
    border: "1px solid var(--line-strong)",
    fontFamily: "var(--font-text)",
  },
  ".cm-textfield, .cm-button": {
    backgroundColor: "var(--surface)",
    backgroundImage: "none",
    color: "var(--text)",
    border: "1px solid var(--line-strong)",
    borderRadius: "4px",
  },
  ".cm-tooltip-autocomplete > ul": { fontFamily: "var(--font-code)" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--accent)",
    color: "var(--on-accent)",
  },
  ".cm-completionDetail": { color: "inherit", fontStyle: "normal" },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--wrong)",
  },
  ".cm-diagnostic-error": { borderLeft: "4px solid var(--wrong)" },
});

const syntax = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.operatorKeyword], color: "var(--code-keyword)" },
  { tag: [tags.definitionKeyword, tags.moduleKeyword], color: "var(--code-keyword)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-number)" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.className],
    color: "var(--code-name)" },
  { tag: [tags.comment], color: "var(--code-comment)", fontStyle: "italic" },
  { tag: [tags.meta], color: "var(--code-keyword)" },
]);

export const theme = [surface, syntaxHighlighting(syntax)];
