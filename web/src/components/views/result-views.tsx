import type { ResultView as View } from '@/lib/api/types/result';
import { type GalleryImage, ImageGallery } from './image-gallery';
import { ResultView } from './result-view';

/** The views of a result in order; pictures that follow each other become one gallery. */
export function ResultViews({ views }: { views: readonly View[] }) {
  return runsOf(views).map((run, i) =>
    run.length > 1 ? <ImageGallery key={i} images={run.map(imageOf)} /> : <ResultView key={i} view={run[0]!} />,
  );
}

const isPicture = (view: View) => view.kind === 'image' && !!view.artifact;

function imageOf(view: View): GalleryImage {
  return { file: view.artifact!, title: view.title ?? view.artifact!.name };
}

/** Neighbours that are pictures belong together; every other view stands alone. */
export function runsOf(views: readonly View[]): View[][] {
  const runs: View[][] = [];
  for (const view of views) {
    const last = runs.at(-1);
    if (last && isPicture(view) && isPicture(last[0]!)) last.push(view);
    else runs.push([view]);
  }
  return runs;
}
