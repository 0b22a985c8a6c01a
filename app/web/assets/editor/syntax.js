// Marks the place where the code stops being Python, as far as the editor's own parser sees it.
import { syntaxTree } from "@codemirror/language";
import { linter } from "@codemirror/lint";

const MAX_MARKS = 10;

export const syntaxErrors = linter((view) => {
  const found = [];
  syntaxTree(view.state).iterate({
    enter(node) {
      if (!node.type.isError || found.length === MAX_MARKS) return;
      const line = view.state.doc.lineAt(node.from);
      if (found.some((mark) => mark.line === line.number)) return;
      found.push({
        line: line.number,
        from: Math.min(node.from, line.to),
        to: Math.min(Math.max(node.to, node.from + 1), line.to),
        severity: "error",
        message: view.state.phrase("Line $ is not valid Python from here on.", line.number),
      });
    },
  });
  return found;
}, { delay: 600 });
