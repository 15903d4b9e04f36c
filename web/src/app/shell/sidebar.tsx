import { clsx } from 'clsx';
import { Search } from 'lucide-react';
import { Link } from 'react-router';
import { Logo } from '@/components/layout/logo';
import { Kbd } from '@/components/ui/kbd';
import { Tooltip } from '@/components/ui/tooltip';
import { useApprovals } from '@/lib/queries/use-approvals';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { NavEntry } from './nav-entry';
import { MAIN_NAV, type NavItem } from './nav-items';
import { NoticeBell } from './notice-bell';
import { PersonMenu } from './person-menu';
import { SettingsGroup } from './settings-group';
import { WorkspaceMenu } from './workspace-menu';

/** The way around, always in sight on wide screens. Slim where the page needs the room. */
export function Sidebar({ slim, onSearch }: { slim: boolean; onSearch: () => void }) {
  const { may } = useWorkspace();
  const waiting = useApprovals().data?.items.filter((item) => item.mine).length ?? 0;
  const entry = (item: NavItem) =>
    item.needs === undefined || may(item.needs) ? (
      <NavEntry key={item.to} item={item} slim={slim} count={item.to === '/approvals' ? waiting : 0} />
    ) : null;
  return (
    <nav
      aria-label="Main"
      className={clsx(
        'flex shrink-0 flex-col border-r border-line bg-surface py-3 transition-[width] duration-150',
        slim ? 'w-14 items-center px-2' : 'w-56 px-3',
      )}
    >
      <div className={clsx('mb-4 flex items-center gap-2', slim ? 'flex-col' : 'px-1')}>
        <Link to="/" aria-label="Cadre, home" className="rounded-md">
          <Logo size={28} />
        </Link>
        <WorkspaceMenu slim={slim} />
      </div>
      <SearchButton slim={slim} onSearch={onSearch} />
      <div className="mt-3 flex flex-col gap-0.5">
        {MAIN_NAV.map(entry)}
        <NoticeBell slim={slim} />
      </div>
      <SettingsGroup slim={slim} />
      <div className="mt-auto">
        <PersonMenu slim={slim} />
      </div>
    </nav>
  );
}

function SearchButton({ slim, onSearch }: { slim: boolean; onSearch: () => void }) {
  const button = (
    <button
      type="button"
      onClick={onSearch}
      aria-label="Search and commands"
      className={clsx(
        'flex h-8 items-center gap-2 rounded-md border border-line bg-sunken text-[13px] text-faint hover:border-line-strong hover:text-muted',
        slim ? 'w-8 justify-center' : 'w-full px-2',
      )}
    >
      <Search size={14} aria-hidden="true" />
      {!slim && (
        <>
          <span className="flex-1 text-left">Search</span>
          <Kbd>Ctrl K</Kbd>
        </>
      )}
    </button>
  );
  return slim ? (
    <Tooltip text="Search and commands (Ctrl K)" side="right">
      {button}
    </Tooltip>
  ) : (
    button
  );
}
