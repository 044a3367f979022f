// Finding incidents in the index that package search has made: site.js loads
// this script when a reader turns to the search field of the masthead, find.js
// is the page search/. The index is read shard by shard, as queries need it.
(function () {
  "use strict";
  if (window.debriefFind) return;

  const say = (text, ...args) => {
    let next = 0;
    return ((window.debriefWords || {})[text] || text).replace(/%(?:\[(\d)\])?s/g, (_, n) => args[n ? n - 1 : next++]);
  };
  const whole = (n) => n.toLocaleString(document.documentElement.lang || "en");

  // ---- shards --------------------------------------------------------------

  const folder = new URL("../search/", document.currentScript.src);
  const shards = new Map(); // by name
  window.debriefShard = (name, data) => shards.get(name)?.done(data);

  function load(name, query = "") {
    let shard = shards.get(name);
    if (!shard) {
      shards.set(name, (shard = {}));
      shard.data = new Promise((done, fail) => {
        const script = document.createElement("script");
        shard.done = done;
        script.onload = script.onerror = () => {
          script.remove();
          fail(new Error(name)); // unless it is done
        };
        script.src = new URL(name + ".js" + query, folder).href;
        document.head.append(script);
      });
    }
    return shard.data;
  }

  let index; // a promise
  const open = (query) => (index ||= load("entry", query).then((entry) => {
    const directory = (at, { first, names }) => ({ first: names ? first.split(" ") : [], name: (i) => at + names.slice(6 * i, 6 * i + 6) });
    let start = 0;
    return {
      size: entry.incidents,
      facets: "c/" + entry.facets,
      words: directory("w/", entry.words),
      byFirst: directory("s/", entry.byFirst),
      byLast: directory("s/", entry.byLast),
      months: entry.months.map((each) => {
        const [month, count, name] = each.split(" ");
        return { month, name, start, end: (start += +count) };
      }),
    };
  }));

  // A site that was published anew has shards of other names: the entry is then
  // read again, past the browser's cache.
  async function reading(work) {
    try {
      return await work(await open());
    } catch {
      shards.clear();
      index = undefined;
      return work(await open("?" + Date.now()));
    }
  }

  // What a result shows of an incident.
  const card = (number) => reading((all) => {
    const { name, start } = all.months.find((each) => number < each.end);
    return load(`t/${name}/${number - start}`);
  });

  // ---- lists ---------------------------------------------------------------

  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const codes = new Uint8Array(128);
  [...alphabet].forEach((each, i) => (codes[each.charCodeAt(0)] = i));
  const six = Object.fromEntries([...alphabet].map((each, i) => [each, i]));

  // bits reads numbers from a string of bits, as lists.go writes them.
  function bits(list) {
    let at = 0, left = 0, value = 0;
    const bit = () => {
      if (left === 0) {
        value = codes[list.charCodeAt(at++)];
        left = 6;
      }
      return (value >> --left) & 1;
    };
    const number = (width, n = 0) => {
      while (width-- > 0) n = 2 * n + bit();
      return n;
    };
    return {
      gamma() {
        let width = 0;
        while (!bit()) width++;
        return number(width, 1);
      },
      // The numbers of so many incidents of all.
      each(count, all, take) {
        let k = 0;
        while (count * 2 ** (k + 1) <= all) k++;
        for (let next = 0; count > 0; count--) {
          while (bit()) next += 2 ** k;
          next += number(k);
          take(next++);
        }
      },
    };
  }

  // A list by levels: the numbers of the incidents, and from 8 for the best on
  // the level of each.
  function readLevels(list, all) {
    const from = bits(list);
    const numbers = [], levels = [];
    for (let level = 8; level > 0; level--) {
      const count = from.gamma() - 1;
      if (count) from.each(count, all, (number) => numbers.push(number));
      while (levels.length < numbers.length) levels.push(level);
    }
    return { numbers, levels };
  }

  function readNumbers(list, all, take) {
    const from = bits(list);
    from.each(from.gamma() - 1, all, take);
  }

  // Words of a shard, each written as what it adds to the one before.
  function unfold(words) {
    let before = "";
    return words.split(" ").map((each) => (before = before.slice(0, six[each[0]]) + each.slice(1)));
  }

  // ---- words ---------------------------------------------------------------

  const accents = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;
  const spelledOut = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ħ: "h", ı: "i", ς: "σ", "‐": "-" };
  const fold = (text) => text.normalize("NFKD").toLowerCase().replace(accents, "").replace(/[ßæœøđðþłħıς‐]/g, (each) => spelledOut[each]).normalize("NFC");

  const name = /[\p{L}\p{N}\p{M}]+(?:[.:_-][\p{L}\p{N}\p{M}]+)*/gu;
  const dense = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3041-\u30fa\u30fc-\u30ff\u3105-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}";
  const runs = new RegExp(`[${dense}]+|[^${dense}]+`, "gu");
  const isDense = new RegExp(`^[${dense}]`, "u");
  const short = (word) => (word.length > 40 ? [...word].slice(0, 40).join("") : word);

  // The words of a query. What is in quotation marks is meant as it is written;
  // the last word may be half a word still.
  function wordsOf(query) {
    const all = [];
    for (const [text, quoted] of query.matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»]|[^"“”„«»]+/g)) {
      for (const [each] of fold(quoted ?? text).matchAll(name)) {
        const parts = each.split(/[.:_-]/).flatMap((part) => part.match(runs)).flatMap(pairs);
        const strict = quoted !== undefined;
        const word = { parts: parts.map((part) => ({ text: part, strict })), strict };
        if (each.search(/[.:_-]/) > 0 && /[.:_\p{Nd}]/u.test(each)) all.push({ ...word, text: short(each) });
        else all.push(...word.parts);
      }
    }
    const last = all.at(-1);
    if (last && !last.strict && /[\p{L}\p{N}\p{M}]$/u.test(query)) last.open = (last.parts?.at(-1) ?? last).open = true;
    return all;
  }

  // Scripts without spaces are found by neighbours.
  function pairs(run) {
    const letters = [...run];
    if (!isDense.test(run) || letters.length === 1) return short(run);
    return letters.slice(1).map((each, i) => letters[i] + each);
  }

  // ---- looking up ----------------------------------------------------------

  // The last shard that begins with this or before.
  function place({ first }, word) {
    let low = 0;
    for (let high = first.length; low + 1 < high; ) {
      const middle = (low + high) >> 1;
      if (first[middle] <= word) low = middle;
      else high = middle;
    }
    return low;
  }

  const opened = new Map();
  async function shardFor(all, word) {
    const at = all.words.name(place(all.words, word));
    if (!opened.has(at)) {
      const [words, lists] = await load(at);
      opened.set(at, { words: unfold(words), lists: lists.split(" ") });
    }
    return opened.get(at);
  }

  // The lists of a word, and of what begins with it, with how well they fit.
  async function formsOf(all, word, begins) {
    const { words, lists } = await shardFor(all, word);
    const star = begins ? words.indexOf(word + "*") : -1;
    const forms = [];
    words.forEach((each, i) => {
      if (each === word) forms.push({ list: lists[i], fit: 1 });
      else if (begins && (star < 0 ? each.startsWith(word) && !each.endsWith("*") : i === star)) forms.push({ list: lists[i], fit: 0.25 });
    });
    return forms;
  }

  // How many slips there are between two words: a letter too many, too few,
  // another, or two in each other's place.
  function slips(a, b, most) {
    let before, last = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[b.length];
  }

  // The words of the index that one may be meant as.
  async function meant(all, word) {
    const letters = [...word];
    if (letters.length < 4 || /[^\p{L}\p{M}]/u.test(word)) return [];
    for (let most = 1; most <= (letters.length < 8 ? 1 : 2); most++) {
      const near = await nearest(all, word, letters, most);
      if (near.length) return near;
    }
    return [];
  }

  async function nearest(all, word, letters, most) {
    const read = async (directory, key, back) => {
      const from = key[0] + String.fromCharCode(48 + Math.min(40, key.length - most)), to = key[0] + String.fromCharCode(49 + Math.min(40, key.length + most));
      const found = [];
      for (let i = place(directory, from); i < directory.first.length && directory.first[i] < to; i++) {
        found.push(load(directory.name(i)).then((words) => unfold2(words, back)));
      }
      return (await Promise.all(found)).flat();
    };
    const near = await Promise.all([read(all.byFirst, letters), read(all.byLast, [...letters].reverse(), true)]);
    const best = new Map();
    for (const [each, common] of near.flat()) {
      const n = slips(letters, [...each], most);
      if (n <= most) best.set(each, common + 4 * (each[0] === word[0]));
    }
    return [...best].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 5).map(([each]) => each);
  }

  // Spellings: a letter, the length, the other letters, how common it is.
  function unfold2(words, back) {
    let before = "";
    return words.split(" ").map((each) => {
      before = before.slice(0, six[each[0]]) + each.slice(1, -1);
      const [first, , ...others] = before;
      const letters = [first, ...others];
      return [(back ? letters.reverse() : letters).join(""), six[each.at(-1)]];
    });
  }

  // What one word finds: a score for each incident.
  async function scoresOf(all, word, wide) {
    const begins = !word.strict && (word.open || wide) && !(isDense.test(word.text) && word.text.length > 1);
    let forms = await formsOf(all, word.text, begins);
    let told = { text: word.text, begins };
    if (!forms.length && word.parts) return { parts: await Promise.all(word.parts.map((part) => scoresOf(all, part, wide))) };
    if (!forms.length && !word.strict && !begins) {
      forms = await formsOf(all, word.text, true);
      told = { text: word.text, begins: true };
    }
    if (!forms.length && !word.strict) {
      told.instead = await meant(all, word.text);
      forms = (await Promise.all(told.instead.map((each) => formsOf(all, each)))).flat();
      for (const form of forms) form.fit = 0.2;
    }
    const scores = new Float64Array(all.size);
    for (const { list, fit } of forms) {
      const { numbers, levels } = readLevels(list, all.size);
      const rarity = fit * Math.log(1 + all.size / numbers.length);
      numbers.forEach((number, i) => (scores[number] = Math.max(scores[number], levels[i] * rarity)));
    }
    return { ...told, scores };
  }

  // The incidents that have most of the words, best first.
  function ranked(all, found) {
    const sums = new Float64Array(all.size), words = new Uint8Array(all.size);
    for (const { scores } of found) {
      for (let number = 0; number < all.size; number++) {
        if (scores[number]) words[number]++;
        sums[number] += scores[number];
      }
    }
    const most = words.reduce((a, b) => Math.max(a, b), 0);
    const list = [];
    if (most > 0) words.forEach((n, number) => n === most && list.push(number));
    list.sort((a, b) => sums[b] - sums[a] || a - b);
    return { list, most };
  }

  // find gives the incidents that a query finds, best first: their numbers, and
  // what there is to say of them. Without words it is all, newest first.
  const find = (query) => reading(async (all) => {
    const words = wordsOf(query);
    if (!words.length || !all.size) return { size: all.size, list: [...Array(all.size).keys()], found: [], missing: [] };
    const look = async (wide) => (await Promise.all(words.map((word) => scoresOf(all, word, wide)))).flatMap((each) => each.parts ?? each);
    let found = await look();
    let { list, most } = ranked(all, found);
    if (most < found.length && found.every(({ scores }) => scores.some(Boolean))) {
      const wider = await look(true);
      const better = ranked(all, wider);
      if (better.most > most) [found, { list, most }] = [wider, better];
    }
    return { size: all.size, list, found, partial: most > 0 && most < found.length, missing: found.filter(({ scores }) => !scores.some(Boolean)).map(({ text }) => text) };
  });

  // ---- showing -------------------------------------------------------------

  // Where a text has what was found: pairs of beginning and end.
  function spans(text, found) {
    const hit = (word) => found.some(({ text: own, begins, instead }) =>
      instead?.length ? instead.includes(word) : word === own || (begins && word.startsWith(own)) || word.endsWith("." + own));
    const all = [];
    for (const { 0: each, index } of text.matchAll(name)) {
      if (hit(fold(each))) {
        all.push([index, index + each.length]);
        continue;
      }
      for (const { 0: part, index: at } of each.matchAll(/[^.:_-]+/g)) {
        let from = index + at;
        for (const run of part.match(runs)) {
          const folded = fold(run);
          if (hit(folded) || hit(folded.replace(/^\D+(?=\d{3,}$)/, ""))) all.push([from, from + run.length]);
          else if (isDense.test(folded) && folded.length === run.length) {
            for (let i = 0; i < run.length; i++) {
              if (found.some(({ text: own }) => folded.startsWith(own, i) && isDense.test(own))) all.push([from + i, from + i + 2]);
            }
          }
          from += run.length;
        }
      }
    }
    return all;
  }

  // A text from one place to another, with what was found marked.
  function marked(text, found, from = 0, to = text.length) {
    const out = document.createDocumentFragment();
    let at = from;
    for (const [start, end] of spans(text, found)) {
      if (end <= at || start >= to) continue;
      out.append(text.slice(at, Math.max(at, start)));
      const before = at === start && out.lastElementChild;
      const mark = before || document.createElement("mark");
      mark.textContent += text.slice(Math.max(at, start), Math.min(end, to));
      if (!before) out.append(mark);
      at = Math.min(end, to);
    }
    out.append(text.slice(at, to));
    return out;
  }

  // The passage that has most of what was found: { label, content }.
  function passage(texts, found, length = 180) {
    let best = { score: 0 };
    for (const [label, text] of texts) {
      const all = spans(text, found);
      all.forEach(([start], i) => {
        const within = new Set();
        for (let j = i; j < all.length && all[j][1] <= start + length - 50; j++) within.add(fold(text.slice(...all[j])));
        if (within.size > best.score) best = { score: within.size, label, text, start };
      });
    }
    const { label, text, start } = best.score ? best : { label: texts[0]?.[0], text: texts[0]?.[1] ?? "", start: 0 };
    const from = start < 60 ? 0 : cut(text, start - 50), to = from + length >= text.length ? text.length : cut(text, from + length);
    const content = marked(text, found, from, to);
    if (from > 0) content.prepend("… ");
    if (to < text.length) content.append(" …");
    return { label, content };
  }

  // The place near this one where no word is cut.
  function cut(text, at) {
    const space = text.indexOf(" ", at);
    if (space >= 0 && space < at + 25) return space + 1;
    return at + /^[\udc00-\udfff\p{M}]*/u.exec(text.slice(at))[0].length;
  }

  const element = (tag, kind, ...content) => {
    const made = document.createElement(tag);
    if (kind) made.className = kind;
    made.append(...content.filter((each) => each !== undefined && each !== ""));
    return made;
  };

  // What all results show but for the title and the passage.
  const labels = (card) => [
    element("span", "kind " + card.kindClass, card.kind),
    ...(card.severity ? [element("span", "severity", card.severity)] : []),
    element("span", "state " + card.stateClass, card.state),
    ...(card.mark ? [element("span", "record-status", card.mark)] : []),
    ...(card.example ? [element("span", "fictional", card.example)] : []),
  ];

  // Several words for the one place that a text has between quotation marks: a”, “b.
  function several(words) {
    const [, open, close] = say("Nothing has “%s”; shown is “%s”.", "%s", "%s").match(/(.\s?)%s(\s?.)/);
    return words.join(close + ", " + open);
  }

  // What is to be said of how results were found; empty when they have it all.
  function remark({ list, found, partial, missing }) {
    const said = [];
    for (const { text, instead } of found) {
      if (instead?.length) said.push(say("Nothing has “%s”; shown is “%s”.", text, several(instead.slice(0, 3))));
    }
    if (partial && missing.length) said.push(say("Nothing has “%s”; shown is what has the other words.", several(missing)));
    else if (partial && list.length) said.push(say("Nothing has all of these words; shown is what has most of them."));
    return said.join(" ");
  }

  const counted = (n) => (n === 1 ? say("1 result") : n ? say("%s results", whole(n)) : say("No results"));
  const home = (card) => new URL(`../incidents/${encodeURIComponent(card.id)}/index.html`, folder).href;

  window.debriefFind = { say, whole, find, card, reading, load, readNumbers, wordsOf, fold, marked, passage, element, labels, remark, counted, home };
})();
