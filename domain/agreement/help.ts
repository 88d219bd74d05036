import { agreementIdOf } from '../window/window.ts';
import type { Agreement } from './agreement.ts';
import type { Contact } from './contact.ts';

/** A contact with what it is for: an agreement's title, or a council's name. */
export interface Help extends Contact {
  readonly about: string;
}

type Reached = Pick<Agreement, 'id' | 'title' | 'council' | 'contact' | 'councilContact'>;

/**
 * Whom somebody who reads a page can ask: of the agreement that a part of its address names, by its own id or a window's; else each council.
 * It is read from the files, never from a copy frozen for a window: a number that changed is told at once.
 */
export const helpWith = (agreements: readonly Reached[], path: string): readonly Help[] => {
  const named = new Set(path.split('/').map(agreementIdOf));
  const ofAgreement = agreements
    .filter(({ id }) => named.has(id))
    .flatMap(({ title, contact: at }) => about(title, at));
  if (ofAgreement.length > 0) return ofAgreement;
  const ofCouncils = new Map(agreements.map(({ council, councilContact }) => [council, councilContact]));
  return [...ofCouncils].flatMap(([council, at]) => about(council, at));
};

const about = (title: string, at: Contact | undefined): readonly Help[] => (at ? [{ about: title, ...at }] : []);
