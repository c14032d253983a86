// Opens search, which is fetched only then. Without this script the same link leads to the A–Z index.
(() => {
  "use strict";
  const link = document.querySelector("a.find");
  const own = document.currentScript;
  if (!link || !own || typeof HTMLDialogElement === "undefined") return;
  const opener = document.createElement("button");
  opener.type = "button";
  opener.className = "find";
  opener.textContent = "Search";
  opener.setAttribute("aria-keyshortcuts", "/");
  opener.addEventListener("click", open);
  link.replaceWith(opener);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea, dialog")) return;
    event.preventDefault();
    open();
  });

  let loading;
  function open() {
    loading ||= new Promise((done, fail) => {
      const script = document.createElement("script");
      script.src = own.dataset.search;
      script.addEventListener("load", done);
      script.addEventListener("error", fail);
      document.head.append(script);
    });
    loading.then(
      () => self.atajurtSearch.open(own.dataset.index, own.dataset.home, link.href),
      () => { location.href = link.href; },
    );
  }
})();
