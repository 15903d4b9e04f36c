/** The look of every single-line field. */
export const FIELD =
  'h-9 w-full rounded-md border border-line-strong bg-surface px-3 text-sm text-text outline-none transition-shadow placeholder:text-faint focus:border-primary focus:shadow-[var(--ring)] disabled:bg-sunken disabled:text-muted';

export const AREA =
  'w-full rounded-md border border-line-strong bg-surface px-3 py-2 text-sm text-text outline-none transition-shadow placeholder:text-faint focus:border-primary focus:shadow-[var(--ring)] disabled:bg-sunken disabled:text-muted';

export const SMALL_BUTTON =
  'inline-flex h-8 items-center gap-1.5 rounded-md border border-line-strong bg-surface px-2.5 text-xs font-medium text-text hover:bg-hover disabled:text-disabled';
