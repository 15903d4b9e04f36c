import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import { openPdf } from './open-pdf';

interface OpenedPdf {
  document: PDFDocumentProxy | null;
  error: unknown;
}

/** A PDF that is open while it is looked at. */
export function usePdf(url: string): OpenedPdf {
  const [opened, setOpened] = useState<OpenedPdf>({ document: null, error: null });
  useEffect(() => {
    let shown = true;
    setOpened({ document: null, error: null });
    const task = openPdf(url);
    task.promise.then(
      (document) => shown && setOpened({ document, error: null }),
      (error: unknown) => shown && setOpened({ document: null, error }),
    );
    return () => {
      shown = false;
      void task.destroy();
    };
  }, [url]);
  return opened;
}
