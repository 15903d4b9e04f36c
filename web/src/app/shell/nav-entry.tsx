import { clsx } from 'clsx';
import { NavLink } from 'react-router';
import { Tooltip } from '@/components/ui/tooltip';
import type { NavItem } from './nav-items';

interface NavEntryProps {
  item: NavItem;
  slim: boolean;
  count: number;
  /** What is counted. */
  news?: string;
}

export function NavEntry({ item, slim, count, news = 'waiting' }: NavEntryProps) {
  const Icon = item.icon;
  const link = (
    <NavLink
      to={item.to}
      end={item.to === '/'}
      aria-label={count > 0 ? `${item.label}, ${count} ${news}` : item.label}
      className={({ isActive }) =>
        clsx(
          'relative flex h-8 items-center gap-2.5 rounded-md text-[13px] font-medium transition-colors duration-100',
          slim ? 'w-8 justify-center' : 'px-2',
          isActive ? 'bg-active text-text' : 'text-muted hover:bg-hover hover:text-text',
        )
      }
    >
      <Icon size={16} aria-hidden="true" className="shrink-0" />
      {!slim && <span className="flex-1">{item.label}</span>}
      {count > 0 && (
        <span
          aria-hidden="true"
          className={clsx(
            'rounded-full bg-accent-fill text-center text-[11px] leading-4 font-semibold text-on-accent',
            slim ? 'absolute -top-0.5 -right-0.5 min-w-4 px-1' : 'min-w-5 px-1.5',
          )}
        >
          {count}
        </span>
      )}
    </NavLink>
  );
  return slim ? (
    <Tooltip text={item.label} side="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}
