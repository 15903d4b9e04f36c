import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

export interface TabItem {
  id: string;
  label: ReactNode;
  content: ReactNode;
  /** Stays alive while another tab is shown. */
  keep?: boolean;
}

interface TabsProps {
  items: readonly TabItem[];
  value: string;
  onChange: (id: string) => void;
  label: string;
}

/** Tabs that fill their parent; the content scrolls under the row. */
export function Tabs({ items, value, onChange, label }: TabsProps) {
  return (
    <Radix.Root value={value} onValueChange={onChange} className="flex min-h-0 flex-1 flex-col">
      <Radix.List
        aria-label={label}
        className="flex shrink-0 gap-2 overflow-x-auto overflow-y-hidden border-b border-line px-3 [scrollbar-width:none]"
      >
        {items.map((item) => (
          <Radix.Trigger
            key={item.id}
            value={item.id}
            className="flex h-10 shrink-0 items-center gap-1.5 border-b-2 border-transparent px-1 text-[13px] font-medium whitespace-nowrap text-muted outline-offset-[-3px] hover:text-text data-[state=active]:border-primary data-[state=active]:text-text"
          >
            {item.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {items.map((item) => (
        <Radix.Content
          key={item.id}
          value={item.id}
          {...(item.keep ? { forceMount: true } : {})}
          className="min-h-0 flex-1 overflow-y-auto outline-offset-[-2px] data-[state=inactive]:hidden"
        >
          {item.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
