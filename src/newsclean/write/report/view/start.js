"use strict";
addEventListener("hashchange", () => {
  show();
  dispatchEvent(new Event("shown"));
});
show();
document.body.classList.remove("loading");
