/** A letter by email. `reference` names it for us and must carry no personal data (GOV.UK Notify's rule). */
export type Email = { to: string; reference: string; subject: string; body: string };

/** Why the service refused or did not answer. `error` is its error name or our own word, never its message text. */
export type EmailFailure = { ok: false; retryable: boolean; status?: number; error: string };

export type Sent = { ok: true; id: string } | EmailFailure;
export type Found = { ok: true; id: string | undefined; status?: string } | EmailFailure;

/** What sends letters to providers and officers. Nothing throws: a failure says whether another attempt can help. */
export type EmailSender = {
  sendEmail(email: Email): Promise<Sent>;
  /** The newest letter already sent under this reference, so that a repeated task does not write twice. */
  findByReference(reference: string): Promise<Found>;
};
