import { Camera, Undo2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Spinner } from '@/components/ui/spinner';
import { SteeredPage } from './steered-page';
import { stepWords } from './step-words';
import { type RecordedStep, useRecording } from './use-recording';

interface RecorderDialogProps {
  /** Where to begin; empty asks. */
  address: string;
  onUse: (steps: RecordedStep[]) => void;
  onClose: () => void;
}

/** A person shows what to do at the live page; what they do becomes the steps of the block. */
export function RecorderDialog({ address, onUse, onClose }: RecorderDialogProps) {
  const [typed, setTyped] = useState(address);
  const [url, setUrl] = useState<string | null>(null);
  const [taking, setTaking] = useState(false);
  const { frame, steps, options, said, act } = useRecording(url);
  const open = (event: FormEvent) => {
    event.preventDefault();
    setUrl(/^https?:\/\//.test(typed) ? typed : `https://${typed}`);
  };
  return (
    <Dialog
      open
      onOpenChange={(shown) => !shown && onClose()}
      title="Show what to do"
      description="Click and type on the page. What you do is done in a sandboxed browser and becomes steps; passwords are not kept."
      wide
      footer={
        <Button kind="primary" disabled={steps.length === 0} onClick={() => onUse(steps)}>
          Use {steps.length === 1 ? 'this step' : `these ${steps.length} steps`}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <form onSubmit={open} className="flex items-end gap-2">
          <div className="flex-1">
            <Field label="Address">
              {(control) => (
                <Input
                  {...control}
                  value={typed}
                  placeholder="https://example.org/"
                  onChange={(event) => setTyped(event.target.value)}
                />
              )}
            </Field>
          </div>
          <Button type="submit" disabled={typed.trim() === ''}>
            Open
          </Button>
        </form>
        {url !== null && (
          <div className="flex flex-wrap gap-2">
            <Button size="sm" aria-pressed={taking} onClick={() => setTaking(!taking)}>
              {taking ? 'Click what to take' : 'Take a text or table'}
            </Button>
            <Button size="sm" onClick={() => act({ do: 'screenshot' })}>
              <Camera size={14} /> Take a picture
            </Button>
            <Button size="sm" disabled={steps.length < 2} onClick={() => act({ do: 'drop' })}>
              <Undo2 size={14} /> Leave out the last step
            </Button>
          </div>
        )}
        {said !== null && (
          <p role="status" className="text-[13px] text-warning">
            {said}
          </p>
        )}
        {options !== null && (
          <fieldset className="flex max-h-40 flex-wrap gap-1.5 overflow-y-auto">
            <legend className="mb-1 text-[13px] text-muted">Which one?</legend>
            {options.options.map((option) => (
              <Button
                key={option}
                size="sm"
                onClick={() => act({ do: 'choose', target: options.target, text: option })}
              >
                {option}
              </Button>
            ))}
          </fieldset>
        )}
        {url !== null && frame === null && said === null && <Spinner />}
        {frame !== null && (
          <SteeredPage
            frame={frame}
            taking={taking}
            act={(deed) => {
              act(deed);
              if (deed.do === 'take') setTaking(false);
            }}
          />
        )}
        <ol className="list-decimal pl-5 text-[13px] leading-6 text-muted">
          {steps.map((step, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps have no id; their order is who they are
            <li key={i} className="break-words">
              {stepWords(step)}
            </li>
          ))}
        </ol>
      </div>
    </Dialog>
  );
}
