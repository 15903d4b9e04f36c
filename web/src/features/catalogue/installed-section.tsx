import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { Card } from '@/components/layout/card';
import { Section } from '@/components/layout/section';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { MarkdownView } from '@/components/views/markdown-view';
import type { BlockPackage } from '@/lib/api/types/block-package';
import type { BlockType } from '@/lib/api/types/block-type';
import { formatRelative } from '@/lib/format/date';
import { plural } from '@/lib/format/number';
import { useNow } from '@/lib/hooks/use-now';
import { useBlockPackage } from '@/lib/queries/use-block-package';
import { useBlockPackages } from '@/lib/queries/use-block-packages';
import { useRemovePackage } from '@/lib/queries/use-remove-package';
import { useWorkspace } from '@/lib/queries/use-workspace';
import { GrantList } from './package-summary';

/** The package behind a type: what it may, its versions, its README, where it is used. */
export function InstalledSection({ type }: { type: BlockType }) {
  const packages = useBlockPackages();
  const { may } = useWorkspace();
  const remove = useRemovePackage();
  const [doomed, setDoomed] = useState<BlockPackage | null>(null);
  const detail = useBlockPackage(type.type, type.package?.version).data;
  const versions = packages.data?.items.filter((p) => p.name === type.type) ?? [];
  return (
    <>
      <Section title="The package" lead={detail ? aboutOf(detail.package) : undefined}>
        <div className="flex flex-col gap-3">
          {detail && <GrantList grants={detail.package.grants} />}
          <VersionList versions={versions} onRemove={may('administer') ? setDoomed : undefined} />
        </div>
      </Section>
      {detail && detail.uses.length > 0 && (
        <Section title="Where it is used">
          <ul className="flex flex-col gap-1 text-sm">
            {detail.uses.map((use) => (
              <li key={use.canvas}>
                <Link to={`/canvases/${use.canvas}`} className="text-link hover:underline">
                  {use.title}
                </Link>{' '}
                <span className="text-muted">{plural(use.blocks, 'block')}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {detail?.readme && (
        <Section title="README">
          <Card className="p-5">
            <MarkdownView text={detail.readme} />
          </Card>
        </Section>
      )}
      <ConfirmDialog
        open={doomed !== null}
        onOpenChange={(open) => !open && setDoomed(null)}
        title={`Remove ${doomed?.title ?? ''} ${doomed?.version ?? ''}?`}
        action="Remove"
        onConfirm={() =>
          doomed &&
          remove.mutate({ name: doomed.name, version: doomed.version, force: false }, { onError: toast.error })
        }
      >
        It is refused while blocks need it. To remove it all the same: cadre blocks rm {doomed?.name} --force.
      </ConfirmDialog>
    </>
  );
}

function VersionList({
  versions,
  onRemove,
}: {
  versions: readonly BlockPackage[];
  onRemove: ((version: BlockPackage) => void) | undefined;
}) {
  const now = useNow();
  return (
    <Card>
      <ul className="divide-y divide-line">
        {versions.map((version) => (
          <li key={version.version} className="flex items-center gap-3 px-4 py-2.5 text-sm">
            <span className="font-medium">{version.version}</span>
            <code className="hidden text-xs text-faint sm:inline">{version.hash.slice(0, 12)}</code>
            <span className="min-w-0 flex-1 truncate text-[13px] text-muted">
              {version.bundled ? 'comes with Cadre' : `installed ${formatRelative(version.installedAt, now)}`} ·{' '}
              {Math.ceil(version.size / 1024)} kB
            </span>
            {onRemove && (
              <Button
                kind="ghost"
                size="icon-sm"
                aria-label={`Remove ${version.version}`}
                onClick={() => onRemove(version)}
              >
                <Trash2 size={15} />
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function aboutOf(one: BlockPackage): string {
  return [one.publisher && `by ${one.publisher}`, one.license && `${one.license} licence`].filter(Boolean).join(', ');
}
