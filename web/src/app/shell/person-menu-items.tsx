import { LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { useNavigate } from 'react-router';
import { MenuItem, MenuLabel, MenuLine } from '@/components/ui/menu';
import { useSignOut } from '@/lib/queries/use-sign-out';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { type ThemeChoice, useTheme } from '@/lib/theme/use-theme';

const THEMES: { id: ThemeChoice; label: string; icon: typeof Sun }[] = [
  { id: 'system', label: 'System', icon: Monitor },
  { id: 'light', label: 'Light', icon: Sun },
  { id: 'dark', label: 'Dark', icon: Moon },
];

/** Theme and sign-out. */
export function PersonMenuItems() {
  const { user } = useWorkspace();
  const { choice, setTheme } = useTheme();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const leave = async () => {
    await signOut.mutateAsync();
    await navigate('/sign-in');
  };
  return (
    <>
      <MenuLabel>{user?.email}</MenuLabel>
      {THEMES.map(({ id, label, icon: Icon }) => (
        <MenuItem
          key={id}
          icon={<Icon size={14} />}
          onSelect={() => setTheme(id)}
          end={choice === id && <span className="size-1.5 rounded-full bg-primary" aria-label="chosen" role="img" />}
        >
          {label} theme
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem icon={<LogOut size={14} />} onSelect={() => void leave()}>
        Sign out
      </MenuItem>
    </>
  );
}
