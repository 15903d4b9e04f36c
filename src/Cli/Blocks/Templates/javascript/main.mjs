// Reads input.json, writes result.json and files below out/. Lines that begin with ::progress say how far it is.
import { readFileSync, writeFileSync } from 'node:fs';

const { inputs, settings } = JSON.parse(readFileSync('input.json', 'utf8'));
const words = String(inputs.text ?? settings.text ?? '').split(/\s+/).filter(Boolean);

function result() {
  // What the person can mend is an answer, not a crash.
  if (words.length === 0) return { error: { message: 'There are no words.', fix: 'Write a text, or connect one.' } };
  console.log(`::progress 0.5 ${words.length} words`);
  writeFileSync('out/words.txt', `${words.join('\n')}\n`);
  const longest = [...new Set(words)].sort((a, b) => b.length - a.length).slice(0, settings.most);
  return {
    outputs: {
      count: words.length,
      longest: { columns: ['word', 'letters'], rows: longest.map((word) => [word, word.length]) },
      file: 'out/words.txt',
    },
  };
}

writeFileSync('result.json', JSON.stringify(result()));
