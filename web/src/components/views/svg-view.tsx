import { useEffect, useState } from 'react';

/** SVG as a picture: in an img element it can neither run script nor load anything. */
export function SvgView({ svg, alt }: { svg: string; alt: string }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const created = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    setUrl(created);
    return () => URL.revokeObjectURL(created);
  }, [svg]);
  if (url === null) return null;
  return (
    <img
      src={url}
      alt={alt}
      className="block h-auto max-h-150 w-full rounded-lg border border-line bg-white object-contain p-2"
    />
  );
}
