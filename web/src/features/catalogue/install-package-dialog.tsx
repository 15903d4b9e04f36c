import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Progress } from '@/components/ui/progress';
import { toast } from '@/components/ui/toast';
import type { ArtifactRef } from '@/lib/api/types/result';
import { useCheckPackage } from '@/lib/queries/use-check-package';
import { useInstallPackage } from '@/lib/queries/use-install-package';
import { useUpload } from '@/lib/queries/use-upload';
import { PackageSummary } from './package-summary';

/** Takes a package, shows what it is and wants, and installs it when that is agreed to. */
export function InstallPackageDialog({ onClose }: { onClose: () => void }) {
  const upload = useUpload();
  const check = useCheckPackage();
  const install = useInstallPackage();
  const navigate = useNavigate();
  const [archive, setArchive] = useState<ArtifactRef | null>(null);
  const report = check.data;
  const take = async (files: FileList | null) => {
    upload.clear();
    check.reset();
    const [first] = await upload.add(files ?? []);
    setArchive(first ?? null);
    if (first) check.mutate(first, { onError: toast.error });
  };
  const confirm = () => {
    if (archive === null || report === undefined) return;
    install.mutate(
      { archive, grants: report.wants },
      {
        onError: toast.error,
        onSuccess: ({ name }) => {
          onClose();
          void navigate(`/blocks/${encodeURIComponent(name)}`);
        },
      },
    );
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Install a package"
      description="A block type that somebody else made. Its program runs in a sandbox and may only what you agree to here."
      footer={
        <Button kind="primary" disabled={!report?.usable} busy={install.isPending} onClick={confirm}>
          {report && report.wants.length > 0 ? 'Agree and install' : 'Install'}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label="Package" error={upload.items[0]?.error ?? undefined} hint="A .cadreblock file, up to 4 MB.">
          {(control) => (
            <input
              {...control}
              type="file"
              accept=".cadreblock"
              className="text-sm file:mr-3 file:h-9 file:rounded-md file:border file:border-line-strong file:bg-raised file:px-3 file:text-text"
              onChange={(event) => void take(event.target.files)}
            />
          )}
        </Field>
        {(upload.busy || check.isPending) && <Progress label="Checking" value={upload.items[0]?.progress ?? 0} />}
        {report && <PackageSummary report={report} />}
      </div>
    </Dialog>
  );
}
