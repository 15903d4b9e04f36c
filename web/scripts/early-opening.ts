import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin, Rolldown } from 'vite';

const PAINTER = 'opening';
/** Scripts that run before the first paint; in the build they are kept by browsers for good, as all other parts are. */
const BOOTS = ['theme-boot', 'canvas-boot'];

/**
 * Lets canvas-boot.js begin the page: at the address of a canvas the painter of its picture goes first, and the program after it. The program's parts are no links of the page: a browser has six lines to
 * a server, and they would be taken before the picture is even asked for.
 */
export function earlyOpening(): Plugin {
  return {
    name: 'early-opening',
    apply: 'build', // the development server loads the program as it is
    buildStart() {
      for (const name of BOOTS) {
        const source = readFileSync(fileURLToPath(new URL(`../public/${name}.js`, import.meta.url)), 'utf8');
        this.emitFile({ type: 'asset', name: `${name}.js`, source });
      }
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const parts = Object.values(bundle ?? {});
        const program = /<script type="module" crossorigin src="([^"]+)"><\/script>/.exec(html);
        if (program === null) throw new Error('The page has lost its program.');
        let page = html.replace(program[0], '');
        const ahead: string[] = [];
        page = page.replace(/\s*<link rel="modulepreload" crossorigin href="([^"]+)">/g, (_, part: string) => {
          ahead.push(part);
          return '';
        });
        for (const name of BOOTS) {
          const asset = parts.find((part) => part.type === 'asset' && part.names.includes(`${name}.js`));
          if (asset === undefined) throw new Error(`The page has lost ${name}.js.`);
          page = page.replace(`/${name}.js`, `/${asset.fileName}`);
        }
        const data = `data-app="${[program[1], ...ahead].join(' ')}" data-opening="${painterOf(parts)}"`;
        return page.replace(/(src="[^"]*canvas-boot[^"]*")/, `$1 ${data}`);
      },
    },
  };
}

/** The painter and all that it imports. */
function painterOf(parts: (Rolldown.OutputChunk | Rolldown.OutputAsset)[]): string {
  const chunks = parts.filter((part) => part.type === 'chunk');
  const painter = chunks.find((chunk) => chunk.isEntry && chunk.name === PAINTER);
  if (painter === undefined) throw new Error('The page has lost its painter.');
  const files = new Set([painter.fileName]);
  for (const file of files) for (const next of chunks.find((c) => c.fileName === file)?.imports ?? []) files.add(next);
  return [...files].map((file) => `/${file}`).join(' ');
}
