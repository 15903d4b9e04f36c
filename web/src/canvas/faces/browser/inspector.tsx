import { MousePointerClick } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '@/components/ui/button';
import { type FaceInspectorProps, listOf } from '../face';
import { SchemaForm } from '../form/schema-form';

const RecorderDialog = lazy(async () => ({
  default: (await import('./recording/recorder-dialog')).RecorderDialog,
}));

/** The steps, and a way to show them instead of writing them. */
export function BrowserInspector(props: FaceInspectorProps) {
  const [recording, setRecording] = useState(false);
  const steps = listOf(props.settings, 'steps') as { action?: string; value?: string }[];
  const address = steps.find((step) => step?.action === 'open')?.value ?? '';
  return (
    <div className="flex flex-col gap-4">
      {!props.readOnly && (
        <Button onClick={() => setRecording(true)}>
          <MousePointerClick size={16} /> Record the steps
        </Button>
      )}
      <SchemaForm {...props} />
      {recording && (
        <Suspense>
          <RecorderDialog
            address={address}
            onClose={() => setRecording(false)}
            onUse={(recorded) => {
              props.onChange({ ...props.settings, steps: recorded.map(withoutNothing) });
              setRecording(false);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

function withoutNothing(step: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(step).filter(([, value]) => value != null));
}
