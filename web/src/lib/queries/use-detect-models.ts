import { useMutation } from '@tanstack/react-query';
import { api } from '../api/client';

/** Looks for model servers on the usual local ports. */
export function useDetectModels() {
  return useMutation({
    mutationFn: () => api.post('/models/detect'),
  });
}
