/** A letter by email. `reference` names it for us and must carry no personal data (GOV.UK Notify's rule). */
export interface Email {
  readonly to: string;
  readonly reference: string;
  readonly subject: string;
  readonly body: string;
}

/**
 * What stands in the way, and so what is to be done about it. `address`: no attempt can help before this letter's address is corrected
 * (never said of a look-up).
 * `busy`: too many at once, an error of the service, or no answer; another attempt can help. `daily-limit`: none can help before the
 * next midnight in UTC. `refused`: the service turns away what we ask of it, whoever it is for; a person must see to it. `not-listed`: this
 * stage of ours does not write to this address.
 */
export type Hindrance = 'address' | 'busy' | 'daily-limit' | 'refused' | 'not-listed';

/**
 * Why the service refused or did not answer. `error` is its error name or our own word, never its message text. `mayHaveGone`: this
 * attempt may have sent the letter for all we know, and may still do so for a while, as `findByReference` tells afterwards.
 */
export interface EmailFailure {
  readonly ok: false;
  readonly because: Hindrance;
  readonly mayHaveGone: boolean;
  readonly status?: number;
  readonly error: string;
}

export type SendResult = { readonly ok: true; readonly id: string } | EmailFailure;
export type Found = { readonly ok: true; readonly id: string | undefined; readonly status?: string } | EmailFailure;

/** What sends letters to providers and officers. Nothing throws: a failure says what can help. */
export interface EmailSender {
  sendEmail(email: Email): Promise<SendResult>;
  /** The newest letter already sent under this reference, so that a repeated task does not write twice. */
  findByReference(reference: string): Promise<Found>;
}
