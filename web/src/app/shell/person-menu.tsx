import { Avatar } from '@/components/ui/avatar';
import { Menu } from '@/components/ui/menu';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { PersonMenuItems } from './person-menu-items';

/** The person who is signed in. */
export function PersonMenu({ slim }: { slim: boolean }) {
  const { user } = useWorkspace();
  if (!user) return null;
  return (
    <Menu
      align="start"
      side="top"
      trigger={
        <button
          type="button"
          aria-label={`${user.name}, account and theme`}
          className="flex w-full items-center gap-2.5 rounded-md p-1.5 text-left hover:bg-hover"
        >
          <Avatar id={user.id} name={user.name} size={26} />
          {!slim && <span className="min-w-0 flex-1 truncate text-[13px] font-medium">{user.name}</span>}
        </button>
      }
    >
      <PersonMenuItems />
    </Menu>
  );
}
