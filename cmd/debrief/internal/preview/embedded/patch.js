// Brings an open page to its new state in place, where that gives the same
// page as loading it anew. It compares the page as it was served, as it is
// served now, and as it stands in the window, side by side: what is the same in
// both that were served stays untouched, with all that scripts and readers have
// done to it.

// What scripts have made, or what needs one, is loaded anew.
const fixed = "figure.chart, script, noscript, style, link, iframe, .zone, debrief-preview";
const inert = "script[type='application/ld+json']"; // data that nothing in the page reads
const known = inert + ", script[data-seen], script.chart-data, script[src*='assets/site.'], script[src*='assets/charts.'], script[src*='assets/search.'], script[src*='assets/find.']";

// patch reports whether it could; else nothing is changed.
export function patch(old, now) {
  const steps = [];
  const same = old.compatMode === now.compatMode && [old, now].every(onlyKnownScripts) && !aimMoves(old, now) &&
    attributes(document.documentElement, old.documentElement, now.documentElement) && head(old.head, now.head, steps) &&
    pair(document.body, old.body, now.body, steps);
  if (same) for (const step of steps) step();
  return same;
}

// A script of a template's own may hold on to anything in the page.
const onlyKnownScripts = (page) => page.querySelectorAll("script").length === page.querySelectorAll(known).length;

// What the address leads to is marked by the browser while it loads.
function aimMoves(old, now) {
  const aim = location.hash.slice(1);
  return aim !== "" && !old.getElementById(aim) !== !now.getElementById(aim);
}

// Of the head, what is told of the page can change: its title, its description
// and the like.
const told = "title, meta[name=description], meta[property], " + inert;
function head(old, now, steps) {
  if (old.children.length !== now.children.length) return false;
  const [was, live] = [old, document.head].map((each) => [...each.querySelectorAll(told)]);
  for (const [at, before] of [...old.children].entries()) {
    const after = now.children[at];
    if (before.isEqualNode(after) || (before.matches("[data-seen]") && after.matches("[data-seen]"))) continue;
    const stands = live[was.indexOf(before)];
    if (!before.matches(told) || !after.matches(told)) return false;
    if (before.matches(inert) && after.matches(inert) && stands?.matches(inert)) steps.push(() => { stands.textContent = after.textContent; });
    else if (!pair(stands, before, after, steps)) return false;
  }
  return true;
}

// pair notes the steps from one node to another of its kind.
function pair(live, old, now, steps) {
  if (live?.nodeName !== old.nodeName || live.nodeName !== now.nodeName) return false;
  if (live.nodeType !== Node.ELEMENT_NODE) {
    if (live.data !== old.data) return false;
    steps.push(() => { live.data = now.data; });
    return true;
  }
  return !live.matches(fixed) && attributes(live, old, now, steps) && children(live, old, now, steps);
}

// Without steps, attributes may not differ.
function attributes(live, old, now, steps) {
  for (const name of new Set([...old.getAttributeNames(), ...now.getAttributeNames()])) {
    const value = now.getAttribute(name);
    if (old.getAttribute(name) === value) continue;
    if (!steps || live.getAttribute(name) !== old.getAttribute(name) || (name === "id" && live.matches(":target"))) return false;
    steps.push(() => (value === null ? live.removeAttribute(name) : live.setAttribute(name, value)));
  }
  return true;
}

function children(live, old, now, steps) {
  const nodes = [...live.childNodes].filter((each) => each.localName !== "debrief-preview");
  const before = [...old.childNodes];
  const after = [...now.childNodes];
  if (nodes.length !== before.length) return false; // a script has been here
  const end = nodes.length > 0 ? nodes.at(-1).nextSibling : live.firstChild;
  while (before.length > 0 && after.length > 0 && before.at(-1).isEqualNode(after.at(-1))) {
    before.pop();
    after.pop();
  }
  let b = 0, a = 0;
  while (b < before.length || a < after.length) {
    const [gone, come] = next(before, b, after, a);
    if (gone === 0 && come === 0) {
      b++;
      a++;
    } else if (gone === 1 && come === 1 && before[b].nodeName === after[a].nodeName) {
      if (!pair(nodes[b], before[b], after[a], steps)) return false;
      b++;
      a++;
    } else {
      const out = nodes.slice(b, b + gone), into = after.slice(a, a + come), at = nodes[b] ?? end;
      if (!out.every(loose) || !into.every(loose)) return false;
      steps.push(() => {
        for (const each of into) live.insertBefore(document.importNode(each, true), at);
        for (const each of out) each.remove();
      });
      b += gone;
      a += come;
    }
  }
  return true;
}

// next tells how many nodes go and how many come at a place in two lists: none
// where they are the same, one each where no better fit is near.
const near = 40;
function next(before, b, after, a) {
  if (b === before.length) return [0, after.length - a];
  if (a === after.length) return [before.length - b, 0];
  if (before[b].isEqualNode(after[a])) return [0, 0];
  for (let n = 1; n < near; n++) {
    if (before[b].localName && after[a + n]?.isEqualNode(before[b])) return [0, n];
    if (after[a].localName && before[b + n]?.isEqualNode(after[a])) return [n, 0];
  }
  return [1, 1];
}

// loose nodes can come and go.
const loose = (node) => !node.localName || !(node.matches(fixed) || node.querySelector(fixed + ", :target") || node.matches(":target"));
