// What every page does beyond its text. Without this script a page says the
// same; it only does less. Charts are drawn by charts.js, on pages that have some.
(function () {
  "use strict";

  const root = document.documentElement;

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
