import { startTransition, useEffect, useRef, useState } from 'react';
import { beginPhase } from '@/lib/tasks/phase';
import { type CanvasStore, type CanvasStoreOptions, createCanvasStore } from '../core/canvas-store';

/** A store for the life of a document: a new one when the document or the person changes; catalog and readOnly follow their options. */
export function useCanvasStore(options: CanvasStoreOptions): CanvasStore | null {
  const [store, setStore] = useState<CanvasStore | null>(null);
  const latest = useRef(options);
  latest.current = options;
  const { doc, awareness, catalog, blockStates, readOnly } = options;
  const userId = options.user?.id;

  // biome-ignore lint/correctness/useExhaustiveDependencies: these identify the store; the rest is read once from latest
  useEffect(() => {
    beginPhase('mirror');
    const created = createCanvasStore(latest.current);
    let gone = false;
    const showInTurns = (filled: CanvasStore) => {
      beginPhase('editor');
      startTransition(() => setStore(filled));
    };
    if (created.filled === null) setStore(created);
    else void created.filled.then(() => gone || showInTurns(created));
    return () => {
      gone = true;
      created.destroy();
    };
  }, [doc, awareness, blockStates, userId]);
  useEffect(() => {
    if (store !== null && store.scene.catalog.manifests !== catalog) store.setCatalog(catalog);
  }, [store, catalog]);
  useEffect(() => {
    if (store !== null && readOnly !== undefined && store.editor.getState().readOnly !== readOnly)
      store.setReadOnly(readOnly);
  }, [store, readOnly]);
  return store;
}
