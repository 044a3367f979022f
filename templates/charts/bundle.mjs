// Makes the chart runtime: one classic script that sets the global "echarts",
// with the licences of what it holds at its beginning.
import { build } from "esbuild";
import { readFileSync } from "node:fs";

const parts = [["echarts", "NOTICE"], ["echarts", "licenses/LICENSE-d3"], ["zrender", "LICENSE"]];
const licences = parts.map(([name, file]) => {
  const { version, license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  const text = readFileSync(`node_modules/${name}/${file}`, "utf8").replaceAll("*/", "* /").trim();
  return `${name} ${version} (${license})\n\n${text}`;
});

await build({
  entryPoints: ["charts/echarts.js"],
  outfile: "../cmd/debrief/internal/page/embedded/echarts.js",
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "echarts",
  target: "es2020",
  charset: "utf8",
  legalComments: "inline",
  logLevel: "info",
  banner: { js: `/*!\n${licences.join("\n\n----\n\n")}\n*/` },
});
