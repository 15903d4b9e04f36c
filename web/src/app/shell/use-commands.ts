import { Activity, type LucideIcon, Moon, Plus, Sun, Workflow } from 'lucide-react';
import { useNavigate } from 'react-router';
import { toast } from '@/components/ui/toast';
import { useCanvases } from '@/lib/queries/use-canvases';
import { useCreateCanvas } from '@/lib/queries/use-create-canvas';
import { useRuns } from '@/lib/queries/use-runs';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { useTheme } from '@/lib/theme/use-theme';
import { MAIN_NAV, SETTINGS_NAV, SETUP_NAV } from './nav-items';

export interface Command {
  id: string;
  title: string;
  group: string;
  icon: LucideIcon;
  run: () => void;
}

/** What the palette offers. */
export function useCommands(): Command[] {
  const navigate = useNavigate();
  const { may } = useWorkspace();
  const { theme, setTheme } = useTheme();
  const canvases = useCanvases().data?.items ?? [];
  const runs = useRuns({ limit: 30 }).data?.pages[0]?.items ?? [];
  const create = useCreateCanvas();
  const go = (to: string) => () => void navigate(to);
  const newCanvas = async () => {
    try {
      const canvas = await create.mutateAsync('Untitled canvas');
      await navigate(`/canvases/${canvas.id}`);
    } catch (error) {
      toast.error(error);
    }
  };
  const commands: Command[] = [...MAIN_NAV, SETTINGS_NAV, ...SETUP_NAV]
    .filter((item) => item.needs === undefined || may(item.needs))
    .map((item) => ({ id: item.to, title: item.label, group: 'Page', icon: item.icon, run: go(item.to) }));
  if (may('edit')) {
    commands.push({ id: 'new', title: 'New canvas', group: 'Do', icon: Plus, run: () => void newCanvas() });
  }
  const other = theme === 'dark' ? 'light' : 'dark';
  commands.push({
    id: 'theme',
    title: `Switch to the ${other} theme`,
    group: 'Do',
    icon: other === 'dark' ? Moon : Sun,
    run: () => setTheme(other),
  });
  for (const c of canvases) {
    commands.push({ id: c.id, title: c.title, group: 'Canvas', icon: Workflow, run: go(`/canvases/${c.id}`) });
  }
  for (const r of runs) {
    commands.push({ id: r.id, title: r.title, group: `Run, ${r.status}`, icon: Activity, run: go(`/runs/${r.id}`) });
  }
  return commands;
}

/** Every word of the query must occur; what starts with the query comes first. */
export function matchCommands(commands: Command[], query: string): Command[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const text = (c: Command) => `${c.title} ${c.group}`.toLowerCase();
  const rank = (c: Command) => (c.title.toLowerCase().startsWith(words[0] ?? '') ? 0 : 1);
  return commands
    .filter((c) => words.every((word) => text(c).includes(word)))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, 40);
}
