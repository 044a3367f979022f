// What every page does beyond its text. Without this script a page says the
// same; it only does less. Charts are drawn by charts.js, on pages that have some.
(function () {
  "use strict";

  const root = document.documentElement;

  // ---- search ------------------------------------------------------------

  // The field of the masthead takes the place of the link to the page search/.
  // What it needs is loaded when a reader turns to it; that page has its own.
  const form = document.querySelector(".find-form");
  const link = document.querySelector(".find-link");

  function loadSearch() {
    for (const address of form.dataset.scripts.split(" ")) {
      const script = document.createElement("script");
      script.src = address;
      script.async = false;
      document.head.append(script);
    }
  }

  function toSearch(query) {
    location.href = link.href + (query ? "?q=" + encodeURIComponent(query) : "");
  }

  if (form) {
    form.hidden = false;
    form.addEventListener("focusin", loadSearch, { once: true });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      toSearch(form.elements.find.value.trim());
    });
  }

  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.composedPath()[0].closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    const field = document.getElementById("q") || form?.elements.find;
    if (field?.checkVisibility()) {
      event.preventDefault();
      field.focus();
      field.select();
    } else if (link?.checkVisibility()) {
      event.preventDefault();
      toSearch();
    }
  });

  // ---- print -------------------------------------------------------------

  let folded = []; // what was closed before printing

  function openForPrint() {
    root.classList.add("printing"); // the stylesheet's light colours
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const details of folded) details.open = true;
  }

  function closeAfterPrint() {
    root.classList.remove("printing");
    for (const details of folded) details.open = false;
  }

  addEventListener("beforeprint", openForPrint);
  addEventListener("afterprint", closeAfterPrint);
})();
