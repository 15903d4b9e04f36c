import { useSeenNotice } from '@/lib/hooks/use-seen-notice';
import { useNotices } from '@/lib/queries/use-notices';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { NavEntry } from './nav-entry';
import { NOTICES_NAV } from './nav-items';

/** The way to the notices, with how many are new. */
export function NoticeBell({ slim }: { slim: boolean }) {
  const { workspace } = useWorkspace();
  const [seen] = useSeenNotice(workspace?.id ?? '');
  const notices = useNotices().data?.pages[0]?.items ?? [];
  return (
    <NavEntry item={NOTICES_NAV} slim={slim} count={notices.filter((notice) => notice.id > seen).length} news="new" />
  );
}
