import type { Agreement } from '../domain/agreement/agreement.ts';
import { readAgreement } from './read.ts';
import { s1HomeCare } from './s1-home-care.ts';

/** Every agreement that this deployment runs. */
export const agreements: readonly Agreement[] = [readAgreement('agreements/s1-home-care.ts', s1HomeCare)];

export const agreementOf = (id: string): Agreement | undefined => agreements.find((agreement) => agreement.id === id);
