import { isExpired } from '../../../domain/people/control.ts';
import type { Deps } from '../deps.ts';

/** The locations of a provider whose code waits to be typed. */
export const openCodes = async (
  { controls }: Pick<Deps, 'controls'>,
  providerId: string,
  at: string,
): Promise<readonly string[]> => {
  const standing = (await controls.codes(providerId)).filter((each) => !isExpired(each, at));
  const open = await Promise.all(
    standing.map(async ({ locationId, issuedAt }) => {
      const typed = await controls.typed({ providerId, locationId });
      return typed?.issuedAt === issuedAt && typed.right ? [] : [locationId];
    }),
  );
  return open.flat();
};
