"use strict";
// Search: on a page it marks what it finds, on the list it leaves the pages that have it, in names, titles, texts or reasons.

const MOST_MARKS = 5000; // ranges that are marked on a page; all are counted
const SLICE = 12; // milliseconds of searching, after which the window may do something else

let hits = []; // ranges
let hit = -1;
let searching = 0; // counts searches, so that one that is overtaken stops

const pattern = (query) => new RegExp(query.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+"), "giu");

function searchAgain() {
  const query = $("query").value.trim();
  searching += 1;
  clearHits();
  if (state.at === null) searchAll(query, searching);
  else if (query) searchPage(query);
}

function clearHits() {
  hits = [];
  hit = -1;
  $("hits").textContent = "";
  if (window.CSS && CSS.highlights) {
    CSS.highlights.delete("search");
    CSS.highlights.delete("current");
  }
}

function searchPage(query) {
  const wanted = pattern(query);
  for (const shown of shownBlocks) {
    if (shown.isCut && wanted.test((shown.block.layout || shown.block.text).slice(LONGEST - query.length))) fill(shown, true);
    wanted.lastIndex = 0;
    const node = shown.text.firstChild?.firstChild || shown.text.firstChild;
    if (!node) continue;
    for (const match of node.data.matchAll(wanted)) {
      if (hits.length >= MOST_MARKS) break;
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      hits.push(range);
    }
  }
  if (window.Highlight) CSS.highlights.set("search", new Highlight(...hits));
  drawHits();
}

function drawHits() {
  const count = hits.length >= MOST_MARKS ? `${number(MOST_MARKS)}+` : number(hits.length);
  $("hits").textContent = hits.length ? (hit < 0 ? count : `${number(hit + 1)} / ${count}`) : "none";
}

/** Go to the next hit, or back. */
function goToHit(step) {
  if (!hits.length) return;
  hit = (hit + step + hits.length + (hit < 0 && step < 0 ? 1 : 0)) % hits.length;
  const range = hits[hit];
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
  const box = range.getBoundingClientRect();
  if (box.height) scrollTo(0, scrollY + box.top - innerHeight / 2);
  if (window.Highlight) CSS.highlights.set("current", new Highlight(range));
  drawHits();
}

/** Search all pages, a slice at a time. */
function searchAll(query, mine) {
  if (!query) {
    if (found) {
      found = null;
      drawOverview();
    }
    return;
  }
  const wanted = pattern(query);
  const has = (text) => {
    wanted.lastIndex = 0;
    return wanted.test(text || "");
  };
  const some = [];
  let at = 0;
  const slice = () => {
    if (mine !== searching) return;
    const until = performance.now() + SLICE;
    while (at < book.entries.length && performance.now() < until) {
      const entry = book.entries[at];
      if (has(entry.name) || has(entry.title) || has(entry.problem) || textHas(at, query, has)) some.push(at);
      at += 1;
    }
    if (at < book.entries.length) {
      $("hits").textContent = "…";
      setTimeout(slice);
      return;
    }
    found = some;
    drawOverview();
    $("hits").textContent = number(some.length);
  };
  slice();
}

/** Tell whether a page has it; only pages whose source has its longest word are parsed. */
function textHas(at, query, has) {
  const longest = query.split(/[^\p{L}\p{N}]+/u).sort((one, other) => other.length - one.length)[0];
  if (longest && !pattern(longest).test(book.source(at))) return false;
  const page = book.parsed(at);
  return !page.problem && page.blocks.some((block) => has(block.text) || has(block.why));
}

$("query").addEventListener("input", whenQuiet(150, searchAgain));
$("query").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && state.at !== null) {
    event.preventDefault();
    goToHit(event.shiftKey ? -1 : 1);
  }
  if (event.key === "Escape") {
    $("query").value = "";
    $("query").blur();
    searchAgain();
  }
});
