"use strict";
// All pages, a row each: the worst first. Rows are made as they are scrolled to.

const ROWS = 100; // made at a time
const NOTHING_LEFT = 1e6; // is worse than any doubt

const COLUMNS = [
  { key: "name", title: "Page", about: "By name", first: "ascending", class: "page" },
  { key: null, title: "Top to bottom", about: "What became of the page, from top to bottom", class: "look" },
  { key: "doubt", title: "Doubt", about: "Worst first: unread, nothing left, then the share of the article's words that the scorer expects to have wrong", first: "descending", class: "figures" },
  { key: "removed", title: "Removed", about: "Share of the page's words that was removed", first: "descending", class: "figures" },
  { key: "words", title: "Words", about: "Words on the page", first: "descending", class: "figures" },
  { key: "warnings", title: "Warnings", about: "What did not go as it should", first: "descending", class: "figures" },
];

const sorting = { key: "doubt", order: "descending" };
let found = null; // numbers of the pages in which something was searched for; null for all
let ordered = null; // what `overviewOrder` returned last, until something changes

const RANKS = {
  name: (entry) => entry.name,
  doubt: (entry) => (entry.problem ? 2 * NOTHING_LEFT : entry.left ? 0 : NOTHING_LEFT) + (entry.doubt || 0),
  removed: (entry) => removedShare(entry),
  words: (entry) => entry.words || 0,
  warnings: (entry) => entry.warnings || 0,
};

/** Return the numbers of the pages in the order of the list. */
function overviewOrder() {
  if (ordered) return ordered;
  const rank = RANKS[sorting.key];
  const ranks = book.entries.map(rank);
  const sign = sorting.order === "ascending" ? 1 : -1;
  const places = found ? [...found] : ranks.map((_, at) => at);
  ordered = places.sort((one, other) => sign * (ranks[one] < ranks[other] ? -1 : ranks[one] > ranks[other] ? 1 : 0) || one - other);
  return ordered;
}

function drawOverview() {
  leavePage();
  ordered = null;
  const order = overviewOrder();
  const body = el("tbody");
  const tail = el("p", { class: "tail" });
  const table = el(
    "table",
    { class: "pages" },
    el("colgroup", {}, ...COLUMNS.map((column) => el("col", { class: column.class }))),
    el("thead", {}, el("tr", {}, ...COLUMNS.map(columnHead))),
    body,
  );
  $("main").replaceChildren(
    el("div", { class: "overview" }, el("h1", {}, counted(book.entries.length, "page")), el("p", { class: "lead" }, leadOf()), table, tail),
  );
  $("map").hidden = true;
  let made = 0;
  const more = (count) => {
    body.append(...order.slice(made, made + count).map(drawRow));
    made = Math.min(order.length, made + count);
    tail.textContent = order.length ? (made < order.length ? `${number(made)} of ${counted(order.length, "page")}` : "") : "No page has that.";
    return made < order.length;
  };
  more(ROWS);
  const observer = new IntersectionObserver((seen) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    if (!more(ROWS)) observer.disconnect();
    else { // it has to leave the window to be seen again
      observer.unobserve(tail);
      observer.observe(tail);
    }
  }, { rootMargin: "800px" });
  observer.observe(tail);
  drawAllRows = () => more(order.length);
}

let drawAllRows = () => {};
addEventListener("beforeprint", () => {
  if (state.at === null) drawAllRows();
});

function leadOf() {
  const unread = book.entries.filter((entry) => entry.problem).length;
  const left = book.entries.filter((entry) => !entry.problem && !entry.left).length;
  const parts = [`${sorting.key === "doubt" && sorting.order === "descending" ? "Worst first. " : ""}Doubt is the share of an article's words that the scorer expects to have wrong.`];
  if (left) parts.push(left === 1 ? "Of 1 page nothing is left." : `Of ${number(left)} pages nothing is left.`);
  if (unread) parts.push(`${counted(unread, "page")} could not be read.`);
  return parts.join(" ");
}

function columnHead(column) {
  if (!column.key) return el("th", { scope: "col", class: column.class, title: column.about }, el("span", {}, column.title));
  const isSorted = sorting.key === column.key;
  const press = () => {
    const turned = sorting.order === "ascending" ? "descending" : "ascending";
    sorting.order = isSorted ? turned : column.first;
    sorting.key = column.key;
    drawOverview();
    document.querySelector(".pages th[aria-sort] button").focus({ preventScroll: true });
  };
  const button = el("button", { type: "button", title: column.about, onclick: press }, column.title);
  return el("th", { scope: "col", class: column.class, "aria-sort": isSorted ? sorting.order : null }, button);
}

function drawRow(at) {
  const entry = book.entries[at];
  const headline = entry.title
    ? el("span", { class: "headline", dir: "auto" }, entry.title)
    : el("span", { class: "headline none" }, entry.problem ? "Not read" : "Untitled");
  const link = el("a", { href: addressOf(at) }, headline, el("span", { class: "file", dir: "auto" }, entry.name));
  if (entry.problem) {
    return el("tr", {}, el("td", { class: "page" }, link), el("td", { class: "bad", colspan: COLUMNS.length - 1, dir: "auto" }, entry.problem));
  }
  const strip = el("span", { class: "strip", role: "img", "aria-label": describeStrip(entry) });
  drawStrip(strip, entry.strip, state.off, "to right");
  const doubt = entry.blocks ? percent(entry.doubt) : "–";
  const figure = (value, unit, isBad) => el("td", { class: `figures${isBad ? " bad" : ""}${value === "–" ? " nil" : ""}`, "data-unit": unit }, value);
  return el(
    "tr",
    {},
    el("td", { class: "page" }, link),
    el("td", { class: "look" }, !entry.left && el("span", { class: "bad" }, "Nothing is left"), strip),
    figure(doubt, "doubt", entry.doubt >= 0.1),
    figure(percent(removedShare(entry)), "removed"),
    figure(number(entry.words), "words"),
    figure(entry.warnings ? number(entry.warnings) : "–", "warnings", entry.warnings > 0),
  );
}

function describeStrip(entry) {
  const took = Object.entries(entry.by).map(([name, [blocks]]) => `${counted(blocks, "block")} by ${inWords(name)}`);
  return took.length ? `Removed: ${took.join(", ")}` : "Nothing was removed";
}
