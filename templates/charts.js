// The charts of a page, drawn when they come near. Without this script, or without the
// chart runtime, every figure is its data table, standing open.
//
// A figure is <figure class="chart"> with <script type="application/json"
// class="chart-data"> and <details>. Its option is plain data; the words that
// stand for a colour ("role:…") or a formatter ("text:…") are told in
// cmd/debrief/internal/chart/figure.go. The address of the runtime is in
// <html data-echarts="…">.
(function () {
  "use strict";

  const root = document.documentElement;
  const narrowUnder = 560;
  const printWidth = 640;
  const reserved = new Map(); // figure → { data, plot, chart, narrow }
  const mounted = new Map(); // those of them that are drawn

  // ---- words -------------------------------------------------------------

  const language = window.debriefLanguage || "en-GB"; // site.js knows the site's
  const translated = window.debriefWords || {};
  function say(text, ...args) {
    return (translated[text] || text).replace(/%s/g, () => args.shift());
  }
  const plain = new Intl.NumberFormat(language, { maximumSignificantDigits: 6 });
  const share = new Intl.NumberFormat(language, { style: "percent", maximumSignificantDigits: 4 });

  function durationWords(seconds) {
    const minutes = Math.round(seconds / 60);
    if (Math.abs(seconds) < 60) return say("%s\u00a0s", plain.format(seconds));
    if (minutes < 60) return say("%s\u00a0min", minutes);
    if (minutes < 48 * 60) {
      const hours = Math.floor(minutes / 60), rest = minutes % 60;
      return rest ? say("%s\u00a0h\u00a0%s\u00a0min", hours, String(rest).padStart(2, "0")) : say("%s\u00a0h", hours);
    }
    return say("%s\u00a0d", plain.format(Math.round(minutes / 144) / 10));
  }

  // The zone that the reader has chosen; empty for that of the report.
  const chosenZone = () => window.debriefTimes?.zone() || "";

  // clock makes formatters of instants in a zone; one the browser does not
  // know is told in UTC. at holds the ticks of the axis.
  function clock(zone, at) {
    function form(options) {
      try {
        return new Intl.DateTimeFormat(language, { timeZone: zone, ...options });
      } catch {
        return new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options });
      }
    }
    const time = form({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    const second = form({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
    const date = form({ day: "numeric", month: "short" });
    const fullDate = form({ day: "numeric", month: "short", year: "numeric" });
    const month = form({ month: "short", year: "numeric" });
    const year = form({ year: "numeric" });
    const utc = new Intl.DateTimeFormat(language, { timeZone: "UTC", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    // The first tick and each new day tell their date.
    const isNew = (value) => {
      const before = at[at.indexOf(value) - 1];
      return before === undefined || fullDate.format(before) !== fullDate.format(value);
    };
    const dated = (words) => (value) => words.format(value) + (isNew(value) ? "\n" + date.format(value) : "");
    return {
      full: (value) => {
        if (zone === chosenZone()) return fullDate.format(value) + ", " + time.format(value) + " " + window.debriefTimes.teller(zone).name(value);
        const local = time.format(value), universal = utc.format(value);
        return fullDate.format(value) + ", " + (zone === "UTC" ? universal + " UTC" : local + " (" + universal + " UTC)");
      },
      ticks: {
        second: dated(second), time: dated(time),
        date: (value, index) => (index === 0 ? fullDate : date).format(value),
        month: (value) => month.format(value), year: (value) => year.format(value),
      },
    };
  }

  function valueWords(format) {
    switch (format) {
      case "percent": return (value) => language === "en-GB" ? share.format(value).replace("%", "\u00a0%") : share.format(value);
      case "duration": return durationWords;
      case "decades": return (value) => durationWords(Math.round(10 ** value));
      default: return (value) => plain.format(value);
    }
  }

  // unstyled keeps text from being read as the runtime's own mark-up for rich
  // text, {name|text}.
  function unstyled(text) {
    return String(text).replace(/\{(?=\w+\|)/g, "{\u2060");
  }

  // ---- options -----------------------------------------------------------

  function roleColour(role) {
    return getComputedStyle(root).getPropertyValue("--chart-" + role).trim() || "gray";
  }

  const formatters = {
    "text:name": (item) => item.name,
    "text:item": (item) => (item.data && item.data.text) || "",
    "text:tip": (item) => (item.data && item.data.tip ? unstyled(item.data.tip) : ""),
  };

  // dressed gives a copy of an option with colours and formatters in place of
  // their names. It looks at values under such keys alone: all other text is
  // an author's and stays as it is.
  function dressed(value, key) {
    if (Array.isArray(value)) return value.map((each) => dressed(each, key));
    if (value !== null && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, dressed(each, name)]));
    }
    if (typeof value !== "string") return value;
    if (/color$/i.test(key) && value.startsWith("role:")) return roleColour(value.slice(5));
    if (key === "formatter" && Object.hasOwn(formatters, value)) return formatters[value];
    return value;
  }

  // inZone puts a time axis into the chosen zone: its name, and its ticks where
  // days begin there.
  function inZone(option, formats, zone) {
    const { teller, say } = window.debriefTimes;
    const told = teller(formats.zone), now = teller(zone);
    const moved = (value) => {
      const local = value + told.offset(value);
      return local - now.offset(local - now.offset(local));
    };
    for (const axis of [].concat(option.xAxis || [])) {
      if (axis.name) axis.name = say("Time in %s", zone.replaceAll("_", " "));
      if (formats.x !== "date") continue;
      for (const part of [axis.axisLabel, axis.axisTick]) {
        if (part?.customValues) part.customValues = part.customValues.map(moved).filter((value) => !(value < axis.min || value > axis.max));
      }
    }
  }

  function optionOf(data, narrow) {
    const option = dressed((narrow && data.narrow) || data.option, "");
    const formats = data.formats;
    // Months and years are counted in the zone of the report.
    const moves = formats.zone && chosenZone() && ["second", "time", "date"].includes(formats.x);
    const zone = moves ? chosenZone() : formats.zone || "UTC";
    if (moves) inZone(option, formats, zone);
    const times = clock(zone, [].concat(option.xAxis || [])[0]?.axisLabel?.customValues || []);
    const isTime = Object.hasOwn(times.ticks, formats.x);
    for (const axis of [].concat(option.xAxis || [])) {
      if (formats.x) axis.axisLabel = { ...axis.axisLabel, formatter: isTime ? times.ticks[formats.x] : valueWords(formats.x) };
    }
    for (const axis of [].concat(option.yAxis || [])) {
      if (formats.y) axis.axisLabel = { ...axis.axisLabel, formatter: valueWords(formats.y) };
    }
    if (option.tooltip.trigger === "axis") {
      const words = valueWords(formats.y);
      option.tooltip.formatter = (items) => [
        times.full(items[0].value[0]),
        ...items.map((item) => unstyled(item.seriesName) + ": " + (item.value[1] == null ? say("no value") : words(item.value[1]))),
      ].join("\n");
    }
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      option.tooltip.transitionDuration = 0;
      option.stateAnimation = { duration: 0 };
    }
    return option;
  }

  // theme takes everything that has a colour of its own from the stylesheet.
  function theme() {
    const ink = roleColour("ink"), quiet = roleColour("quiet"), line = roleColour("grid");
    const text = { color: quiet, fontSize: 12, lineHeight: 15 };
    const axis = {
      axisLine: { lineStyle: { color: quiet } }, axisTick: { lineStyle: { color: quiet } },
      axisLabel: text, nameTextStyle: text, splitLine: { lineStyle: { color: line } },
    };
    return {
      color: ["main", "second", "third", "fourth"].map(roleColour),
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: ink },
      title: { textStyle: { color: quiet, fontSize: 12, fontWeight: "normal", lineHeight: 16 }, padding: 0 },
      legend: { textStyle: { color: ink, fontSize: 12 }, padding: 0 },
      tooltip: {
        backgroundColor: roleColour("paper"), borderColor: quiet, textStyle: { color: ink, fontSize: 13 },
        axisPointer: { lineStyle: { color: quiet } },
      },
      valueAxis: axis, timeAxis: axis, categoryAxis: axis, graph: { color: [] },
    };
  }

  // ---- figures -----------------------------------------------------------

  function setHeight(entry, width) {
    const narrow = width < narrowUnder;
    const height = (narrow && entry.data.narrowHeight) || entry.data.height;
    entry.plot.style.height = height + "px";
    return narrow;
  }

  function draw(figure) {
    const entry = mounted.get(figure);
    const narrow = setHeight(entry, entry.plot.clientWidth);
    if (entry.chart) entry.chart.dispose();
    entry.chart = window.echarts.init(entry.plot, theme(), { renderer: "svg" });
    entry.narrow = narrow;
    entry.chart.setOption(optionOf(entry.data, narrow));
    entry.plot.setAttribute("aria-label", entry.data.label);
    figure.dataset.drawn = "true";
  }

  function fit(figure) {
    const entry = mounted.get(figure);
    if (!entry.chart || entry.plot.clientWidth === 0) return;
    if (entry.plot.clientWidth < narrowUnder !== entry.narrow) draw(figure);
    else entry.chart.resize();
  }

  // reserve makes room for the drawings, so that nothing moves when they come. It
  // goes by the window, less the margins of a phone's page: to measure a figure
  // would lay the whole page out before it is shown.
  function reserve(figures) {
    const width = innerWidth - 32;
    for (const figure of figures) {
      const source = figure.querySelector("script.chart-data");
      if (!source) continue;
      const entry = { data: JSON.parse(source.textContent), plot: document.createElement("div"), chart: null, narrow: false };
      entry.plot.className = "plot";
      setHeight(entry, width);
      source.before(entry.plot);
      reserved.set(figure, entry);
      for (const table of figure.querySelectorAll("details")) table.open = false;
    }
  }

  // giveUp leaves the tables of what cannot be drawn.
  function giveUp(figure) {
    reserved.get(figure)?.plot.remove();
    reserved.delete(figure);
    mounted.delete(figure);
    for (const table of figure.querySelectorAll("details")) table.open = true;
  }

  function mount(figure) {
    const entry = reserved.get(figure);
    if (!entry || mounted.has(figure)) return;
    mounted.set(figure, entry);
    entry.plot.setAttribute("role", "img");
    try {
      draw(figure);
    } catch (trouble) {
      giveUp(figure);
      throw trouble;
    }
    new ResizeObserver(() => requestAnimationFrame(() => fit(figure))).observe(entry.plot);
  }

  let runtime = null; // the promise of the chart runtime
  function load(address) {
    runtime ??= window.echarts ? Promise.resolve() : new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    });
    return runtime;
  }

  // drawable lists the figures that have something to draw.
  function drawable() {
    return [...document.querySelectorAll("figure.chart")].filter((figure) => figure.querySelector("script.chart-data"));
  }

  function watchFigures() {
    const address = root.dataset.echarts;
    const figures = drawable();
    if ((!address && !window.echarts) || figures.length === 0) return;
    reserve(figures);
    const seen = (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        near.unobserve(entry.target);
        // Each in a turn of its own, so that readers are answered between them.
        load(address).then(() => setTimeout(mount, 0, entry.target), () => {
          near.disconnect();
          figures.forEach(giveUp);
        });
      }
    };
    // Before a reader moves only what is in sight, then also what comes near.
    let near = new IntersectionObserver(seen);
    for (const figure of figures) near.observe(figure);
    addEventListener("scroll", () => {
      near.disconnect();
      near = new IntersectionObserver(seen, { rootMargin: "600px 0px" });
      for (const figure of figures) if (!mounted.has(figure)) near.observe(figure);
    }, { once: true });
    const redraw = () => {
      for (const figure of mounted.keys()) draw(figure);
    };
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
    document.addEventListener("debrief:zone", redraw);
  }

  // ---- print -------------------------------------------------------------

  // site.js opens what is folded; the charts get the paper's width and colours.
  function drawForPrint() {
    if (window.echarts) for (const figure of drawable()) mount(figure);
    for (const [figure, entry] of mounted) {
      entry.plot.style.width = printWidth + "px";
      draw(figure);
    }
    for (const details of document.querySelectorAll("figure.chart details")) details.open = true;
  }

  function drawForScreen() {
    for (const [figure, entry] of mounted) {
      entry.plot.style.width = "";
      draw(figure);
    }
  }

  watchFigures();
  addEventListener("beforeprint", drawForPrint);
  addEventListener("afterprint", drawForScreen);
})();
