// The page search/: results, filters that combine, and all of it in the address,
// so that a view can be sent to someone.
(function () {
  "use strict";
  const finder = document.querySelector("[data-finder]");
  if (!finder || !window.debriefFind) return;
  const { say, whole, find, card, reading, load, readNumbers, marked, passage, element, labels, remark, counted, home } = window.debriefFind;

  const step = 20; // results at once
  const ahead = 5; // of them are there before any is shown, so that nothing moves
  const few = 8; // values of a filter before there is a button for all
  const field = finder.querySelector("#q");
  const order = finder.querySelector("select");
  const choices = finder.querySelector(".choices");
  const list = finder.querySelector("ol");
  const more = finder.querySelector(".more");
  const status = finder.querySelector("#found");
  const note = finder.querySelector(".results .remark");
  const nothing = finder.querySelector(".results .nothing");

  finder.hidden = false;
  document.querySelector(".plainly").hidden = true;
  choices.open = matchMedia("(min-width: 60rem)").matches;

  // ---- state and address ---------------------------------------------------

  const names = ["kind", "severity", "service", "year", "state"];
  const titles = { kind: say("Kind"), severity: say("Severity"), service: say("Service"), year: say("Year"), state: say("State") };
  let facets = []; // { name, values: [{ value, label, has: Uint8Array }] }
  let state;

  function fromAddress() {
    const said = new URLSearchParams(location.search);
    state = {
      query: said.get("q") || "",
      order: said.get("sort") === "date" ? "date" : "",
      chosen: Object.fromEntries(names.map((name) => [name, new Set(said.getAll(name))])),
      shown: Math.max(step, Math.min(1000, history.state?.shown || 0)),
    };
    field.value = state.query;
    order.value = state.order;
  }

  function address() {
    const said = new URLSearchParams();
    if (state.query.trim()) said.set("q", state.query.trim());
    for (const name of names) for (const value of state.chosen[name]) said.append(name, value);
    if (state.order) said.set("sort", state.order);
    const query = said.toString();
    return location.pathname + (query ? "?" + query : "") + location.hash;
  }

  // A new entry of the browser's history for what was decided, none while typing.
  function keep(decided) {
    try {
      const kept = { shown: state.shown };
      if (decided && address() !== settled) history.pushState(kept, "", address());
      else history.replaceState(kept, "", address());
      if (decided) settled = address();
    } catch {
      // from disk a browser may refuse; the view is right all the same
    }
  }
  let settled; // the address of the last decision

  // ---- filters -------------------------------------------------------------

  const readFacets = () => reading(async (all) => {
    const columns = await load(all.facets);
    const read = columns.map(({ name, values, lists }) => {
      const parts = lists.split(" ");
      const rest = new Uint8Array(all.size).fill(1);
      const has = parts.map((part) => {
        const own = new Uint8Array(all.size);
        if (part) readNumbers(part, all.size, (number) => ((own[number] = 1), (rest[number] = 0)));
        return own;
      });
      return { name, values: values.map(([value, label], i) => ({ value, label, has: parts[i] ? has[i] : rest })) };
    });
    read.push({ name: "year", values: years(all) });
    facets = names.map((name) => read.find((each) => each.name === name)).filter(Boolean);
  });

  function years(all) {
    const values = [];
    for (const { month, start, end } of all.months) {
      const year = month.slice(0, 4) || "undated";
      if (values.at(-1)?.value !== year) values.push({ value: year, label: month ? year : say("Undated"), has: new Uint8Array(all.size) });
      values.at(-1).has.fill(1, start, end);
    }
    return values;
  }

  // Which incidents the chosen values of all filters but one leave.
  function allowed(size, but) {
    const left = new Uint8Array(size).fill(1);
    for (const { name, values } of facets) {
      const chosen = state.chosen[name];
      if (name === but || !chosen.size) continue;
      const any = values.filter(({ value }) => chosen.has(value));
      for (let i = 0; i < size; i++) if (!any.some(({ has }) => has[i])) left[i] = 0;
    }
    return left;
  }

  const wide = new Set(); // filters whose values are all shown

  function drawFacets(result) {
    const focus = document.activeElement?.closest(".choices")?.contains(document.activeElement) && document.activeElement.id;
    const sets = facets.map((facet) => {
      const left = allowed(result.size, facet.name);
      const within = result.list.filter((number) => left[number]);
      const counts = facet.values.map(({ has }) => within.reduce((n, number) => n + has[number], 0));
      return fieldset(facet, counts);
    });
    choices.lastElementChild.replaceChildren(...sets);
    if (focus) document.getElementById(focus)?.focus();
    const n = names.reduce((sum, name) => sum + state.chosen[name].size, 0);
    choices.firstElementChild.textContent = n ? say("Filters (%s)", n) : say("Filters");
  }

  function fieldset({ name, values }, counts) {
    const chosen = state.chosen[name];
    const set = element("fieldset", "", element("legend", "", titles[name]));
    const some = values.map((each, i) => ({ ...each, count: counts[i] })).filter(({ value, count }) => count || chosen.has(value));
    const shown = wide.has(name) || some.length <= few + 1 ? some : some.filter(({ value }, i) => i < few || chosen.has(value));
    for (const { value, label, count } of shown) {
      const box = document.createElement("input");
      box.type = "checkbox";
      box.id = `${name}-${value}`;
      box.checked = chosen.has(value);
      box.addEventListener("change", () => {
        if (box.checked) chosen.add(value);
        else chosen.delete(value);
        decide();
      });
      set.append(element("label", "", box, element("span", "", label), element("span", "count", whole(count))));
    }
    if (!some.length) set.append(element("p", "aside", say("None")));
    if (shown.length < some.length) {
      const all = element("button", "", say("Show all %s", whole(some.length)));
      all.type = "button";
      all.id = name + "-all";
      all.addEventListener("click", () => {
        wide.add(name);
        drawFacets(last);
        document.getElementById(`${name}-${some.find((each) => !shown.includes(each)).value}`)?.focus();
      });
      set.append(all);
    }
    return set;
  }

  // ---- results -------------------------------------------------------------

  let turn = 0;
  let last; // what the query found
  let numbers = []; // of the incidents that are left, in order

  async function draw() {
    const own = ++turn;
    let first;
    try {
      const [found] = await Promise.all([find(state.query.trimStart()), facets.length ? undefined : readFacets()]);
      if (own !== turn) return;
      const left = allowed(found.size);
      const some = found.list.filter((number) => left[number]);
      if (state.order === "date") some.sort((a, b) => a - b);
      first = await Promise.all(some.slice(0, ahead).map(card));
      if (own !== turn) return;
      [last, numbers] = [found, some];
    } catch {
      if (own === turn) status.textContent = say("The search index could not be loaded. Please load the page anew.");
      return;
    }
    drawFacets(last);
    list.replaceChildren(...first.map((shown, i) => filled(place(numbers[i]), shown, last.found)));
    const said = remark(last);
    note.textContent = said;
    note.hidden = !said;
    if (nothing) nothing.hidden = numbers.length > 0 || !last.size;
    status.textContent = numbers.length === last.size ? say("%s incidents", whole(last.size)) : counted(numbers.length) + say(" of %s incidents", whole(last.size));
    order.disabled = !last.found.length;
    grow();
  }

  function grow() {
    const upTo = Math.min(state.shown, numbers.length);
    const first = list.children.length;
    for (let i = first; i < upTo; i++) {
      const item = place(numbers[i]);
      list.append(item);
      seen.observe(item);
    }
    more.hidden = upTo === numbers.length;
    return list.children[first];
  }

  function place(number) {
    const item = element("li", "result");
    item.dataset.number = number;
    return item;
  }

  // The other results are loaded before they come into view, so that nothing in
  // sight moves.
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      fill(target, last.found);
    }
  }, { rootMargin: "100% 0px" });

  addEventListener("beforeprint", () => list.querySelectorAll(".result:not(.filled)").forEach((item) => fill(item, last.found)));

  // Once for each: a second time would take the focus away.
  const filling = new WeakMap();
  const fill = (item, found) => filling.get(item) || filling.set(item, fillOnce(item, found)).get(item);

  async function fillOnce(item, found) {
    try {
      filled(item, await card(+item.dataset.number), found);
    } catch {
      item.textContent = say("This result could not be loaded.");
    }
  }

  function filled(item, shown, found) {
    const link = element("a", "", marked(shown.title, found));
    link.href = home(shown);
    const { label, content } = passage(shown.texts, found, 190);
    const text = element("p", "passage", ...(label && found.length ? [element("span", "from", label), " "] : []), content);
    const head = element("p", "labels");
    for (const each of labels(shown)) head.append(each, " ");
    if (shown.date) {
      const date = element("time", "", shown.date);
      if (shown.day) date.dateTime = shown.day;
      head.prepend(date, " ");
    }
    const title = element("h3", "", link);
    title.dir = "auto";
    item.replaceChildren(title, head, text);
    item.classList.add("filled");
    return item;
  }

  // reach puts the focus on a result, which may not be loaded yet.
  async function reach(item) {
    if (!item.querySelector("a")) await fill(item, last.found);
    item.querySelector("a")?.focus();
  }

  // ---- what readers do -----------------------------------------------------

  function decide() {
    state.shown = step;
    keep(true);
    draw();
  }

  let soon;
  field.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(() => {
      state.query = field.value;
      state.shown = step;
      keep(false);
      draw();
    }, 80);
  });
  function decideQuery() {
    clearTimeout(soon);
    const before = state.query;
    state.query = field.value;
    if (state.query !== before) decide();
    else keep(true);
  }
  field.addEventListener("change", decideQuery);
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    decideQuery();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) {
      event.preventDefault();
      field.blur();
    } else if (event.key === "ArrowDown" && list.querySelector("a")) {
      event.preventDefault();
      list.querySelector("a").focus();
    }
  });
  list.addEventListener("keydown", (event) => {
    const to = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") field.focus();
    else if (to) {
      event.preventDefault();
      const item = event.target.closest("li");
      const next = to > 0 ? item?.nextElementSibling : item?.previousElementSibling;
      if (next) reach(next);
      else if (to < 0) field.focus();
    }
  });
  order.addEventListener("change", () => {
    state.order = order.value;
    decide();
  });
  more.addEventListener("click", () => {
    state.shown += step;
    keep(false);
    const first = grow();
    first?.scrollIntoView({ block: "nearest" });
    if (first) reach(first);
  });
  addEventListener("popstate", () => {
    clearTimeout(soon);
    fromAddress();
    settled = address();
    draw();
  });

  fromAddress();
  settled = address();
  draw();
})();
