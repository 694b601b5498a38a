"use strict";
// Keys and buttons.

function toggleView() {
  if (state.at !== null) location.hash = addressOf(state.at, state.view === "page" ? "article" : "page");
}

function toggleReasons() {
  state.reasons = !state.reasons;
  $("main").classList.toggle("reasons", state.reasons);
  say(state.reasons ? "All reasons are shown." : "Reasons are shown where you are.");
}

function toggleScheme() {
  const set = document.documentElement.dataset.scheme;
  const isDark = set ? set === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.scheme = isDark ? "light" : "dark";
  redraw();
}

/** Draw the strips anew: their colours are the scheme's. */
function redraw() {
  if (state.at === null) drawOverview();
  else drawMap();
  drawRail();
}

function goToPage(step) {
  if (state.at === null) return;
  const at = neighbour(step);
  if (at !== null) location.hash = addressOf(at, state.view);
}

const KEYS = {
  n: () => goToRemoval(1),
  p: () => goToRemoval(-1),
  N: () => goToRemoval(1, true),
  P: () => goToRemoval(-1, true),
  "]": () => goToPage(1),
  "[": () => goToPage(-1),
  i: () => { if (!$("up").hidden) location.hash = "#/"; },
  a: toggleView,
  r: toggleReasons,
  d: toggleScheme,
  "/": () => { $("query").focus(); $("query").select(); },
  "?": () => $("keys").showModal(),
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.matches("input:not([type=checkbox]), textarea, select") || document.querySelector("dialog[open]")) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

$("next").addEventListener("click", () => goToRemoval(1));
$("previous").addEventListener("click", () => goToRemoval(-1));
$("page-after").addEventListener("click", () => goToPage(1));
$("page-before").addEventListener("click", () => goToPage(-1));
$("as-page").addEventListener("click", () => { if (state.view !== "page") toggleView(); });
$("as-article").addEventListener("click", () => { if (state.view !== "article") toggleView(); });
$("scheme").addEventListener("click", toggleScheme);
$("help").addEventListener("click", () => $("keys").showModal());
$("skip").addEventListener("click", () => $("main").focus());
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
