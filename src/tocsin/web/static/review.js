// Keys of the review queue. They work only while an event of the list is chosen, and only press what is on the page.
"use strict";
(() => {
  const items = [...document.querySelectorAll("[data-item]")];
  const press = (item, selector) => item.querySelector(selector)?.click();
  const keys = {
    j: (item) => items[items.indexOf(item) + 1]?.focus(),
    k: (item) => items[items.indexOf(item) - 1]?.focus(),
    r: (item) => press(item, "button[value=right]"),
    w: (item) => press(item, "button[value=wrong]"),
    m: (item) => press(item, "a.mend"),
    o: (item) => press(item, "a[data-open]"),
    u: () => press(document, ".done button[value=open]"),
  };
  let sent = false;
  document.addEventListener("submit", () => { sent = true; });
  document.addEventListener("keydown", (event) => {
    const item = document.activeElement?.closest("[data-item]");
    if (!item || sent || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(item); }
  });
  items[0]?.focus();
})();
