// Opens the window of search at once; what searches is fetched only then. Without this script the same link leads to
// the A–Z index.
(() => {
  "use strict";
  const link = document.querySelector("a.find");
  const own = document.currentScript;
  if (!link || !own || typeof HTMLDialogElement === "undefined") return;
  const make = (tag, more) => Object.assign(document.createElement(tag), more);

  const dialog = make("dialog", { className: "search" });
  dialog.setAttribute("aria-label", "Search");
  const form = make("form");
  form.setAttribute("role", "search");
  const field = make("input", { type: "search", autocomplete: "off", spellcheck: false, placeholder: "Names, places, words" });
  field.setAttribute("aria-label", "Search for");
  const close = make("button", { type: "button", textContent: "Close" });
  const said = make("p", { className: "said" });
  said.setAttribute("role", "status");
  const list = make("ol");
  list.setAttribute("aria-label", "What was found");
  form.append(field, close);
  dialog.append(form, said, list);

  const opener = make("button", { type: "button", className: "find", textContent: "Search" });
  opener.setAttribute("aria-keyshortcuts", "/");
  link.replaceWith(opener);
  document.body.append(dialog);

  opener.addEventListener("click", open);
  close.addEventListener("click", () => dialog.close());
  form.addEventListener("submit", (event) => { // Enter goes to the first result
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("li a")) dialog.close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea, dialog")) return;
    event.preventDefault();
    open();
  });

  let fetching = false;
  function open() {
    dialog.showModal();
    field.select();
    if (fetching) return;
    fetching = true;
    const script = make("script", { src: own.dataset.search });
    script.addEventListener("load", () => self.atajurtSearch.start({ field, list, said, missing }, own.dataset.index, own.dataset.home, own.dataset.file));
    script.addEventListener("error", missing);
    document.head.append(script);
  }

  function missing() {
    fetching = false; // the next opening tries again
    said.replaceChildren("Search could not be fetched. ", make("a", { href: link.href, textContent: "The A–Z index" }), " has the names and the sections.");
  }
})();
