// Leads on from what has moved: a page, with the part after the #, or one sentence of a page. Without this script the
// browser goes to the new page, and the sentence's place has a link. What was withdrawn leads nowhere: it tells why.
(() => {
  "use strict";
  const page = document.querySelector("a.moved-page");
  if (page) location.replace(page.hash ? page.href : page.href + location.hash);
  const lead = () => {
    const link = document.getElementById(location.hash.slice(1));
    if (link?.matches(".answers a.moved")) location.replace(link.href);
  };
  lead();
  addEventListener("hashchange", lead);
})();
