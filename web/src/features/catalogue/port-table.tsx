import { Card } from '@/components/layout/card';
import { Section } from '@/components/layout/section';
import { Badge } from '@/components/ui/badge';

interface Port {
  name: string;
  type: string;
  title: string;
  required?: boolean;
  many?: boolean;
}

/** The ports of one side. */
export function PortTable({ title, ports, none }: { title: string; ports: readonly Port[]; none: string }) {
  return (
    <Section title={title}>
      {ports.length === 0 ? (
        <p className="text-sm text-muted">{none}</p>
      ) : (
        <Card>
          <ul className="divide-y divide-line">
            {ports.map((port) => (
              <li key={port.name} className="flex flex-wrap items-center gap-2 px-4 py-2.5 text-sm">
                <span className="font-medium">{port.title}</span>
                <code className="text-xs text-faint">{port.name}</code>
                <span className="flex-1" />
                {port.required && <Badge tone="warning">needed</Badge>}
                {port.many && <Badge>several</Badge>}
                <Badge tone="primary">{port.type.replaceAll('|', ' or ')}</Badge>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Section>
  );
}
