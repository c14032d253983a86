// Previews of citations: what the list of sources says of one, beside the sentence. Without this script the label says
// outlet, year and paragraph, and its link leads to that list. Nothing is fetched and nothing is kept.
(() => {
  "use strict";
  const wait = 120; // ms before a preview opens or closes, so that a passing pointer opens nothing
  let card, owner, timer;

  const make = (tag, name, text) => Object.assign(document.createElement(tag), { className: name, textContent: text || "" });

  function content(link) {
    const entry = document.getElementById(link.hash.slice(1));
    const box = make("div", "preview");
    box.id = "preview";
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "About " + link.textContent);
    const place = link.textContent.split(/, (.*)/s)[1] || "";
    const status = link.previousElementSibling && link.previousElementSibling.classList.contains("status")
      ? link.previousElementSibling.textContent : "reported";
    box.append(make("p", "preview-place", [place, status].filter(Boolean).join(" · ")));
    const reference = entry.querySelector("p:not([class])") || entry.firstElementChild;
    const said = make("p", "preview-reference");
    said.append(...[...reference.cloneNode(true).childNodes]);
    box.append(said);
    const ways = make("p", "preview-ways");
    for (const original of entry.querySelectorAll(".passages a")) {
      if (original.textContent === place) {
        const way = original.cloneNode(true);
        const warning = entry.querySelector(".passages").firstChild.textContent.match(/\(.*\)/);
        way.textContent = "The passage in the original" + (warning ? " " + warning[0] : "");
        way.removeAttribute("aria-label");
        ways.append(way);
      }
    }
    const sentence = link.closest(".statement");
    if (sentence) {
      const self = make("a", "", "Link to this sentence");
      self.href = "#" + sentence.id;
      ways.append(self);
      const cite = make("button", "", "Copy as a citation");
      cite.type = "button";
      cite.addEventListener("click", () => copy(cite, sentence));
      ways.append(cite);
    }
    box.append(ways);
    return box;
  }

  function copy(button, sentence) {
    const canonical = document.querySelector("link[rel=canonical]");
    const page = (canonical ? canonical.href : location.href.split("#")[0]) + "#" + sentence.id;
    const title = document.querySelector("h1").firstChild.textContent.trim();
    const words = [...sentence.childNodes].map((node) => node.textContent).join("").replace(/\s+/g, " ").trim();
    const edition = document.documentElement.querySelector("meta[name=citation_publication_date]");
    const text = `“${words}” The Atajurt Record, “${title}”${edition ? ", " + edition.content : ""}. ${page}`;
    const done = () => { button.textContent = "Copied"; };
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, () => prompt("Copy:", text));
    else prompt("Copy:", text);
  }

  function open(link) {
    if (owner === link) return;
    close();
    owner = link;
    card = content(link);
    link.setAttribute("aria-expanded", "true");
    link.after(card);
    const at = link.getClientRects()[0];
    const frame = card.offsetParent.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - card.offsetWidth - 8));
    const below = at.bottom + card.offsetHeight + 12 < innerHeight;
    card.style.left = left - frame.left + "px";
    card.style.top = (below ? at.bottom + 4 : at.top - card.offsetHeight - 4) - frame.top + "px";
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    card.addEventListener("pointerleave", () => later(close));
  }

  function close() {
    clearTimeout(timer);
    if (card) card.remove();
    if (owner) owner.removeAttribute("aria-expanded");
    card = owner = undefined;
  }

  const later = (what) => { clearTimeout(timer); timer = setTimeout(what, wait); };
  const citation = (event) => event.target.closest && event.target.closest('a.citation[href^="#ref-"]');

  document.addEventListener("pointerover", (event) => {
    const link = event.pointerType === "mouse" && citation(event);
    if (link) later(() => open(link));
  });
  document.addEventListener("pointerout", (event) => { if (citation(event)) later(close); });
  document.addEventListener("focusin", (event) => {
    const link = citation(event);
    if (link && link.matches(":focus-visible")) open(link);
    else if (card && !card.contains(event.target) && event.target !== owner) close();
  });
  document.addEventListener("click", (event) => {
    const link = citation(event);
    if (link && link !== owner && event.pointerType !== "mouse" && event.detail) { // a tap opens it, a second one follows
      event.preventDefault();
      open(link);
    } else if (card && !card.contains(event.target)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (owner) { owner.focus(); close(); }
    else if (document.activeElement.matches(".named")) document.activeElement.classList.add("quiet");
  });
})();
