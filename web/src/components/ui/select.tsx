import { clsx } from 'clsx';
import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import { INPUT_CLASSES } from './input';

export interface SelectOption {
  value: string;
  label: string;
  hint?: string;
}

interface SelectProps {
  value: string;
  onChange: (value: string) => void;
  options: readonly SelectOption[];
  id?: string;
  label?: string;
  disabled?: boolean;
  placeholder?: string;
  className?: string;
  'aria-describedby'?: string | undefined;
}

/** One of several. `label` names it where no visible label does. */
export function Select({ value, onChange, options, label, className, placeholder, disabled, ...rest }: SelectProps) {
  return (
    <Radix.Root value={value} onValueChange={onChange} disabled={disabled ?? false}>
      <Radix.Trigger
        aria-label={label}
        className={clsx(INPUT_CLASSES, 'flex h-9 items-center justify-between gap-2 text-left', className)}
        {...rest}
      >
        <span className="truncate">
          <Radix.Value placeholder={placeholder}>{options.find((o) => o.value === value)?.label}</Radix.Value>
        </span>
        <ChevronDown size={14} aria-hidden="true" className="shrink-0 text-faint" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          className="z-60 max-h-80 min-w-(--radix-select-trigger-width) overflow-hidden rounded-md border border-line bg-raised p-1 shadow-lg"
        >
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                className="flex cursor-default select-none items-start gap-2 rounded-sm py-1.5 pr-3 pl-2 text-sm outline-none data-highlighted:bg-hover"
              >
                <span className="flex h-5 w-4 shrink-0 items-center">
                  <Radix.ItemIndicator>
                    <Check size={14} className="text-link" />
                  </Radix.ItemIndicator>
                </span>
                <span>
                  <Radix.ItemText>{option.label}</Radix.ItemText>
                  {option.hint && <span className="block text-xs text-faint">{option.hint}</span>}
                </span>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
