import { useWorkspace } from '@/lib/queries/use-workspace';
import { NavEntry } from './nav-entry';
import { SETTINGS_NAV, SETUP_NAV } from './nav-items';
import { useInSettings } from './use-in-settings';

/** One entry for all that is set up once; it opens while one of its pages is in sight. */
export function SettingsGroup({ slim }: { slim: boolean }) {
  const { may } = useWorkspace();
  const open = useInSettings();
  return (
    <div className="mt-4 flex flex-col gap-0.5">
      <NavEntry item={SETTINGS_NAV} slim={slim} count={0} />
      {open && (
        <div className={slim ? 'flex flex-col gap-0.5' : 'ml-4 flex flex-col gap-0.5 border-l border-line pl-2'}>
          {SETUP_NAV.filter((item) => item.needs === undefined || may(item.needs)).map((item) => (
            <NavEntry key={item.to} item={item} slim={slim} count={0} />
          ))}
        </div>
      )}
    </div>
  );
}
