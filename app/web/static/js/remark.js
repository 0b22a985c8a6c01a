// A click on a line of code puts its number into the form; the form works without.
const form = document.querySelector("[data-remark]");
const section = form.closest("section");
section.dataset.pickable = "";
section.addEventListener("click", (event) => {
  const line = event.target.closest(".lined li");
  if (!line || !getSelection().isCollapsed) return;
  form.elements.line.value = line.id.replace("line-", "");
  form.elements.text.focus();
});
