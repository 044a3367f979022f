// Times in the zone that the reader chooses. Without this script, or where
// nothing is chosen, they stand as the report tells them: in the incident's
// zone, with UTC beside. A date without a time of day is the same everywhere.
//
// What can be told anew: <time datetime="…T…">, with data-day where the place
// tells that date already; [data-ends] with two moments and data-joint, "between
// {1} and {2}"; in the timeline's picture .tl-when and .tl-days; .time-axis, the
// name of an axis. What is right in the report's zone alone is .beside. The
// charts listen to "debrief:zone" and ask window.debriefTimes.
(function () {
  "use strict";

  const root = document.documentElement;
  const control = document.getElementById("zone");
  const key = "debrief-zone";
  if (!control) return;

  const say = (text, ...args) => {
    let n = 0;
    return ((window.debriefWords || {})[text] || text).replace(/%(?:\[(\d)\])?s/g, (_, at) => args[at ? at - 1 : n++]);
  };
  const language = root.lang || "en";
  const english = /^en\b/.test(language);

  // ---- words -------------------------------------------------------------

  const zoneWords = (zone) => zone.replaceAll("_", " ");

  // teller tells instants in a zone; it throws where the browser does not know it.
  function teller(zone) {
    const form = (options, tongue = english ? "en-GB" : language) => new Intl.DateTimeFormat(tongue, { timeZone: zone, ...options });
    const forms = {
      time: form({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
      second: form({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }),
      date: form({ day: "numeric", month: "short", year: "numeric" }),
      day: form({ day: "numeric", month: "short" }),
      key: form({ day: "2-digit", month: "2-digit", year: "numeric" }, "en-CA"),
      all: form({ day: "numeric", month: "numeric", year: "numeric", hour: "numeric", minute: "numeric", second: "numeric", hourCycle: "h23" }, "en-US"),
    };
    // Abbreviations are known to the languages of the places that use them.
    const names = [language, "en-GB", "en-US", "en-AU", "en-IN"].map((tongue) => form({ timeZoneName: "short" }, tongue));
    const nameIn = (each, at) => each.formatToParts(at).find((part) => part.type === "timeZoneName").value;
    function name(at) {
      if (zone === "UTC") return zone;
      const all = names.map((each) => nameIn(each, at));
      return all.find((each) => !/^(?:GMT|UTC)[+\-−]/.test(each)) || all[1].replace("GMT", "UTC").replace("-", "−");
    }
    const clock = (at) => (at % 60000 ? forms.second : forms.time).format(at);
    const offset = (at) => {
      const part = Object.fromEntries(forms.all.formatToParts(at).map((each) => [each.type, Number(each.value)]));
      return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) - Math.floor(at / 1000) * 1000;
    };
    return {
      zone, name, clock, offset,
      // Months are named as the pages do: "Sep", not "Sept".
      date: (at) => forms.date.format(at).replace("Sept", "Sep"),
      day: (at) => forms.day.format(at).replace("Sept", "Sep"),
      key: (at) => forms.key.format(at),
      // The beginning of the day that lies so many days after a moment's own.
      midnight(at, days) {
        const local = Math.floor((at + offset(at)) / 864e5 + days) * 864e5;
        return local - offset(local - offset(local - offset(at)));
      },
    };
  }

  // moment tells an instant, with its date unless the place tells that already,
  // and with the zone unless something with it follows.
  function moment(t, at, day, bare) {
    const clock = bare ? t.clock(at) : t.clock(at) + " " + t.name(at);
    return day === t.key(at) ? clock : say("%s, %s", t.date(at), clock);
  }

  function stretch(t, ends, joint, day) {
    const [from, to] = ends.split(" ").map((each) => Date.parse(each));
    if (to === undefined) return moment(t, from, day);
    const first = moment(t, from, day, t.name(from) === t.name(to));
    return joint.replace("{1}", () => first).replace("{2}", () => moment(t, to, t.key(from)));
  }

  // ---- the page ----------------------------------------------------------

  const svg = "http://www.w3.org/2000/svg";
  let undo = []; // what brings the page back to how it was written

  function replace(element, ...content) {
    const before = [...element.childNodes];
    element.replaceChildren(...content);
    undo.push(() => element.replaceChildren(...before));
  }

  function drawn(name, attributes, text) {
    const element = document.createElementNS(svg, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text) element.textContent = text;
    return element;
  }

  function retellText(t) {
    for (const each of document.querySelectorAll("time[datetime*='T']")) {
      if (!each.closest("[data-joint]")) replace(each, moment(t, Date.parse(each.dateTime), each.dataset.day));
    }
    for (const each of document.querySelectorAll("[data-ends]")) {
      const { ends, joint, day, cut } = each.dataset;
      const words = stretch(t, ends, joint, day);
      if (!cut) {
        replace(each, words);
        continue;
      }
      const [from, to] = cut.split(" "), text = each.textContent;
      replace(each, text.slice(0, from) + words + text.slice(to));
    }
    for (const each of document.querySelectorAll(".time-axis")) replace(each, say("Time in %s", zoneWords(t.zone)));
  }

  function retellTicks(picture, t) {
    const ticks = [...picture.querySelectorAll(".tl-when")];
    const wide = picture.querySelector(".tl-zone");
    let last = "";
    for (const tick of ticks) {
      const at = Date.parse(tick.dataset.at), { unit, sign = "" } = tick.dataset;
      if (unit === "month" || (unit === "year" && wide)) continue;
      const [upper, lower] = tick.children;
      const midnight = t.clock(at) === "00:00";
      const isDay = unit === "date" || unit === "year";
      const words = unit === "year" ? t.date(at) : unit === "date" ? t.day(at) : t.clock(at);
      const under = isDay ? (unit === "date" && !midnight ? t.clock(at) : "") : t.key(at) === last ? "" : t.day(at);
      last = t.key(at);
      const head = upper.cloneNode(), foot = (lower || upper).cloneNode();
      head.textContent = sign + words;
      foot.textContent = under;
      if (!lower) {
        foot.setAttribute("class", "tl-text");
        if (wide) foot.setAttribute("y", Number(upper.getAttribute("y")) + 15);
        else for (const [name, value] of [["x", 8], ["text-anchor", "start"]]) foot.setAttribute(name, value);
      }
      replace(tick, head, ...(under ? [foot] : []));
    }
  }

  // The name of the zone stands in as many lines as it has parts.
  function retellZone(picture, t) {
    const names = picture.querySelector(".tl-zone"), first = names?.firstElementChild;
    if (!first) return;
    const parts = zoneWords(t.zone).split(/(?<=\/)/);
    const year = names.textContent.match(/,\s*(\d{4})$/);
    if (year) parts[parts.length - 1] += ", " + year[1];
    replace(names, ...parts.map((part, line) => {
      const text = first.cloneNode();
      text.setAttribute("y", Number(first.getAttribute("y")) + 15 * line);
      text.textContent = part;
      return text;
    }));
  }

  function redrawDays(picture, t) {
    const days = picture.querySelector(".tl-days[data-parts]");
    if (!days) return;
    const [top, bottom] = days.dataset.high.split(" ");
    const lines = [];
    for (const part of days.dataset.parts.split(";").filter(Boolean)) {
      const [from, to, start, end] = part.split(" ").map(Number);
      for (let n = 1, at; (at = t.midnight(from, n)) <= to; n++) {
        const x = start + ((end - start) * (at - from)) / (to - from);
        lines.push(drawn("line", { class: "tl-day", x1: x, y1: top, x2: x, y2: bottom, stroke: "#c5ccd3", "stroke-width": 1 }));
      }
    }
    replace(days, ...lines);
  }

  function retell(zone) {
    asWritten();
    if (!zone) return;
    const t = teller(zone);
    root.dataset.zone = zone;
    retellText(t);
    for (const picture of document.querySelectorAll("svg.timeline")) {
      retellTicks(picture, t);
      retellZone(picture, t);
      redrawDays(picture, t);
    }
  }

  function asWritten() {
    for (const step of undo.reverse()) step();
    undo = [];
    delete root.dataset.zone;
    delete root.dataset.zoneSaid;
  }

  // ---- the choice --------------------------------------------------------

  const device = () => new Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
  const zones = { utc: () => "UTC", site: () => control.dataset.site, device };
  const said = document.getElementById("zone-said");

  function chosen() {
    return Object.hasOwn(zones, control.value) ? zones[control.value]() : "";
  }

  // show tells the page in the chosen zone; one that the browser does not know
  // leaves it as it was written.
  function show() {
    try {
      retell(chosen());
    } catch {
      asWritten();
    }
    const zone = root.dataset.zone;
    said.textContent = zone ? say("Times are shown in %s.", zoneWords(zone)) : "";
    if (zone) root.dataset.zoneSaid = said.textContent; // for the heads of printed pages
    document.dispatchEvent(new CustomEvent("debrief:zone"));
  }

  // Where a browser keeps nothing, the choice holds for the page alone.
  function remembered() {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  function remember(value) {
    try {
      if (value) localStorage.setItem(key, value);
      else localStorage.removeItem(key);
    } catch { /* forgotten */ }
  }

  function take(value) {
    control.value = value || "";
    if (control.selectedIndex < 0) control.value = "";
  }

  control.addEventListener("change", () => {
    remember(control.value);
    show();
    if (!said.textContent) said.textContent = say("Times are shown as reported.");
  });
  addEventListener("storage", (event) => {
    if (event.key !== key) return;
    take(event.newValue);
    show();
  });
  // A preview brings a page up to date as it was written.
  document.addEventListener("debrief:before", asWritten);
  document.addEventListener("debrief:after", () => {
    if (chosen()) show();
  });

  window.debriefTimes = {
    zone: () => root.dataset.zone || "",
    teller: (zone) => teller(zone),
    say,
  };
  take(remembered());
  control.closest(".zone").classList.add("ready");
  if (control.value) show();
})();
