/** Canvases of browsers end here; a larger drawing is scaled down to fit. */
const MAX_SIDE = 8_192;

/** Draws an exported SVG as a PNG, at twice its size where that fits. */
export async function exportPng(svg: string, scale = 2): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const fitted = Math.min(scale, MAX_SIDE / Math.max(1, image.width, image.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(image.width * fitted));
    canvas.height = Math.max(1, Math.round(image.height * fitted));
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('This browser gives no 2D canvas context.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob === null ? reject(new Error('The picture could not be encoded.')) : resolve(blob)),
        'image/png',
      );
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
