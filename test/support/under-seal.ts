import type { SealedApplicationRepository } from '../../adapters/dynamodb/sealed-applications.ts';
import { meantReaders, type SealReader } from '../../domain/seal/readers.ts';

interface Promised {
  readonly email: string;
  /** The closing that is promised. */
  readonly promised: string;
  readonly at: string;
  readonly readers?: readonly SealReader[];
}

/** What comes with a submission, once its window is sealed until what it is promised. */
export const underSeal = async (
  sealed: SealedApplicationRepository,
  windowId: string,
  { email, promised, at, readers = meantReaders }: Promised,
) => ({
  email,
  seal: await (await sealed.sealing(windowId))(promised, { step: 'submission', at, readers: [...readers] }),
});
