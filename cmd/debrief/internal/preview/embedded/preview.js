// What the preview adds to a page: it brings it up to date when it has changed,
// in place where it can (patch.js), else by loading it anew at the place where
// the reader is; and it shows what is wrong with the project.
//
// The server says over a stream of events what the page is now and what to show
// beside it. The panel stands in a shadow root, so that the page's styles and its own do not
// meet. Everything it shows is put in as text.
(function () {
  "use strict";

  const script = document.currentScript;
  let seen = script.dataset.seen; // the state of the page that is shown
  const own = "/-/";

  // Where a browser keeps nothing, everything works but is forgotten.
  const memory = (storage) => ({
    get(name) {
      try { return JSON.parse(window[storage].getItem("debrief-preview-" + name)); } catch { return null; }
    },
    set(name, value) {
      try { window[storage].setItem("debrief-preview-" + name, JSON.stringify(value)); } catch { /* forgotten */ }
    },
  });
  const session = memory("sessionStorage");
  const always = memory("localStorage");

  // ---- the place in the page ---------------------------------------------

  const marks = "h1, h2, h3, h4, h5, h6, p, li, tr, figure, pre, aside";
  const landmarks = () => [...document.querySelectorAll("main :is(" + marks + ")")];

  // place tells what stands at the top of the window: the last element with an
  // id before it, how many come between, and how far from the top it is.
  function place() {
    const all = landmarks();
    const first = all.findIndex((each) => each.getBoundingClientRect().bottom > 0 && each.getClientRects().length > 0);
    if (window.scrollY < 2 || first < 0) return null;
    let from = first;
    while (from > 0 && !all[from].id) from--;
    return { id: all[from].id, steps: first - from, top: all[first].getBoundingClientRect().top };
  }

  function comeBack(saved) {
    window.scrollTo({ left: saved.x, top: saved.y, behavior: "instant" });
    if (!saved.place) return;
    const all = landmarks();
    const from = saved.place.id ? all.findIndex((each) => each.id === saved.place.id) : 0;
    const target = from < 0 ? undefined : all[from + saved.place.steps];
    if (!target) return;
    window.scrollBy({ top: target.getBoundingClientRect().top - saved.place.top, behavior: "instant" });
  }

  function reload() {
    disconnect();
    session.set("place", { path: location.pathname, x: window.scrollX, y: window.scrollY, place: place() });
    history.scrollRestoration = "manual";
    location.reload();
  }

  function resume() {
    const saved = session.get("place");
    session.set("place", null);
    if (!saved || saved.path !== location.pathname) return;
    if (saved.x === 0 && saved.y === 0) return; // where a page begins anyway, without waiting for its layout
    history.scrollRestoration = "manual";
    comeBack(saved);
    let moved = false;
    for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
      addEventListener(kind, () => { moved = true; }, { once: true, passive: true });
    }
    addEventListener("load", () => {
      if (!moved) comeBack(saved);
      history.scrollRestoration = "auto";
    }, { once: true });
  }

  // ---- the page ----------------------------------------------------------

  let served = null; // the page as it was served; a promise, empty where it is not known
  let patch = null;
  let work = Promise.resolve();

  async function read() {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return { page, tag: page.querySelector("script[data-seen]")?.dataset.seen };
  }

  // prepare reads the page once more, when there is time, to know what scripts
  // have not touched.
  async function prepare() {
    ({ patch } = await import(own + "patch.js"));
    const first = await read();
    return first.tag === seen ? first : null;
  }

  // update shows the state with a tag.
  async function update(tag) {
    if (tag === seen) return;
    const before = await served;
    if (!before || !tag.startsWith("200")) return reload();
    const now = await read();
    const from = CSS.supports("overflow-anchor", "auto") ? null : place();
    // What the page's scripts can undo and do again is compared as it was served.
    document.dispatchEvent(new CustomEvent("debrief:before"));
    const patched = patch(before.page, now.page);
    if (!patched) return reload();
    document.dispatchEvent(new CustomEvent("debrief:after"));
    if (from) comeBack({ x: window.scrollX, y: window.scrollY, place: from });
    script.dataset.seen = seen = now.tag;
    served = now;
  }

  // ---- the panel ---------------------------------------------------------

  function element(name, className, ...content) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content.filter((each) => each !== undefined && each !== ""));
    return made;
  }

  // Each severity has its own shape: an octagon, a triangle, a circle.
  const shapes = {
    error: ["M5.3 1.5h5.400l3.800 3.800v5.400l-3.800 3.800H5.300l-3.800-3.800V5.300z", "M5.700 5.700l4.600 4.600M10.300 5.700l-4.600 4.600"],
    warning: ["M8 1.800l6.700 12H1.300z", "M8 6.300v3.400M8 11.700v.1"],
    hint: ["M14.500 8a6.500 6.500 0 1 1-13 0a6.500 6.500 0 1 1 13 0z", "M8 7.300v3.700M8 4.800v.1"],
    fold: ["M3.500 6l4.500 4.500L12.500 6", ""],
  };

  function shape(name) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("class", "shape shape-" + name);
    svg.setAttribute("aria-hidden", "true");
    for (const [at, line] of shapes[name].entries()) {
      if (!line) continue;
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("d", line);
      path.setAttribute("class", at === 0 ? "outline" : "sign");
      svg.append(path);
    }
    return svg;
  }

  const host = document.createElement("debrief-preview");
  const root = host.attachShadow({ mode: "open" });
  const style = element("link");
  const spoken = element("p", "spoken");
  const panel = element("section", "panel");
  const bar = element("button", "bar");
  const summary = element("span", "summary");
  const gist = element("span", "gist");
  const list = element("div", "list");
  let state = null;
  let lost = false;

  function build() {
    style.rel = "stylesheet";
    style.href = own + "preview.css";
    panel.hidden = true;
    panel.setAttribute("aria-label", "Problems in the project");
    spoken.setAttribute("role", "status");
    bar.type = "button";
    bar.setAttribute("aria-controls", "list");
    bar.append(summary, gist, shape("fold"));
    bar.addEventListener("click", () => {
      always.set("folded", !folded());
      fold();
    });
    list.id = "list";
    list.tabIndex = 0;
    list.setAttribute("role", "group");
    list.setAttribute("aria-label", "The problems, one by one");
    panel.append(bar, list);
    root.append(style, spoken, panel);
    document.body.append(host);
    // The page ends above the panel: the host is as high as what it holds.
    new ResizeObserver(() => { host.style.blockSize = panel.hidden ? "0" : panel.offsetHeight + "px"; }).observe(panel);
  }

  // Until somebody decides, the panel is open for errors where there is room.
  function folded() {
    const decided = always.get("folded");
    if (decided !== null) return decided;
    return !state || state.errors === 0 || matchMedia("(max-width: 40rem)").matches;
  }

  function fold() {
    const closed = folded() || lost;
    list.hidden = closed;
    panel.classList.toggle("folded", closed);
    bar.setAttribute("aria-expanded", String(!closed));
  }

  const counted = (n, noun) => n + "\u00a0" + noun + (n === 1 ? "" : "s");

  function countsOf(state) {
    return [["error", state.errors], ["warning", state.warnings], ["hint", state.hints]].filter(([, n]) => n > 0);
  }

  function show() {
    const counts = state ? countsOf(state) : [];
    panel.hidden = counts.length === 0 && !lost;
    if (lost) {
      summary.replaceChildren(element("strong", "", "Preview stopped"));
      gist.textContent = "debrief serve is not answering";
      say("Preview stopped");
    } else {
      summary.replaceChildren(...counts.map(([severity, n]) => element("span", "count " + severity, shape(severity), counted(n, severity))));
      gist.textContent = state && state.items.length > 0 ? state.items[0].message : "";
      say(counts.length > 0 ? "Preview: " + counts.map(([severity, n]) => counted(n, severity)).join(", ") : "");
    }
    const top = list.scrollTop;
    list.replaceChildren(...(state ? sections(state) : []));
    list.scrollTop = top;
    fold();
  }

  // say tells those who cannot see the panel, once for each change.
  function say(words) {
    const before = session.get("spoken") || "";
    if (words === before) return;
    session.set("spoken", words);
    setTimeout(() => { spoken.textContent = words || "Preview: no problems any more"; }, 100);
  }

  function sections(state) {
    const mine = state.items.filter((each) => each.own);
    const others = state.items.filter((each) => !each.own);
    const parts = [];
    if (state.stale && seen.startsWith("200")) parts.push(element("p", "stale", "The page is as it was before the errors."));
    if (mine.length > 0) parts.push(element("h2", "", "In this page’s record"), ...mine.map(article));
    if (others.length > 0) parts.push(...(mine.length > 0 ? [element("h2", "", "Elsewhere")] : []), ...others.map(article));
    if (state.more > 0) parts.push(element("p", "more", "… and " + state.more + " more; debrief check shows them all."));
    return parts;
  }

  function article(item) {
    const head = element("p", "head",
      element("span", "severity " + item.severity, shape(item.severity), item.severity), " ",
      item.place ? element("code", "place", item.place) : "", " ",
      item.rule ? ruleLink(item.rule) : "");
    const made = element("article", "item " + item.severity, head, element("p", "message", ...linked(item.message)), excerpt(item.excerpt));
    for (const also of item.also || []) {
      made.append(element("p", "also", element("code", "place", also.place), " ", also.message), excerpt(also.excerpt));
    }
    if (item.hint) made.append(element("p", "advice", element("strong", "", "Hint: "), item.hint));
    return made;
  }

  // linked is a text in which every rule that it names is a link.
  const linked = (text) => text.split(/(PM\d{3} [a-z-]+)/).map((part, i) => (i % 2 ? ruleLink(part) : part));

  // What a rule asks for, and why, stands on a page of the site.
  function ruleLink(rule) {
    const link = element("a", "rule", rule);
    link.href = "/methods/rules/index.html#" + rule.split(" ")[0];
    return link;
  }

  const excerpt = (text) => (text ? element("pre", "excerpt", text.replace(/\n$/, "")) : "");

  // ---- the stream --------------------------------------------------------

  let source = null;
  let waiting = 0; // for a server that does not answer

  function patience() {
    clearTimeout(waiting);
    waiting = 0;
  }

  function connect() {
    if (source) return;
    source = new EventSource(own + "events?page=" + encodeURIComponent(decodeURIComponent(location.pathname)) + "&seen=" + seen);
    source.addEventListener("page", (event) => {
      work = work.then(() => update(event.data)).catch(reload);
    });
    source.addEventListener("state", (event) => {
      patience();
      lost = false;
      state = JSON.parse(event.data);
      session.set("state", { path: location.pathname, state });
      show();
    });
    source.addEventListener("error", () => {
      waiting ||= setTimeout(() => { lost = true; show(); }, 1500);
    });
  }

  // A browser holds few connections to one host: pages that nobody sees let go
  // of theirs.
  function disconnect() {
    patience();
    if (source) source.close();
    source = null;
  }

  build();
  connect();
  const before = session.get("state");
  if (before && before.path === location.pathname) {
    state = before.state;
    show();
  }
  resume();
  if (seen.startsWith("200")) {
    addEventListener("load", () => (window.requestIdleCallback || setTimeout)(() => { served = prepare().catch(() => null); }));
  }
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
})();
