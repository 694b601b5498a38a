"use strict";
// Small helpers. Whatever comes from a page goes through `el`, which sets it as text: nothing here reads markup.

const $ = (id) => document.getElementById(id);

/** Make an element with attributes (`on...` are handlers, null is left out) and children, which are elements or text. */
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

const number = (value) => value.toLocaleString("en");

/** Write a number with its noun: `counted(1, "page")` is "1 page". */
const counted = (value, noun) => `${number(value)} ${noun}${value === 1 ? "" : "s"}`;

/** Write a share; what is next to nothing is not written as nothing. */
function percent(share) {
  if (share > 0 && share < 0.005) return "<1%";
  if (share < 1 && share > 0.995) return ">99%";
  return `${Math.round(share * 100)}%`;
}

/** The class that colours what a detector took. A detector that the styles don't know has a colour of its own kind. */
const hue = (name) => `by by-${name.replace(/[^a-z_]/g, "")}`;

/** A detector's name in words. */
const inWords = (name) => name.replace(/_/g, " ");

/** Write a moment as people do, without the letter between day and time. */
const moment = (iso) => iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:00)?/, "$1 $2");

/** Tell the readers of a screen what happened. */
function say(text) {
  $("said").textContent = text;
}

/** Run a function when its caller has been quiet for so many milliseconds. */
function whenQuiet(milliseconds, run) {
  let waiting = 0;
  return (...values) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => run(...values), milliseconds);
  };
}

/** What the bars of strips are drawn in, by detector: a probe tells, since a gradient has no classes. */
const probes = new Map();
function barColour(name) {
  if (!probes.has(name)) {
    const probe = el("i", { class: `probe ${hue(name)}`, hidden: true });
    document.body.append(probe);
    probes.set(name, probe);
  }
  return getComputedStyle(probes.get(name)).color;
}

/** Draw runs of `[fate, cells]` as the background of an element. */
function drawStrip(target, runs, off, direction) {
  const total = runs.reduce((sum, [, cells]) => sum + cells, 0) || 1;
  const stops = [];
  let at = 0;
  for (const [fate, cells] of runs) {
    const colour = fate === "kept" || off.has(fate) ? "var(--kept)" : fate === "header" ? "var(--header)" : barColour(fate);
    const start = at;
    at += cells;
    stops.push(`${colour} ${((100 * start) / total).toFixed(2)}% ${((100 * at) / total).toFixed(2)}%`);
  }
  target.style.background = stops.length ? `linear-gradient(${direction}, ${stops.join(", ")})` : "";
}
