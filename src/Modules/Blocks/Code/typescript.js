// Turns main.ts into JavaScript and runs it. Types are taken away, not checked; what cannot be read is reported with its line.
const fs = require("node:fs");
const ts = require("/opt/typescript/lib/typescript.js");
const source = fs.readFileSync("main.ts", "utf8");
const made = ts.transpileModule(source, {
  fileName: "main.ts",
  reportDiagnostics: true,
  compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, inlineSourceMap: true, inlineSources: true },
});
for (const { file, start, messageText } of made.diagnostics) {
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  console.error(`main.ts:${line + 1}:${character + 1} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
}
if (made.diagnostics.length > 0) process.exit(1);
fs.writeFileSync(".main.mjs", made.outputText);
import("/work/.main.mjs").catch((error) => {
  console.error(error);
  process.exit(1);
});
