"use strict";
// "Report a mistake": the reader says what should have stayed or gone, and gets a case for the tests.

let correcting = null; // { at, flipped, form } while a page is corrected
let done = ""; // what came of the last report

extraSections = (page) => {
  if (!correcting) return [mistakeButton()];
  correcting.form ??= mistakeForm(page); // which has to outlive that the column is drawn anew
  return [correcting.form];
};

function mistakeButton() {
  return el(
    "section",
    { "aria-label": "Report a mistake" },
    el("button", { type: "button", class: "report", onclick: startCorrecting }, "Report a mistake"),
    done && el("p", { class: "small done", role: "status" }, done),
  );
}

function startCorrecting() {
  correcting = { at: state.at, flipped: new Set(), form: null };
  done = "";
  document.body.classList.add("correcting");
  if (state.view === "article") {
    location.hash = addressOf(state.at);
    return;
  }
  openBlocks();
  drawRail();
  $("rail").querySelector(".mistake input").focus();
}

/** Let every block be reached and pressed. */
function openBlocks() {
  for (const { element } of shownBlocks) element.setAttribute("tabindex", "0");
}

function stopCorrecting() {
  correcting = null;
  document.body.classList.remove("correcting");
}

addEventListener("hashchange", () => {
  const [, page] = /^#\/(\d+)/.exec(location.hash) || [];
  if (correcting && Number(page) !== correcting.at + 1) stopCorrecting();
  done = "";
}, { capture: true });

addEventListener("shown", () => {
  if (!correcting || state.view !== "page") return;
  openBlocks();
  for (const at of correcting.flipped) markFlipped(at, true);
});

function mistakeForm(page) {
  const value = (field) => (page.header.find((one) => one.field === field) || { value: "" }).value;
  const input = (name, label, attributes = {}) =>
    el("label", {}, label, el("input", { name, value: value(name), dir: "auto", autocomplete: "off", ...attributes }));
  const error = el("output", { class: "error", role: "alert" });
  const form = el(
    "form",
    { class: "mistake", "aria-label": "Report a mistake", onsubmit: (event) => { event.preventDefault(); report(form, error); } },
    el("p", {}, "Press each line that should have gone or stayed, and put the header right."),
    input("title", "Title"),
    input("byline", "Byline, without “By”"),
    input("date", "Date, as 2031-03-04 or 2031-03-04T18:51"),
    el("label", {}, "What is wrong", el("textarea", { name: "note", rows: "2" })),
    input("name", "Name of the case", { value: "", placeholder: "after the title" }),
    error,
    el(
      "div",
      { class: "row" },
      el("button", { class: "primary" }, told.serving.fixtures === null ? "Download" : "Save"),
      el("button", { type: "button", onclick: () => { stopCorrecting(); drawPage(); drawRail(); } }, "Cancel"),
    ),
    told.serving.fixtures !== null && el("p", { class: "small" }, `A folder in ${told.serving.fixtures}`),
  );
  return form;
}

async function report(form, error) {
  const { at, flipped } = correcting;
  const fields = Object.fromEntries(["title", "byline", "date", "note", "name"].map((name) => [name, form.elements.namedItem(name).value]));
  const said = { ...fields, flipped: [...flipped], without: [...desk.without[at]], page: await inBase64(desk.sources[at]) };
  try {
    const answer = await send("/mistake", JSON.stringify(said));
    if (answer.headers.get("Content-Type").startsWith("application/zip")) {
      const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition"))[1];
      download(await answer.blob(), name);
      done = `Downloaded as ${name}. Unpack it into fixtures/.`;
    } else done = `Saved as ${(await answer.json()).saved}`;
  } catch (problem) {
    error.textContent = problem.message;
    return;
  }
  stopCorrecting();
  drawPage();
  drawRail();
}

/** Hand a file to the browser's downloads. */
function download(blob, name) {
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/** Return bytes in Base64, by way of the browser's own reader. */
function inBase64(bytes) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(new Blob([bytes]));
  });
}

/** Turn what became of a block around, or back. */
function flip(element) {
  const at = shownBlocks.findIndex((shown) => shown.element === element);
  if (at < 0) return;
  const { flipped } = correcting;
  const isFlipped = !flipped.delete(at);
  if (isFlipped) flipped.add(at);
  markFlipped(at, isFlipped);
  say(isFlipped ? `This ${verdictOn(at)}.` : "This is right as it is.");
}

const verdictOn = (at) => (shownBlocks[at].block.by || shownBlocks[at].block.fields ? "should stay" : "should go");

function markFlipped(at, isFlipped) {
  const { element } = shownBlocks[at];
  element.classList.toggle("flipped", isFlipped);
  element.querySelector(".verdict")?.remove();
  if (isFlipped) element.append(el("span", { class: "verdict" }, verdictOn(at)));
}

$("main").addEventListener("click", (event) => {
  const block = event.target.closest(".block");
  if (correcting && state.view === "page" && block && !event.target.closest("button")) flip(block);
});
$("main").addEventListener("keydown", (event) => {
  if (!correcting || !["Enter", " "].includes(event.key) || !event.target.matches(".block")) return;
  event.preventDefault();
  flip(event.target);
});
