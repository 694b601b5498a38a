"use strict";
// One page: its blocks as they stood, or the article alone; the map; the way from removal to removal.

const CHUNK = 64; // blocks that are laid out together, or not at all while they are far from the window
const LONGEST = 20000; // characters of a block that are shown at first
const TALL = 3000; // characters from which a block may be divided between two sheets of paper
const LINE_LENGTH = 70; // characters, about, to a line: what the map guesses heights by
const CELLS = 400; // of the map
const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

let removed = []; // { element, by, run } in order
let current = -1; // which of them was gone to last
let shownBlocks = []; // { element, text (an element), block }, in order

/** Forget the page that was shown. */
function leavePage() {
  removed = [];
  shownBlocks = [];
  current = -1;
  $("step").textContent = "";
}

function drawPage() {
  leavePage();
  const entry = book.entries[state.at];
  if (entry.problem) {
    $("main").replaceChildren(empty("This page could not be read.", entry.problem));
    $("map").hidden = true;
    return;
  }
  const page = book.page(state.at);
  const isArticle = state.view === "article";
  const blocks = isArticle ? page.article || page.blocks.filter((block) => !block.by && !block.fields) : page.blocks;
  const sheet = el("article", {
    class: `sheet ${isArticle ? "article" : `as-${page.source}`}`,
    lang: page.language || "",
    dir: isRightToLeft(blocks) ? "rtl" : "ltr",
    "aria-label": isArticle ? "The article" : "The page",
  });
  if (isArticle) sheet.append(headerOf(page));
  for (let start = 0; start < blocks.length; start += CHUNK) {
    const chunk = el("div", { class: "chunk" });
    chunk.append(...blocks.slice(start, start + CHUNK).map((block, place) => drawBlock(block, blocks[start + place - 1])));
    sheet.append(chunk);
  }
  if (!blocks.length) sheet.append(nothing(isArticle));
  $("main").replaceChildren(sheet);
  $("main").classList.toggle("reasons", state.reasons);
  $("map").hidden = isArticle || !blocks.length;
  markRemoved();
}

function nothing(isArticle) {
  if (isArticle) return empty("Nothing is left of this page.", "All of it was removed, or went into the header.");
  return empty("This page is empty.", "There is no text on it.");
}

function empty(headline, why) {
  return el("div", { class: "empty" }, el("strong", {}, headline), el("span", { dir: "auto" }, why));
}

/** Tell whether most of a page's text runs from right to left. */
function isRightToLeft(blocks) {
  let balance = 0;
  for (const { text } of blocks) balance += RIGHT_TO_LEFT.test(text.slice(0, 200)) ? text.length : -text.length;
  return balance > 0;
}

function headerOf(page) {
  const values = new Map(page.header.map(({ field, value }) => [field, value]));
  const under = ["byline", "date"].filter((field) => values.has(field)).map((field) => el("bdi", {}, field === "date" ? moment(values.get(field)) : values.get(field)));
  const line = under.flatMap((part, place) => (place ? [" · ", part] : [part]));
  return el(
    "header",
    {},
    el("h1", { dir: "auto" }, values.get("title") || "Untitled"),
    line.length > 0 && el("p", { class: "under", dir: "auto" }, ...line),
  );
}

function drawBlock(block, before) {
  const text = el("p", { class: "text", dir: "auto" });
  const parts = [text];
  let element;
  if (block.by) {
    const isSame = before && before.by === block.by;
    const reason = el("bdi", { dir: "ltr" }, block.why, block.weak && el("span", { class: "weak" }, "weak evidence"));
    const why = el("p", { class: "why" }, reason);
    parts.unshift(el("span", { class: "label", "aria-hidden": "true" }, inWords(block.by)));
    element = el("div", {
      class: `block gone ${hue(block.by)}${isSame ? " same" : ""} ${shapeOf(block)}`,
      role: "group",
      tabindex: "0",
      "aria-label": `Removed by ${inWords(block.by)}: ${block.why}`,
    }, ...parts, why);
    const run = isSame && removed.length ? removed.at(-1).run : removed.length;
    removed.push({ element, by: block.by, run });
  } else if (block.fields) {
    const names = block.fields.map((one) => one.field);
    const reasons = block.fields.map(({ field, value, why }) =>
      el("p", {}, el("bdi", { dir: "ltr" }, el("b", {}, field), " ", el("bdi", {}, field === "date" || field === "modified" ? moment(value) : value), value && " – ", why)));
    parts.unshift(el("span", { class: "label", "aria-hidden": "true" }, names.join(", ")));
    element = el("div", {
      class: `block field ${names[0]}`,
      role: "group",
      tabindex: "0",
      "aria-label": block.fields.map(({ field, why }) => `${field}: ${why}`).join("; "),
    }, ...parts, el("div", { class: "why" }, ...reasons));
  } else {
    element = el("div", { class: `block kept ${shapeOf(block)}` }, ...parts);
  }
  const shown = { element, text, block, isCut: false };
  fill(shown);
  shownBlocks.push(shown);
  return element;
}

function shapeOf(block) {
  const level = block.kind === "subhead" ? ` level-${block.level}` : "";
  return `${block.kind || ""}${level}${block.close ? " close" : ""}${block.text.length > TALL ? " long" : ""}`;
}

/** Put a block's text in its place; what is very long waits until it is asked for. */
function fill(shown, whole = false) {
  const { element, block } = shown;
  const text = block.layout || block.text;
  shown.isCut = !whole && text.length > LONGEST;
  const visible = shown.isCut ? text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, "") : text;
  shown.text.replaceChildren(block.by ? el("del", {}, visible) : visible);
  element.querySelector(".more")?.remove();
  if (shown.isCut) {
    const more = el("button", { type: "button", class: "more", onclick: () => fill(shown, true) }, `Show all ${number(text.length)} characters`);
    element.append(more);
  }
}

/** Mark what the detectors that are on took; what the others took stands there as text. */
function markRemoved() {
  for (const { element, by } of removed) {
    const isOff = state.off.has(by);
    element.classList.toggle("off", isOff);
    if (isOff) element.removeAttribute("tabindex");
    else element.setAttribute("tabindex", "0");
  }
  current = -1;
  drawMap();
  drawStep();
}

/** Go to the next removal, or back to the one before; `isRun` passes the rest of the run. */
function goToRemoval(step, isRun = false) {
  if (!removed.length || state.view === "article") return;
  const isOn = (place) => !state.off.has(removed[place].by);
  let place = current >= 0 ? current : nearest(step);
  const from = current >= 0 ? removed[current].run : null;
  do place += step;
  while (removed[place] && (!isOn(place) || (isRun && removed[place].run === from)));
  if (!removed[place]) {
    say(step > 0 ? "That was the last removed block." : "That was the first removed block.");
    return;
  }
  current = place;
  goTo(removed[place].element);
  drawStep();
}

/** Return the place before (or behind) the first removal that is in the window, as a start. */
function nearest(step) {
  const top = $("main").querySelector(".sheet").getBoundingClientRect().top;
  if (top > 0) return step > 0 ? -1 : removed.length;
  const inView = removed.findIndex(({ element }) => element.getBoundingClientRect().bottom > innerHeight / 4);
  if (inView < 0) return removed.length - (step > 0 ? 1 : 0);
  return step > 0 ? inView - 1 : inView;
}

function goTo(element) {
  element.scrollIntoView({ block: "center" });
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "center" }); // blocks on the way may have been laid out only now
}

/** Go to a block of the page, from wherever. */
function goToBlock(at) {
  if (state.view === "article") {
    location.hash = addressOf(state.at);
    addEventListener("shown", () => goTo(shownBlocks[at].element), { once: true });
  } else goTo(shownBlocks[at].element);
}

function drawStep() {
  const on = removed.filter(({ by }) => !state.off.has(by));
  const place = current >= 0 ? on.indexOf(removed[current]) + 1 : 0;
  $("step").textContent = on.length ? `${place ? number(place) : "–"} / ${number(on.length)}` : "none";
  $("previous").disabled = $("next").disabled = !on.length;
}

$("main").addEventListener("focusin", (event) => {
  const place = removed.findIndex(({ element }) => element === event.target);
  if (place < 0) return;
  current = place;
  drawStep();
});

/** Draw the whole page beside itself. */
function drawMap() {
  if ($("map").hidden) return;
  const ends = [];
  let total = 0;
  for (const { block } of shownBlocks) ends.push((total += Math.ceil(block.text.length / LINE_LENGTH) + 0.6));
  const runs = [];
  for (let cell = 0, place = 0; cell < CELLS; cell += 1) {
    while (ends[place] < ((cell + 0.5) * total) / CELLS) place += 1;
    const { block } = shownBlocks[Math.min(place, shownBlocks.length - 1)];
    const fate = block.by || (block.fields ? "header" : "kept");
    if (runs.length && runs.at(-1)[0] === fate) runs.at(-1)[1] += 1;
    else runs.push([fate, 1]);
  }
  drawStrip($("map"), runs, state.off, "to bottom");
  if (!$("map").firstChild) $("map").append(el("i"));
  moveWindow();
}

/** Show on the map which part of the page is in the window. */
function moveWindow() {
  const sheet = $("main").querySelector(".sheet");
  const frame = $("map").firstElementChild;
  if (!sheet || !frame || $("map").hidden) return;
  const { top, height } = sheet.getBoundingClientRect();
  $("map").classList.toggle("needless", height < innerHeight);
  const start = Math.max(0, -top / height);
  const end = Math.min(1, (innerHeight - top) / height);
  frame.style.top = `${100 * start}%`;
  frame.style.height = `${100 * Math.max(0, end - start)}%`;
}

let moving = 0;
function moveWindowSoon() {
  cancelAnimationFrame(moving);
  moving = requestAnimationFrame(moveWindow);
}
addEventListener("scroll", moveWindowSoon, { passive: true });
new ResizeObserver(moveWindowSoon).observe($("main"));

$("map").addEventListener("click", (event) => {
  const box = $("map").getBoundingClientRect();
  const sheet = $("main").querySelector(".sheet").getBoundingClientRect();
  scrollTo(0, scrollY + sheet.top + ((event.clientY - box.top) / box.height) * sheet.height - innerHeight / 2);
});
