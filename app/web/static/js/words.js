// What scripts say, in the language of the page. English stands in the code; a page in another
// language brings the translations along.
const words = JSON.parse(document.querySelector("#words")?.textContent ?? "{}");

/** The text in the page's language, with `values` in place of the names in braces. */
export function _(text, values = {}) {
  return (words[text] ?? text).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** What the editor says by itself, under its own English words. */
export function editorWords() {
  return {
    "$ unchanged lines": _("$ unchanged lines"),
    "Completions": _("Completions"),
    "Control character": _("Control character"),
    "Diagnostics": _("Diagnostics"),
    "Find": _("Find"),
    "Go to line": _("Go to line"),
    "No diagnostics": _("No diagnostics"),
    "Replace": _("Replace"),
    "Selection deleted": _("Selection deleted"),
    "all": _("all"),
    "by word": _("by word"),
    "close": _("close"),
    "current match": _("current match"),
    "go": _("go"),
    "match case": _("match case"),
    "next": _("next"),
    "on line": _("on line"),
    "previous": _("previous"),
    "regexp": _("regexp"),
    "replace": _("replace"),
    "replace all": _("replace all"),
    "replaced $ matches": _("replaced $ matches"),
    "replaced match on line $": _("replaced match on line $"),
    "Line $ is not valid Python from here on.": _("Line $ is not valid Python from here on."),
  };
}
