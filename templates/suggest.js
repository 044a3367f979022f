// The search field of the masthead: results in a list below it while a reader
// types. site.js loads this after search.js when the field is turned to.
(function () {
  "use strict";
  const form = document.querySelector(".find-form");
  if (!form || !window.debriefFind) return;
  const { say, whole, find, wordsOf, card, marked, passage, element, labels, remark, counted, home } = window.debriefFind;

  const most = 8;
  const field = form.elements.find;
  const page = document.querySelector(".find-link").href;
  const panel = element("div", "find-panel");
  const note = element("p", "remark");
  const list = element("div", "find-list");
  const status = element("p", "unseen");
  list.id = "find-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", say("Results"));
  status.setAttribute("role", "status");
  panel.append(note, list);
  panel.hidden = true;
  form.append(panel, status);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) {
    field.setAttribute(name, value);
  }

  let turn = 0; // of the last query
  let chosen = -1;

  function open(yes) {
    panel.hidden = !yes;
    field.setAttribute("aria-expanded", String(yes && list.children.length > 0));
    choose(-1);
  }

  function choose(at) {
    chosen = at;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    const option = list.children[at];
    option?.scrollIntoView({ block: "nearest" });
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
  }

  function option(i, address, ...content) {
    const made = element("a", "find-option", ...content);
    made.id = "find-option-" + i;
    made.href = address;
    made.tabIndex = -1;
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    return made;
  }

  function result(i, shown, found) {
    const { content } = passage(shown.texts, found, 110);
    const head = element("span", "labels", ...(shown.date ? [element("time", "", shown.date)] : []), ...labels(shown));
    return option(i, home(shown), element("strong", "", marked(shown.title, found)), head, element("span", "passage", content));
  }

  async function look() {
    const query = field.value.trim();
    const own = ++turn;
    let kept = -1; // where that is now which was chosen before
    if (!wordsOf(query).length) {
      status.textContent = "";
      return open(false);
    }
    try {
      const found = await find(field.value.trimStart());
      const shown = await Promise.all(found.list.slice(0, most).map(card));
      if (own !== turn || document.activeElement !== field) return;
      const options = shown.map((each, i) => result(i, each, found.found));
      const n = found.list.length;
      if (n > 0) options.push(option(shown.length, page + "?q=" + encodeURIComponent(query), n > shown.length ? say("All %s results", whole(n)) : say("Show on a page of its own")));
      const before = list.children[chosen]?.href;
      kept = options.findIndex((each) => each.href === before);
      list.replaceChildren(...options);
      tell(n ? remark(found) : say("No incident has this."), n ? counted(n) : "");
    } catch {
      if (own !== turn) return;
      list.replaceChildren();
      tell(say("The search index could not be loaded. Please load the page anew."), "");
    }
    open(true);
    choose(kept);
  }

  function tell(words, count) {
    note.textContent = words;
    note.hidden = !words;
    status.textContent = [count, words].filter(Boolean).join(". ");
  }

  let soon;
  field.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(look, 60);
  });
  field.addEventListener("focus", () => look());
  field.addEventListener("keydown", (event) => {
    const n = list.children.length;
    if (event.isComposing) return;
    if (event.key === "Escape") {
      turn++;
      clearTimeout(soon);
      open(false);
      field.blur();
    } else if (!panel.hidden && n && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(chosen < 0 && step < 0 ? n - 1 : chosen + step >= n ? -1 : chosen + step < 0 ? -1 : chosen + step);
    } else if (event.key === "Enter" && !panel.hidden && list.children[chosen]) {
      location.href = list.children[chosen].href;
    } else {
      return;
    }
    event.preventDefault();
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) open(false);
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus

  if (document.activeElement === field) look();
})();
