import { getDocument, type PDFDocumentLoadingTask, PDFWorker } from 'pdfjs-dist';
import Worker from 'pdfjs-dist/build/pdf.worker.min.mjs?worker';

let worker: PDFWorker | undefined;

/** Opens a PDF; pages are fetched as they are looked at. Parsing happens in one worker for all documents. */
export function openPdf(url: string): PDFDocumentLoadingTask {
  worker ??= PDFWorker.create({ port: new Worker() });
  return getDocument({ url, worker, isEvalSupported: false, enableXfa: false, disableAutoFetch: true });
}
