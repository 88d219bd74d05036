/** A letter by email. `reference` names it for us and must carry no personal data (GOV.UK Notify's rule). */
export type Email = { to: string; reference: string; subject: string; body: string };

/**
 * What stands in the way, and so what is to be done about it. `address`: no attempt can help before this letter's address is corrected.
 * `busy`: too many at once, an error of the service, or no answer; another attempt can help. `daily-limit`: none can help before the
 * next midnight in UTC. `refused`: the service turns away what we ask of it, whoever it is for; a person must see to it.
 */
export type Hindrance = 'address' | 'busy' | 'daily-limit' | 'refused';

/**
 * Why the service refused or did not answer. `error` is its error name or our own word, never its message text. `mayHaveGone`: the
 * letter may be on its way for all we know, as `findByReference` tells.
 */
export type EmailFailure = { ok: false; because: Hindrance; mayHaveGone: boolean; status?: number; error: string };

export type Sent = { ok: true; id: string } | EmailFailure;
export type Found = { ok: true; id: string | undefined; status?: string } | EmailFailure;

/** What sends letters to providers and officers. Nothing throws: a failure says what can help. */
export type EmailSender = {
  sendEmail(email: Email): Promise<Sent>;
  /** The newest letter already sent under this reference, so that a repeated task does not write twice. */
  findByReference(reference: string): Promise<Found>;
};
