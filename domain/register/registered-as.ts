import * as z from 'zod';
import type { Looked } from './looked.ts';

/** How the register names a location and its provider: what a later look is compared with. */
export const registeredAs = z.object({
  name: z.string(),
  /** In the register's own word; absent where it gives none. */
  status: z.string().optional(),
  providerId: z.string(),
  providerName: z.string().optional(),
  providerStatus: z.string().optional(),
});
export type RegisteredAs = z.infer<typeof registeredAs>;

export const registeredAsOn = (looked: Looked): RegisteredAs | undefined => {
  if (looked.kind !== 'found') return undefined;
  const { location, provider } = looked;
  return {
    name: location.name,
    status: location.registrationStatus,
    providerId: location.providerId,
    providerName: provider?.name,
    providerStatus: provider?.registrationStatus,
  };
};
