import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Role } from '../api/types/people';
import { keys } from './keys';

/** Gives a member another role. */
export function useChangeRole() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ userId, role }: { userId: string; role: Role }) =>
      api.patch('/members/{userId}', { path: { userId }, body: { role } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.members }),
  });
}
