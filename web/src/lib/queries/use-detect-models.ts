import { useMutation } from '@tanstack/react-query';
import { api } from '../api/client';
import type { DetectedModelServer, Page } from '../api/types';

/** Looks for model servers on the usual local ports. */
export function useDetectModels() {
  return useMutation({
    mutationFn: () => api.post<Page<DetectedModelServer>>('/models/detect'),
  });
}
