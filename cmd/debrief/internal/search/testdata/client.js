// Runs templates/search.js without a browser: node client.js <script> <site>.
// Each line of standard input is a question, each line of the output its answer.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");
const { pathToFileURL, fileURLToPath } = require("node:url");

const [script, site] = process.argv.slice(2);
const code = fs.readFileSync(script, "utf8");

// A page that has just loaded: it counts the bytes of what it loads.
function page(stale) {
  const loaded = {};
  const context = { URL, console };
  context.window = context;
  context.document = {
    currentScript: { src: pathToFileURL(path.resolve(site, "assets/search.js")).href },
    documentElement: { lang: "en" },
    createElement: () => ({ remove() {} }),
    head: {
      append(element) {
        setTimeout(() => {
          const old = stale && !element.src.includes("?") && element.src.endsWith("entry.js");
          const file = fileURLToPath(element.src.replace(/\?.*/, "")).replace(/search.entry\.js$/, (each) => (old ? "old/" : "") + each);
          let text;
          try {
            text = fs.readFileSync(file, "utf8");
          } catch {
            return element.onerror();
          }
          loaded[path.relative(site, file)] = Buffer.byteLength(text);
          vm.runInContext(text, context);
          element.onload();
        });
      },
    },
  };
  vm.createContext(context);
  vm.runInContext(code, context);
  return { context, loaded };
}

const shared = page();

async function answer({ query, fresh, stale, facets, cards, fold, words, mark }) {
  const { context, loaded } = fresh || stale ? page(stale) : shared;
  const tools = context.debriefFind;
  if (fold !== undefined) return { folded: tools.fold(fold) };
  if (words !== undefined) return { words: tools.wordsOf(words).map((each) => each.text) };
  const found = await tools.find(query);
  if (facets) await tools.reading((all) => tools.load(all.facets));
  const shown = await Promise.all(found.list.slice(0, cards ?? 0).map(tools.card));
  return { list: found.list, partial: Boolean(found.partial), remark: tools.remark(found), missing: found.missing, titles: shown.map((each) => each.title), loaded };
}

async function main() {
  for (const line of fs.readFileSync(0, "utf8").split("\n")) {
    if (line) console.log(JSON.stringify(await answer(JSON.parse(line))));
  }
}
main();
