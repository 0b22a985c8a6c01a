// Key bindings of other editors; each is loaded only by who chose it.
export async function otherKeys(name) {
  if (name === "vim") {
    const { vim } = await import("@replit/codemirror-vim");
    return vim();
  }
  if (name === "emacs") {
    const { emacs } = await import("@replit/codemirror-emacs");
    return emacs();
  }
  return [];
}
