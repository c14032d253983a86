// Filters of the timeline, where scripts run; without them the whole list stands.
(() => {
  "use strict";
  const list = document.querySelector(".timeline");
  if (!list) return;
  const rows = [...list.querySelectorAll("li")].map((item) => ({ item, data: item.querySelector("[data-topic]").dataset }));
  const bar = document.querySelector(".filters"); // it has room already, so that nothing moves
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Filter the timeline");
  const count = Object.assign(document.createElement("span"), { className: "count" });
  count.setAttribute("role", "status");
  const names = { topic: "Topic", place: "Place", status: "Status" };
  const chosen = Object.keys(names).map((name) => {
    const label = Object.assign(document.createElement("label"), { textContent: names[name] });
    const select = document.createElement("select");
    const values = [...new Set(rows.map((row) => row.data[name]))].filter(Boolean).sort();
    select.append(new Option("all", ""), ...values.map((value) => new Option(value, value)));
    select.addEventListener("change", show);
    label.append(select);
    bar.append(label);
    return [name, select];
  });
  function show() {
    let shown = 0;
    for (const { item, data } of rows) {
      item.hidden = !chosen.every(([name, select]) => !select.value || data[name] === select.value);
      shown += !item.hidden;
    }
    for (const heading of list.querySelectorAll("h2")) {
      heading.hidden = ![...heading.nextElementSibling.children].some((item) => !item.hidden);
    }
    count.textContent = `${shown} of ${rows.length}`;
  }
  bar.append(count);
})();
