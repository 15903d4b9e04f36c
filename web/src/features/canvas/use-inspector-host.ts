import { useMemo } from 'react';
import type { InspectorHost } from '@/canvas/faces/face';
import { upload } from '@/lib/api/upload';
import { useCredentials } from '@/lib/queries/use-credentials';

const uploadFile: NonNullable<InspectorHost['uploadFile']> = (file, onProgress) => upload(file, { onProgress });

/** What settings forms may ask for: uploads, and the workspace's credentials by name. */
export function useInspectorHost(): InspectorHost {
  const credentials = useCredentials().data?.items;
  return useMemo(
    () => ({
      uploadFile,
      ...(credentials === undefined
        ? {}
        : { credentials: credentials.map(({ id, name, connector }) => ({ id, title: `${name} (${connector})` })) }),
    }),
    [credentials],
  );
}
