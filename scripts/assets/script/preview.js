// Previews: beside a citation what the list of sources says of it, and what can be done with its sentence; beside the "#" of
// a sentence only the latter. Without this script the label says outlet, year and paragraph, and leads to that list. Nothing is fetched and nothing is kept.
(() => {
  "use strict";
  const wait = 120; // ms before a preview opens or closes, so that a passing pointer opens nothing
  let card, owner, timer;

  const make = (tag, name, text) => Object.assign(document.createElement(tag), { className: name, textContent: text || "" });

  function frame(label) {
    const box = make("div", "preview");
    box.id = "preview";
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", label);
    return box;
  }

  function content(link) {
    const entry = document.getElementById(link.hash.slice(1));
    const box = frame("About " + link.textContent);
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
    if (ways.childElementCount) box.append(ways);
    const sentence = link.closest(".statement");
    if (sentence) box.append(...self.atajurtSentence(sentence, link.hash.replace("#ref-", "")));
    return box;
  }

  // The card of a sentence's own "#": what can be done with it
  function ofSentence(link) {
    const sentence = link.previousElementSibling;
    const box = frame("About this sentence");
    box.append(...self.atajurtSentence(sentence, sentence.querySelector('a[href^="#ref-"]')?.hash.slice(5) || ""));
    return box;
  }

  function open(link) {
    if (owner === link) return;
    close();
    owner = link;
    card = link.matches(".self") ? ofSentence(link) : content(link);
    link.setAttribute("aria-expanded", "true");
    link.after(card);
    const at = link.getClientRects()[0];
    const around = card.offsetParent.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - card.offsetWidth - 8));
    const below = at.bottom + card.offsetHeight + 12 < innerHeight;
    card.style.left = left - around.left + "px";
    card.style.top = (below ? at.bottom + 4 : at.top - card.offsetHeight - 4) - around.top + "px";
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    card.addEventListener("pointerleave", () => later(leave));
  }

  function close() {
    clearTimeout(timer);
    if (card) card.remove();
    if (owner) owner.removeAttribute("aria-expanded");
    card = owner = undefined;
  }

  const leave = () => { if (!card?.contains(document.activeElement)) close(); }; // what was copied can still be read
  const later = (what) => { clearTimeout(timer); timer = setTimeout(what, wait); };
  const citation = (event) => event.target.closest && event.target.closest('a.citation[href^="#ref-"], .statement + a.self');

  document.addEventListener("pointerover", (event) => {
    const link = event.pointerType === "mouse" && citation(event);
    if (link) later(() => open(link));
  });
  document.addEventListener("pointerout", (event) => { if (citation(event)) later(leave); });
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
