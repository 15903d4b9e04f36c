import { type FaceNodeProps, listOf } from '../face';
import { CardBody } from '../parts/card-body';

interface Scene {
  title?: string;
  text?: string;
  seconds?: number;
}

export function VideoNode({ settings, state }: FaceNodeProps) {
  const scenes = listOf(settings, 'scenes') as Scene[];
  const seconds = scenes.reduce((sum, scene) => sum + (Number(scene?.seconds) || 0), 0);
  return (
    <CardBody state={state}>
      {scenes.length === 0 ? (
        <div className="cv-empty">Scenes from its input.</div>
      ) : (
        <>
          <div className="flex gap-1">
            {scenes.slice(0, 4).map((scene, i) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: scenes have no id; their order is who they are
                key={`${i}-${scene?.title ?? ''}`}
                className="cv-pill"
                style={{ flex: 1, justifyContent: 'center' }}
              >
                {scene?.title ?? i + 1}
              </span>
            ))}
          </div>
          <div className="cv-empty" style={{ marginTop: 4 }}>
            {scenes.length} scenes · {seconds} s
          </div>
        </>
      )}
    </CardBody>
  );
}
