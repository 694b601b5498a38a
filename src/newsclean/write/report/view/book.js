"use strict";
// The pages and what of them is shown. A page is parsed when it is looked at, and only the last one is held.

const told = JSON.parse($("index").textContent);

const state = {
  at: null, // the number of the page that is shown; null for all of them
  view: "page", // or "article"
  off: new Set(), // detectors whose removals are not marked
  reasons: false, // whether all reasons are shown
};

const book = {
  entries: told.pages,
  held: [null, null],

  /** Return a page's data. */
  page(at) {
    if (this.held[0] !== at) this.held = [at, this.parsed(at)];
    return this.held[1];
  },

  parsed(at) {
    return JSON.parse(this.source(at));
  },

  /** Return a page's data as it stands in this file. */
  source(at) {
    return $(`page-${at}`).textContent;
  },
};

/** Return the share of a page's words that the detectors which are on took. */
function removedShare(entry) {
  return entry.words ? removedOf(entry, 1) / entry.words : 0;
}

/** Count the blocks (0) or words (1) that the detectors which are on took. */
function removedOf(entry, what) {
  let sum = 0;
  for (const [name, counts] of Object.entries(entry.by || {})) if (!state.off.has(name)) sum += counts[what];
  return sum;
}

/** Return the addresses inside this file: pages count from 1. */
const addressOf = (at, view = "page") => `#/${at + 1}${view === "article" ? "/article" : ""}`;

/** Read the address: what is no page is all of them, or the only one. */
function readAddress() {
  const found = /^#\/(\d+)(\/article)?$/.exec(location.hash);
  const at = found ? Number(found[1]) - 1 : null;
  state.view = found && found[2] ? "article" : "page";
  if (at !== null && at < book.entries.length && at >= 0) state.at = at;
  else state.at = book.entries.length === 1 && !told.serving ? 0 : null;
}

/** Show what the address says. */
function show() {
  readAddress();
  const onPage = state.at !== null;
  document.body.classList.toggle("on-page", onPage);
  document.body.classList.toggle("on-article", onPage && state.view === "article");
  document.querySelector(".layout").classList.toggle("wide", !onPage);
  $("query").parentElement.hidden = !book.entries.length;
  $("up").hidden = !onPage || (book.entries.length < 2 && !told.serving);
  for (const id of ["page-before", "page-after"]) $(id).hidden = !onPage || book.entries.length < 2;
  if (onPage) {
    $("page-before").disabled = neighbour(-1) === null;
    $("page-after").disabled = neighbour(1) === null;
  }
  $("as-page").setAttribute("aria-pressed", String(state.view === "page"));
  $("as-article").setAttribute("aria-pressed", String(state.view === "article"));
  const name = onPage ? book.entries[state.at].name : "";
  $("name").textContent = name;
  document.title = onPage ? `${name} · newsclean` : "newsclean";
  if (onPage) drawPage();
  else drawOverview();
  drawRail(true);
  scrollTo(0, 0);
  searchAgain();
}

/** Return the page before or after the one that is shown, in the order of the list; null where there is none. */
function neighbour(step) {
  const order = overviewOrder();
  const at = order[order.indexOf(state.at) + step];
  return at === undefined ? null : at;
}
