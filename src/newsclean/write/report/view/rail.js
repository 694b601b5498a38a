"use strict";
// The column at the side: figures, legend, header, warnings.

const NARROW = matchMedia("(max-width: 62rem)");

/** Draw it. Where there is no room it is closed at first, and stays as the reader left it while the page is the same. */
function drawRail(isOtherPage = false) {
  const sections = state.at === null ? railOfAll() : railOfPage();
  const wasOpen = $("rail").querySelector("details")?.open && !isOtherPage;
  const isOpen = !NARROW.matches || wasOpen;
  $("rail").replaceChildren(
    el("details", { open: isOpen }, el("summary", {}, "What was done"), el("div", {}, ...sections.filter(Boolean))),
  );
}

NARROW.addEventListener("change", () => drawRail(true));

function railOfPage() {
  const entry = book.entries[state.at];
  if (entry.problem) return [el("p", { class: "print-name", dir: "auto" }, entry.name)];
  const page = book.page(state.at);
  return [el("p", { class: "print-name", dir: "auto" }, entry.name), figures([entry]), ...extraSections(page), legend([entry]), facts(page), warningsOf(page)];
}

function railOfAll() {
  const read = book.entries.filter((entry) => !entry.problem);
  return read.length ? [figures(read), legend(read)] : [];
}

/** How much was removed, in words and in blocks. */
function figures(entries) {
  const words = entries.reduce((sum, entry) => sum + entry.words, 0);
  const gone = entries.reduce((sum, entry) => sum + removedOf(entry, 1), 0);
  const blocks = entries.reduce((sum, entry) => sum + entry.blocks, 0);
  const goneBlocks = entries.reduce((sum, entry) => sum + removedOf(entry, 0), 0);
  const section = el(
    "section",
    { "aria-label": "Figures" },
    el("p", { class: "figure" }, el("strong", {}, percent(words ? gone / words : 0)), el("span", {}, "of the words removed")),
    el("p", { class: "small" }, `${number(gone)} of ${counted(words, "word")}, ${number(goneBlocks)} of ${counted(blocks, "block")}`),
  );
  if (entries.length === 1) {
    const strip = el("span", { class: "strip" });
    drawStrip(strip, entries[0].strip, state.off, "to right");
    section.append(strip);
  }
  return section;
}

/** The detectors with a switch each, in their own order; those that took nothing from any page are left out. */
function legend(entries) {
  const counts = new Map();
  for (const entry of entries) {
    for (const [name, [blocks]] of Object.entries(entry.by)) counts.set(name, (counts.get(name) || 0) + blocks);
  }
  const known = told.detectors.map((detector) => detector.name);
  const names = [...known.filter((name) => counts.has(name) || (told.serving && state.at !== null)), ...[...counts.keys()].filter((name) => !known.includes(name))];
  const all = el("button", { type: "button", class: "quiet", "data-switch": "", onclick: () => switchTo(allOn() ? names : [], "") }, allOn() ? "All off" : "All on");
  return el(
    "section",
    { "aria-labelledby": "legend-title" },
    el("div", { class: "heading" }, el("h2", { id: "legend-title" }, "Removed by"), names.length > 1 && all),
    names.length === 0 && el("p", { class: "small" }, "Nothing was removed."),
    el("ul", { class: "legend" }, ...names.map((name) => legendItem(name, counts.get(name) || 0, names))),
  );
}

const allOn = () => switchedOff().size === 0;

function legendItem(name, count, names) {
  const summary = (told.detectors.find((one) => one.name === name) || {}).summary || "";
  const isOn = !switchedOff().has(name);
  const others = names.filter((other) => other !== name);
  const box = el("input", { type: "checkbox", checked: isOn, "data-switch": name, onchange: () => switchOne(name) });
  return el(
    "li",
    { class: `${hue(name)}${count || !isOn ? "" : " none"}`, title: summary },
    el("label", {}, box, el("span", { class: "title" }, inWords(name)), el("span", { class: "count" }, number(count))),
    others.length > 0 && el("button", { type: "button", class: "only", "data-switch": `only ${name}`, "aria-label": `${inWords(name)} only`, onclick: () => switchTo(others, `only ${name}`) }, "only"),
  );
}

// What `newsclean serve` does otherwise (desk.js, mistake.js).

/** The detectors that are off: in a report they are not marked; where pages are cleaned, they were left out. */
let switchedOff = () => state.off;

/** What else stands at the side of a page. */
let extraSections = () => [];

function switchOne(name) {
  const off = new Set(switchedOff());
  if (!off.delete(name)) off.add(name);
  switchTo([...off], name);
}

/** Switch these detectors off and all others on; the focus goes back to the switch, which is drawn anew. */
let switchTo = (names, focused = null) => {
  state.off = new Set(names);
  if (state.at === null) drawOverview();
  else markRemoved();
  afterSwitch(focused);
};

function afterSwitch(focused) {
  drawRail();
  if (focused !== null) document.querySelector(`[data-switch="${CSS.escape(focused)}"]`)?.focus();
}

/** The header: each field with its value and with where that was found. */
function facts(page) {
  const blocks = page.blocks;
  const rows = page.header.map(({ field, value, source }) => {
    const at = source.startsWith("text") ? blocks.findIndex((block) => (block.fields || []).some((one) => one.field === field)) : -1;
    const find = at >= 0 && el("button", { type: "button", "aria-label": `Show where the ${field} was found`, onclick: () => goToBlock(at) }, "show");
    return el(
      "div",
      {},
      el("dt", {}, field, find),
      el("dd", { dir: "auto" }, field === "date" || field === "modified" ? moment(value) : value),
      source && el("dd", { class: "source" }, source),
    );
  });
  const missing = ["title", "byline", "date"].filter((field) => !page.header.some((one) => one.field === field));
  return el(
    "section",
    { "aria-labelledby": "facts-title" },
    el("div", { class: "heading" }, el("h2", { id: "facts-title" }, "Header")),
    el("dl", { class: "facts" }, ...rows),
    missing.length > 0 && el("p", { class: "small" }, `No ${missing.join(", no ")} was found.`),
  );
}

function warningsOf(page) {
  if (!page.warnings.length) return null;
  return el(
    "section",
    { "aria-labelledby": "warnings-title" },
    el("div", { class: "heading" }, el("h2", { id: "warnings-title" }, "Warnings")),
    el("ul", { class: "warnings" }, ...page.warnings.map((warning) => el("li", {}, warning))),
  );
}
