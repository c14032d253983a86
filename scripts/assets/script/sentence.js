// What can be done with a sentence, for the card of previews (preview.js): copy its link or a citation of it, report an
// error in it. Without this script its address is the page's with # and its name. Nothing is kept.
(() => {
  "use strict";
  const own = document.currentScript;
  const make = (tag, more) => Object.assign(document.createElement(tag), more);
  const meta = (name) => document.querySelector(`meta[property="og:${name}"]`)?.content || "";

  // The address to link: short and permanent for a sentence with an id, else that of its place on the page
  function address(sentence) {
    const known = document.querySelector("link[rel=canonical]")?.href;
    const here = known || location.href.split("#")[0];
    if (sentence.id.startsWith("s-")) return `${here}#${sentence.id}`;
    const file = own.dataset.file || (location.protocol === "file:" ? "index.html" : "");
    return new URL(`${own.dataset.home}go/${sentence.id}/${known ? "" : file}`, here).href;
  }

  function citation(sentence) {
    const words = sentence.cloneNode(true);
    for (const label of words.querySelectorAll(".cite, .preview")) label.remove();
    const text = words.textContent.replace(/\s+/g, " ").replace(/ ([.,;:!?])/g, "$1").trim();
    const today = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
    return `${text}\n— “${meta("title")}”, ${meta("site_name")}, edition ${own.dataset.edition}, ${address(sentence)} (read ${today})`;
  }

  // Copies a text and says so; where a browser does not allow that, shows it selected
  async function copy(text, said, lasts) {
    try {
      await navigator.clipboard.writeText(text);
      said.replaceChildren("Copied." + lasts);
    } catch {
      const field = make("textarea", { value: text, readOnly: true, rows: text.length > 120 ? 5 : 2 });
      field.setAttribute("aria-label", "To copy");
      said.replaceChildren("Copy it from here:" + lasts);
      said.parentElement.querySelector("textarea")?.remove();
      said.after(field);
      field.select();
    }
  }

  // The ways to report, with the sentence and a source of it filled in; as many as the end of the page has
  function reports(sentence, key) {
    const form = document.querySelector("a.report"), letter = document.querySelector("a.letter");
    if (form) {
      const known = `&statement=${encodeURIComponent(sentence.id)}&source=${encodeURIComponent(key)}`;
      return [make("a", { href: form.href + known, rel: "noreferrer", textContent: "Report an error" })];
    }
    if (!letter) return [];
    const known = encodeURIComponent(`Sentence: #${sentence.id}\r\nSource: ${key}\r\n\r\n`);
    return [make("a", { href: letter.href.replace("%0D%0A%0D%0A", `%0D%0A${known}`), textContent: "Report an error" })];
  }

  self.atajurtSentence = (sentence, key) => {
    const ways = make("p", { className: "preview-ways" });
    const said = make("p", { className: "said" });
    said.setAttribute("role", "status");
    const lasts = sentence.id.startsWith("s-") ? " It holds as long as the sentence keeps its words." : "";
    for (const [label, text] of [["Copy link", address], ["Copy as citation", citation]]) {
      const button = make("button", { type: "button", textContent: label });
      button.addEventListener("click", () => copy(text(sentence), said, lasts));
      ways.append(button);
    }
    ways.append(...reports(sentence, key));
    return [ways, said];
  };
})();
