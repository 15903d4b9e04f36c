import { type PDFDocumentProxy, TextLayer } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import './pdf-page.css';

interface PdfPageProps {
  document: PDFDocumentProxy;
  number: number;
  /** CSS pixels. */
  width: number;
  onSeen: (number: number) => void;
}

/** An A4 sheet, until the page says what it is. */
const SHEET = Math.SQRT2;

/** One page, drawn when it comes into sight, with its text above it: to select, to search, to be read aloud. */
export function PdfPage({ document, number, width, onSeen }: PdfPageProps) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const [ratio, setRatio] = useState(SHEET);

  useEffect(() => {
    const root = box.current?.closest('[data-pdf-pages]') ?? null;
    const nearby = new IntersectionObserver(([e]) => e?.isIntersecting && setNear(true), { root, rootMargin: '600px' });
    const seen = new IntersectionObserver(([e]) => e?.isIntersecting && onSeen(number), {
      root,
      rootMargin: '-50% 0px -50% 0px',
    });
    nearby.observe(box.current!);
    seen.observe(box.current!);
    return () => {
      nearby.disconnect();
      seen.disconnect();
    };
  }, [number, onSeen]);

  useEffect(() => {
    if (!near || width === 0) return;
    let stop = () => {};
    let shown = true;
    const draw = async () => {
      const page = await document.getPage(number);
      if (!shown || !canvas.current || !text.current) return;
      const natural = page.getViewport({ scale: 1 });
      setRatio(natural.height / natural.width);
      const viewport = page.getViewport({ scale: width / natural.width });
      const sharp = Math.min(globalThis.devicePixelRatio || 1, 2);
      canvas.current.width = Math.round(viewport.width * sharp);
      canvas.current.height = Math.round(viewport.height * sharp);
      const drawing = page.render({ canvas: canvas.current, viewport, transform: [sharp, 0, 0, sharp, 0, 0] });
      const layer = new TextLayer({
        textContentSource: page.streamTextContent(),
        container: text.current,
        viewport,
      });
      text.current.replaceChildren();
      text.current.style.setProperty('--total-scale-factor', String(viewport.scale));
      stop = () => {
        drawing.cancel();
        layer.cancel();
      };
      await Promise.all([drawing.promise, layer.render()]);
      if (shown) box.current?.setAttribute('data-drawn', '');
    };
    draw().catch((error: unknown) => {
      if (shown) throw error; // a drawing that was stopped is no failure
    });
    return () => {
      shown = false;
      stop();
    };
  }, [document, number, near, width]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a page of a document inside a page
    <div
      ref={box}
      role="group"
      aria-label={`Page ${number}`}
      className="relative mx-auto shrink-0 overflow-hidden bg-white shadow-sm"
      style={{ width, height: Math.round(width * ratio) }}
    >
      <canvas ref={canvas} className="absolute inset-0 size-full" />
      <div ref={text} className="pdf-text absolute inset-0" />
    </div>
  );
}
