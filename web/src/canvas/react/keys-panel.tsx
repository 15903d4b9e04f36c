import { X } from 'lucide-react';
import { KEY_BINDINGS, type KeyBinding } from '../core/input/key-bindings';
import { useCanvas } from './canvas-context';
import { ToolButton } from './tool-button';

/** The four arrows of one kind are one line. */
const ARROWS: Record<string, string> = { '': 'Nudge', 'shift+': 'Nudge further', 'alt+': 'Go to the next block' };
const GROUPS: readonly KeyBinding['group'][] = ['Move around', 'Select', 'Edit', 'Arrange', 'Run'];
const HANDS: readonly Line[] = [
  { title: 'Pan', keys: ['Space', 'drag'] },
  { title: 'Zoom', keys: ['Ctrl', 'wheel'] },
  { title: 'Add to the selection', keys: ['Shift', 'click'] },
  { title: 'Drag a copy', keys: ['Alt', 'drag'] },
  { title: 'Add a block', keys: ['Double-click'] },
  { title: 'What comes next?', keys: ['Drag a port', 'onto nothing'] },
];
const NAMES: Record<string, string> = { mod: 'Ctrl', delete: 'Del', escape: 'Esc' };

interface Line {
  title: string;
  keys: readonly string[];
}

/** All that keys and hands can do on a canvas. */
export function KeysPanel() {
  const { store } = useCanvas();
  const close = () => store.editor.setState({ panel: 'none' });
  return (
    <section
      className="cv-float absolute top-1/2 left-1/2 z-20 flex max-h-[calc(100%-2rem)] w-190 max-w-[calc(100%-2rem)] -translate-x-1/2 -translate-y-1/2 animate-fade-in flex-col overflow-hidden"
      data-canvas-ui=""
      aria-label="Keys"
    >
      <header className="flex items-center justify-between border-b border-line py-2 pr-2 pl-5">
        <h2 className="text-sm font-semibold">Keys and gestures</h2>
        <ToolButton label="Close" keys="Esc" onClick={close}>
          <X size={16} />
        </ToolButton>
      </header>
      <div className="gap-x-10 overflow-y-auto px-5 py-4 sm:columns-2" data-canvas-scroll="">
        <KeyGroup title="With the pointer" lines={HANDS} />
        {GROUPS.map((group) => (
          <KeyGroup key={group} title={group} lines={linesOf(group)} />
        ))}
      </div>
    </section>
  );
}

function KeyGroup({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <section className="mb-5 break-inside-avoid">
      <h3 className="mb-1 text-xs font-medium text-faint">{title}</h3>
      <dl>
        {lines.map((line) => (
          <div key={line.title} className="flex min-h-7 items-center justify-between gap-4 text-[13px]">
            <dt>{line.title}</dt>
            <dd className="flex shrink-0 gap-1">
              {line.keys.map((key) => (
                <kbd key={key} className="cv-key">
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function linesOf(group: KeyBinding['group']): Line[] {
  const lines: Line[] = [];
  for (const binding of KEY_BINDINGS) {
    if (binding.group !== group) continue;
    const arrow = /^(.*)arrow(left|right|up|down)$/.exec(binding.keys[0]!);
    if (arrow === null) lines.push({ title: binding.title, keys: namesOf(binding.keys[0]!) });
    else if (arrow[2] === 'left') lines.push({ title: ARROWS[arrow[1]!]!, keys: [...namesOf(arrow[1]!), '← ↑ → ↓'] });
  }
  return lines;
}

/** "mod+shift+z" as the caps that are pressed; "shift+" and "+" too. */
const namesOf = (chord: string) =>
  (chord.match(/[^+]+|^\+$/g) ?? []).map((key) => NAMES[key] ?? `${key[0]!.toUpperCase()}${key.slice(1)}`);
