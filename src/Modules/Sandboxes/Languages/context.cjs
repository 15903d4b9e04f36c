'use strict';
const fs = require('node:fs');
const vm = require('node:vm');
const util = require('node:util');
const path = require('node:path');
const { createRequire } = require('node:module');

const LIMIT = 1_000_000;
const captured = { stdout: '', stderr: '' };
for (const name of ['stdout', 'stderr']) {
  process[name].write = (chunk, encoding, done) => {
    if (captured[name].length < LIMIT) captured[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    const callback = typeof encoding === 'function' ? encoding : done;
    if (callback) process.nextTick(callback);
    return true;
  };
}
globalThis.require = createRequire(path.join(process.cwd(), 'cell.js'));

async function run(source) {
  const value = await vm.runInThisContext(source, { filename: '<cell>' });
  return value === undefined ? null : util.inspect(value, { depth: 4 });
}

async function answer(line) {
  const result = { value: null, error: null };
  try {
    result.value = await run(JSON.parse(line).source);
  } catch (error) {
    result.error = error && error.stack ? String(error.stack) : String(error);
  }
  result.stdout = captured.stdout.slice(0, LIMIT);
  result.stderr = captured.stderr.slice(0, LIMIT);
  captured.stdout = captured.stderr = '';
  fs.writeSync(1, JSON.stringify(result) + '\n');
}

process.on('uncaughtException', (error) => { captured.stderr += String(error && error.stack || error) + '\n'; });
let rest = '';
let queue = Promise.resolve();
process.stdin.setEncoding('utf8');
process.stdin.on('data', (text) => {
  rest += text;
  for (let at; (at = rest.indexOf('\n')) >= 0; rest = rest.slice(at + 1)) {
    const line = rest.slice(0, at);
    queue = queue.then(() => answer(line));
  }
});
process.stdin.on('end', () => process.exit(0));
