import { QueryState } from '@/components/layout/query-state';
import { Dialog } from '@/components/ui/dialog';
import { useRunSettings } from '@/lib/queries/use-run-settings';
import { RunSettingsForm } from './run-settings-form';

interface RunSettingsDialogProps {
  canvasId: string;
  readOnly: boolean;
  onClose: () => void;
}

/** How many runs of this canvas are at work at once, what becomes of the others, and how urgent they are. */
export function RunSettingsDialog({ canvasId, readOnly, onClose }: RunSettingsDialogProps) {
  const { settings, save } = useRunSettings(canvasId);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Run settings"
      description="For every run of this canvas: by hand, by web address or by the API."
    >
      <QueryState query={settings}>
        {(current) => <RunSettingsForm current={current} save={save} readOnly={readOnly} onClose={onClose} />}
      </QueryState>
    </Dialog>
  );
}
