import { Globe } from 'lucide-react';
import { type FaceNodeProps, listOf } from '../face';
import { CardBody, Summary } from '../parts/card-body';

interface Step {
  action?: string;
  target?: string;
  value?: string;
}

export function BrowserNode({ settings, state }: FaceNodeProps) {
  const steps = listOf(settings, 'steps') as Step[];
  const site = steps.find((step) => step?.action === 'open')?.value ?? '';
  const rest = steps.slice(1).map((step) => `${step?.action ?? ''} ${step?.target ?? ''}`.trim());
  return (
    <CardBody state={state}>
      {site !== '' && (
        <div style={{ marginBottom: 6 }}>
          <span className="cv-pill">
            <Globe size={12} />
            {site.replace(/^https?:\/\//, '').slice(0, 40)}
          </span>
        </div>
      )}
      <Summary text={rest.join(' → ')} hint="Say which page to open and what to take." lines={2} />
    </CardBody>
  );
}
