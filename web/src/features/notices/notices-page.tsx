import { clsx } from 'clsx';
import { Bell, CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { Card } from '@/components/layout/card';
import { EmptyState } from '@/components/layout/empty-state';
import { Page } from '@/components/layout/page';
import { QueryState } from '@/components/layout/query-state';
import { Button } from '@/components/ui/button';
import { formatRelative } from '@/lib/format/date';
import { useNow } from '@/lib/hooks/use-now';
import { useSeenNotice } from '@/lib/hooks/use-seen-notice';
import { useTitle } from '@/lib/hooks/use-title';
import { useNotices } from '@/lib/queries/use-notices';
import { useWorkspace } from '@/lib/queries/use-workspace';

type Notice = NonNullable<ReturnType<typeof useNotices>['data']>['pages'][number]['items'][number];

const LOOKS: Record<string, { icon: typeof Bell; tone: string; word: string }> = {
  info: { icon: Info, tone: 'text-info', word: 'Information' },
  success: { icon: CircleCheck, tone: 'text-success', word: 'Success' },
  warning: { icon: TriangleAlert, tone: 'text-warning', word: 'Warning' },
  error: { icon: CircleAlert, tone: 'text-danger', word: 'Error' },
};

/** What blocks and reminders told the people of the workspace. */
export function NoticesPage() {
  useTitle('Notices');
  const notices = useNotices();
  const { workspace } = useWorkspace();
  const [, see] = useSeenNotice(workspace?.id ?? '');
  const latest = notices.data?.pages[0]?.items[0]?.id;
  useEffect(() => {
    if (latest !== undefined) see(latest);
  });
  return (
    <Page title="Notices" lead="What notification blocks and reminders told this workspace." narrow>
      <QueryState query={notices}>
        {({ pages }) =>
          pages[0]?.items.length === 0 ? (
            <EmptyState icon={<Bell size={22} />} title="Nothing was said yet">
              A notification block on a canvas writes here, and to a chat or a mail service if you give it an address.
            </EmptyState>
          ) : (
            <Card>
              <ul className="divide-y divide-line">
                {pages.flatMap((page) => page.items.map((notice) => <NoticeRow key={notice.id} notice={notice} />))}
              </ul>
            </Card>
          )
        }
      </QueryState>
      {notices.hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button busy={notices.isFetchingNextPage} onClick={() => void notices.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Page>
  );
}

function NoticeRow({ notice }: { notice: Notice }) {
  const now = useNow(30_000);
  const look = LOOKS[notice.level] ?? LOOKS['info']!;
  return (
    <li className="flex gap-3 px-4 py-3">
      <look.icon size={16} aria-label={look.word} className={clsx('mt-0.5 shrink-0', look.tone)} />
      <div className="min-w-0 flex-1">
        <p className="text-sm font-medium break-words">{notice.title}</p>
        {notice.text !== '' && (
          <p className="mt-0.5 text-sm break-words whitespace-pre-line text-muted">{notice.text}</p>
        )}
        <Link to={placeOf(notice)} className="text-[13px] text-link hover:underline">
          {notice.address === '' ? 'Where it happened' : 'The step that said it'}
        </Link>
      </div>
      <span className="shrink-0 text-xs text-faint">{formatRelative(notice.at, now)}</span>
    </li>
  );
}

const NO_RUN = '00000000-0000-0000-0000-000000000000';

/** The step; of what no step says, the run; of what had no run, the schedules. */
function placeOf(notice: Notice): string {
  if (notice.runId === NO_RUN) return '/triggers';
  return notice.address === ''
    ? `/runs/${notice.runId}`
    : `/runs/${notice.runId}?step=${encodeURIComponent(notice.address)}`;
}
