"use strict";
addEventListener("hashchange", () => {
  show();
  dispatchEvent(new Event("shown"));
});
show();
