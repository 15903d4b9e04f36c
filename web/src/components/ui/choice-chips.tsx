import { clsx } from 'clsx';

interface ChoiceChipsProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string }[];
  small?: boolean;
}

/** A short row of alternatives; the chosen one is pressed. */
export function ChoiceChips({ label, value, onChange, options, small = false }: ChoiceChipsProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in all browsers
    <div role="group" aria-label={label} className={clsx('flex flex-wrap', small ? 'gap-1' : 'gap-1.5')}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className={clsx(
            'rounded-full border font-medium transition-colors duration-100',
            small ? 'h-6.5 px-2 text-xs' : 'h-8 px-3 text-[13px]',
            option.value === value
              ? 'border-primary-line bg-primary-soft text-link'
              : 'border-line bg-surface text-muted hover:bg-hover hover:text-text',
          )}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
