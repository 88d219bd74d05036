import type { Account } from '../../adapters/sessions/session-row.ts';
import type { Fields } from '../../laptop/demo/applicants/fields.ts';

/** A page as somebody sees it. */
export interface Scene {
  /** Where its road stands, in words. */
  readonly state: string;
  readonly address: string;
  /** Who looks; absent for somebody who has not signed in. */
  readonly account?: Partial<Account>;
  /** What is sent by the page's form, so that the answer is looked at: something that is refused, since it may be sent twice. */
  readonly sends?: Fields;
  /** What happens between the form's being opened and sent. */
  readonly meanwhile?: () => void;
}

/** One scene after another: what lies between two is done between their pictures. */
export type Scenes = AsyncGenerator<Scene>;

/** The only provider of a stage that needs no other. */
export const asha = { subject: 'p-1', name: 'Asha Patel', email: 'asha@brightcare.example' };
