// Opens the contents where they stand at the side, for those who hear the page; the style shows them there anyway.
(() => {
  "use strict";
  const contents = document.querySelector("details.contents");
  if (!contents) return;
  const wide = matchMedia("(min-width: 66rem)");
  const fit = () => { contents.open = wide.matches; };
  fit();
  wide.addEventListener("change", fit);
})();
