// What searches, fetched when the window of search (find.js) is opened. The index (scripts/atajurt/exports/search.py) is
// divided into small files; each is a script that hands its data to `atajurtSearch`, so that search works from a folder
// on a disk too. Nothing is kept.
(() => {
  "use strict";
  const FIELD = [0.8, 1, 1.1, 1.7]; // a word among the spellings of a name, in the text, in its heading, in its title
  const MOST = 30; // results shown
  const NEAR = 8; // parts of the index that are fetched at most to mend a typing mistake

  const parts = new Map(); // name of a part -> [promise, its end]
  let root, home, file, index, field, list, said, missing, asked = 0;

  self.atajurtSearch = (name, data) => parts.get(name).done(data);
  self.atajurtSearch.start = (parts, from, to, name) => {
    ({ field, list, said, missing } = parts);
    root = from;
    home = to;
    file = name || (location.protocol === "file:" ? "index.html" : ""); // a disk shows a folder, not the page in it
    field.addEventListener("input", look);
    part("index").then((data) => { index = data; look(); }, missing);
  };

  function part(name) {
    if (!parts.has(name)) {
      const entry = {};
      entry.promise = new Promise((done, fail) => {
        entry.done = done;
        const script = document.createElement("script");
        script.src = `${root}/${index ? `${index.folder}/` : ""}${name}.js`; // the index says which folder the others are in
        script.addEventListener("error", () => { parts.delete(name); fail(new Error(name)); });
        document.head.append(script);
      });
      parts.set(name, entry);
    }
    return parts.get(name).promise;
  }

  // Words: the same rules as `fold`, `stem` and `words` of the index
  const fold = (text) => text.toLowerCase().replace(/[’']/g, "").replace(/ı/g, "i").normalize("NFD")
    .replace(/([a-z])[\u0300-\u036f]+/g, "$1").normalize("NFC");
  function stem(word) {
    if (word.length > 4 && /ies$/.test(word) && !/[ea]ies$/.test(word)) return word.slice(0, -3) + "y";
    if (word.length > 4 && /es$/.test(word) && !/[aeo]es$/.test(word)) return word.slice(0, -1);
    return word.length > 3 && /s$/.test(word) && !/[us]s$/.test(word) ? word.slice(0, -1) : word;
  }
  function words(query) {
    const every = [...new Set((fold(query).match(/[\p{L}\p{N}]+/gu) || []).map(stem))];
    const meant = every.filter((word) => !index.stop.includes(word));
    return meant.length ? meant : every;
  }

  // How many letters two words differ by; a change of places counts once; more than `most` is `most + 1`
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [], last = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      before = last;
      last = row;
    }
    return last[b.length];
  }

  // The parts of the index that may hold words between two
  function between(from, to) {
    const { ranges } = index;
    return ranges.map((_, n) => n).filter((n) => ranges[n] <= to && (n + 1 === ranges.length || ranges[n + 1] > from));
  }
  const fetched = (numbers) => Promise.all(numbers.map((n) => part(`words-${n}`)));

  // The words of the index that one word of the query may mean, each with how well it fits
  async function meant(word) {
    const fits = new Map();
    for (const range of await fetched(between(word, word + "\uffff"))) {
      for (const known of Object.keys(range)) {
        if (known === word) fits.set(known, [1, range[known]]);
        else if (known.startsWith(word) && word.length > 1) fits.set(known, [0.5 + 0.3 * word.length / known.length, range[known]]);
      }
    }
    if (fits.has(word) || fits.size > 2 || word.length < 5) return fits;
    const most = word.length > 6 ? 2 : 1;
    let near = between(word[0], word[0] + "\uffff");
    if (near.length > NEAR) near = between(word.slice(0, 2), word.slice(0, 2) + "\uffff").slice(0, NEAR);
    const looked = await fetched(near);
    if (index.ranges.length <= NEAR) looked.push(...await fetched(index.ranges.map((_, n) => n)));
    for (const range of looked) {
      for (const known of Object.keys(range)) {
        if (fits.has(known)) continue;
        const off = distance(word, known, most);
        if (off <= most) fits.set(known, [off === 1 ? 0.6 : 0.3, range[known]]);
        else if (known.length > 3 && word.startsWith(known) && word.length - known.length < 4) fits.set(known, [0.5, range[known]]);
      }
    }
    return fits;
  }

  function weight(number) {
    let found = 1;
    for (const [from, value] of index.weights) if (number >= from) found = value;
    return found;
  }

  // The numbers of what is found, the best first, and the words that were understood
  async function ranked(query) {
    const asks = words(query), scores = new Map(), understood = new Set();
    for (const fits of await Promise.all(asks.map(meant))) {
      const best = new Map();
      for (const [known, [fit, steps]] of fits) {
        understood.add(known);
        const rare = Math.log(1 + index.count / (1 + steps.length));
        let at = 0;
        for (const step of steps) {
          at += step;
          const number = at >> 2, score = fit * rare * FIELD[at & 3];
          if (score > (best.get(number) || [0])[0]) best.set(number, [score, fit]);
        }
      }
      for (const [number, [score, fit]] of best) {
        const [sum, fits] = scores.get(number) || [0, 0];
        scores.set(number, [sum + score, fits + fit]);
      }
    }
    const every = [...scores].map(([number, [sum, fit]]) => [number, sum * weight(number) * (fit / asks.length) ** 2]);
    return [every.sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([number]) => number), understood];
  }

  async function look() {
    const query = field.value, turn = ++asked;
    if (!index) return;
    if (!words(query).join("")) { list.replaceChildren(); said.textContent = ""; return; }
    try {
      const [numbers, understood] = await ranked(query);
      const first = numbers.slice(0, MOST);
      const texts = await Promise.all(first.map((n) => part(`texts-${Math.floor(n / index.shown)}`)));
      if (turn !== asked) return; // something else was typed meanwhile
      list.replaceChildren(...first.map((n, i) => result(texts[i][n % index.shown], understood)));
      const more = numbers.length > MOST ? `, the first ${MOST} shown` : "";
      said.textContent = numbers.length ? `${numbers.length} found${more}` : "Nothing is found by these words.";
    } catch { missing(); }
  }

  function result([address, title, place, text, source], understood) {
    const item = document.createElement("li"), link = document.createElement("a");
    link.href = home + address.replace(/(?<=^|\/)(?=#|$)/, file);
    const name = document.createElement("b");
    name.append(...marked(title, understood));
    link.append(name);
    if (place) link.append(Object.assign(document.createElement("span"), { className: "found-in", textContent: place }));
    if (text) {
      const words = document.createElement("span");
      words.append(...marked(text, understood));
      link.append(words);
    }
    if (source) link.append(Object.assign(document.createElement("span"), { className: "found-in", textContent: source }));
    item.append(link);
    return item;
  }

  function marked(text, understood) {
    return text.split(/([\p{L}\p{N}]+)/u).map((piece) => understood.has(stem(fold(piece)))
      ? Object.assign(document.createElement("mark"), { textContent: piece }) : piece);
  }
})();
