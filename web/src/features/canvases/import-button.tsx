import { Upload } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';

/** Chooses canvas files to import. */
export function ImportButton({ busy, onFiles }: { busy: boolean; onFiles: (files: readonly File[]) => void }) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={field}
        type="file"
        accept=".json,application/json"
        multiple
        hidden
        aria-label="Canvas files"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Button busy={busy} onClick={() => field.current?.click()}>
        {!busy && <Upload size={16} />} Import
      </Button>
    </>
  );
}
