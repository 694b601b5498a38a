"use strict";
// The box that takes pages, for `newsclean serve`: pages are sent to the server that this document came from, and are
// kept here, in the open window, and nowhere else.

let pasted = 0; // counts what was pasted

const desk = {
  sources: [], // the pages as they came, as bytes
  pages: [], // what became of each
  without: [], // the detectors that each was cleaned without
};

book.source = (at) => JSON.stringify(desk.pages[at]);
book.parsed = (at) => desk.pages[at];
switchedOff = () => (state.at === null ? state.off : desk.without[state.at]);

const markOnly = switchTo;

/** On the list a switch marks; on a page it cleans that once more, without what is off. */
switchTo = async (names, focused = null) => {
  if (state.at === null) {
    markOnly(names, focused);
    return;
  }
  const at = state.at;
  const before = desk.without[at];
  desk.without[at] = new Set(names);
  try {
    await cleanAt(at);
  } catch (error) {
    desk.without[at] = before;
    complain(error.message);
  }
  if (state.at !== at) return;
  stopCorrecting();
  drawPage();
  searchAgain();
  afterSwitch(focused);
};

const TOLD_FOR = 8000; // milliseconds that a complaint stays

function complain(text) {
  $("toast").textContent = text;
  setTimeout(() => { $("toast").textContent = ""; }, TOLD_FOR);
}

/** Send something to the server; its errors are errors here. */
async function send(path, body) {
  document.body.classList.add("busy");
  try {
    const answer = await fetch(path, { method: "POST", body, headers: { "Content-Type": "application/octet-stream" } });
    if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).error || `The server answered ${answer.status}.`);
    return answer;
  } catch (error) {
    throw error instanceof TypeError ? new Error("The server does not answer. Is newsclean serve still running?") : error;
  } finally {
    document.body.classList.remove("busy");
  }
}

/** Clean a page that is held, and hold what became of it. */
async function cleanAt(at) {
  const query = new URLSearchParams({ name: book.entries[at].name, without: [...desk.without[at]].join(",") });
  const { entry, page } = await (await send(`/clean?${query}`, desk.sources[at])).json();
  book.entries[at] = entry;
  desk.pages[at] = page;
  book.held = [null, null];
}

/** Take pages in, as `[name, bytes]`; show the only one, or the list. */
async function take(some) {
  $("desk-error").textContent = "";
  let last = null;
  for (const [name, bytes] of some) {
    const at = book.entries.length;
    try {
      if (bytes.length > told.serving.limit) {
        throw new Error(`it is larger than ${number(told.serving.limit)} bytes; start the server with a larger --max-bytes`);
      }
      book.entries.push({ name });
      desk.sources.push(bytes);
      desk.pages.push(null);
      desk.without.push(new Set());
      await cleanAt(at);
      last = at;
    } catch (error) {
      for (const list of [book.entries, desk.sources, desk.pages, desk.without]) list.length = at;
      $("desk-error").textContent = `${name}: ${error.message}`;
    }
  }
  document.body.classList.toggle("no-pages", !book.entries.length);
  ordered = null;
  found = null;
  if (last === null) return;
  if (some.length === 1) location.hash = addressOf(last);
  else if (state.at !== null) location.hash = "#/";
  else show();
}

function takePasted() {
  const text = $("pasted").value;
  if (!text.trim()) {
    $("desk-error").textContent = "There is nothing in the box.";
    $("pasted").focus();
    return;
  }
  $("pasted").value = "";
  pasted += 1;
  take([[`Pasted page ${pasted}`, new TextEncoder().encode(text)]]);
}

async function takeFiles(files) {
  const some = [];
  for (const file of files) {
    if (file.size > told.serving.limit) some.push([file.name, { length: file.size }]); // which is refused unread
    else some.push([file.name, new Uint8Array(await file.arrayBuffer())]);
  }
  take(some);
}

$("desk-form").addEventListener("submit", (event) => {
  event.preventDefault();
  takePasted();
});
$("pasted").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) takePasted();
});
$("choose").addEventListener("click", () => $("files").click());
$("files").addEventListener("change", () => {
  takeFiles([...$("files").files]);
  $("files").value = "";
});

addEventListener("dragover", (event) => {
  if (![...event.dataTransfer.types].includes("Files")) return;
  event.preventDefault();
  document.body.classList.add("dropping");
});
addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) document.body.classList.remove("dropping");
});
addEventListener("drop", (event) => {
  document.body.classList.remove("dropping");
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  takeFiles([...event.dataTransfer.files]);
});
addEventListener("beforeunload", (event) => {
  if (correcting) event.preventDefault();
});

document.body.classList.add("no-pages");
$("up").textContent = "New page";
