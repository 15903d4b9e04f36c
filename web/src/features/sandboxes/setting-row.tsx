import type { ReactNode } from 'react';

interface SettingRowProps {
  title: string;
  text: ReactNode;
  children: ReactNode;
}

/** One setting: what it is on the left, its choice on the right; below each other where it is narrow. */
export function SettingRow({ title, text, children }: SettingRowProps) {
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-3 py-4 text-sm">
      <div className="min-w-64 flex-1">
        <p className="font-medium">{title}</p>
        <p className="mt-0.5 text-muted">{text}</p>
      </div>
      {children}
    </div>
  );
}
