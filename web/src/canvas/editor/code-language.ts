import { StreamLanguage } from '@codemirror/language';
import type { Extension } from '@codemirror/state';

/** Loads the grammar of a language when it is first needed; none for plain text. */
export async function codeLanguage(name: string): Promise<Extension> {
  switch (name) {
    case 'python':
      return (await import('@codemirror/lang-python')).python();
    case 'javascript':
    case 'cel':
      return (await import('@codemirror/lang-javascript')).javascript();
    case 'typescript':
      return (await import('@codemirror/lang-javascript')).javascript({ typescript: true });
    case 'csharp':
      return StreamLanguage.define((await import('@codemirror/legacy-modes/mode/clike')).csharp);
    case 'go':
      return StreamLanguage.define((await import('@codemirror/legacy-modes/mode/go')).go);
    case 'rust':
      return StreamLanguage.define((await import('@codemirror/legacy-modes/mode/rust')).rust);
    case 'json':
      return (await import('@codemirror/lang-json')).json();
    case 'sql':
      return (await import('@codemirror/lang-sql')).sql();
    case 'markdown':
      return (await import('@codemirror/lang-markdown')).markdown();
    case 'shell':
      return StreamLanguage.define((await import('@codemirror/legacy-modes/mode/shell')).shell);
    default:
      return [];
  }
}
