import { clsx } from 'clsx';
import { Menu as MenuIcon, Search } from 'lucide-react';
import { NavLink, useNavigate } from 'react-router';
import { Menu, MenuItem, MenuLine } from '@/components/ui/menu';
import { useApprovals } from '@/lib/queries/use-approvals';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { MAIN_NAV, NOTICES_NAV, SETTINGS_NAV, SETUP_NAV } from './nav-items';
import { PersonMenuItems } from './person-menu-items';

/** The way around on a phone: within reach of the thumb. */
export function BottomNav({ onSearch }: { onSearch: () => void }) {
  const { may } = useWorkspace();
  const navigate = useNavigate();
  const waiting = useApprovals().data?.items.filter((item) => item.mine).length ?? 0;
  const cell = 'relative flex h-14 flex-1 flex-col items-center justify-center gap-1 text-[11px] font-medium';
  return (
    <nav
      aria-label="Main"
      className="z-30 flex shrink-0 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)]"
    >
      {MAIN_NAV.slice(0, 4).map(({ to, label, icon: Icon }) => (
        <NavLink
          key={to}
          to={to}
          end={to === '/'}
          className={({ isActive }) => clsx(cell, isActive ? 'text-link' : 'text-muted')}
        >
          <Icon size={18} aria-hidden="true" />
          {to === '/approvals' ? 'Waiting' : label}
          {to === '/approvals' && waiting > 0 && (
            <span className="absolute top-1.5 left-1/2 ml-1.5 min-w-4 rounded-full bg-accent-fill px-1 text-center text-[10px] leading-4 text-on-accent">
              {waiting}
              <span className="sr-only"> waiting</span>
            </span>
          )}
        </NavLink>
      ))}
      <Menu
        side="top"
        trigger={
          <button type="button" className={clsx(cell, 'text-muted')}>
            <MenuIcon size={18} aria-hidden="true" />
            More
          </button>
        }
      >
        <MenuItem icon={<Search size={14} />} onSelect={onSearch}>
          Search
        </MenuItem>
        <MenuLine />
        {[...MAIN_NAV.slice(4), NOTICES_NAV, SETTINGS_NAV, ...SETUP_NAV]
          .filter((item) => item.needs === undefined || may(item.needs))
          .map(({ to, label, icon: Icon }) => (
            <MenuItem key={to} icon={<Icon size={14} />} onSelect={() => void navigate(to)}>
              {label}
            </MenuItem>
          ))}
        <MenuLine />
        <PersonMenuItems />
      </Menu>
    </nav>
  );
}
