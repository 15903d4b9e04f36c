import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import type { SandboxSettingsInput } from '../api/types/sandbox';
import { keys } from './keys';

/** Changes what sandboxes of the workspace may do. */
export function useChangeSandboxSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SandboxSettingsInput) => api.put('/sandbox-settings', { body }),
    onSuccess: (settings) => client.setQueryData(keys.sandboxSettings, settings),
  });
}
