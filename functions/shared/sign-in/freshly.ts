import { compareInstants, plusDuration } from '../../../domain/time/london.ts';
import type { SignedInRequest } from '../web/request.ts';

/** Long enough to write a reason, too short to be used by whoever finds the desk after its owner has gone to lunch. */
const FRESH = 'PT10M';

/** Whether whoever asks gave their password within the last ten minutes: it is they who decide, and not somebody at their desk. */
export const signedInFreshly = ({ visitor, arrivedAt }: Pick<SignedInRequest, 'visitor' | 'arrivedAt'>): boolean =>
  compareInstants(arrivedAt, plusDuration(visitor.session.signedInAt, FRESH)) < 0;

/** Where to sign in, and to come back from to this page of the site. */
export const signInTo = (home: string, page: string): string => `${home}/sign-in?return=${encodeURIComponent(page)}`;
