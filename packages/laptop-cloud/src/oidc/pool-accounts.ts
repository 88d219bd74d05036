/** Someone whom one can sign in as. */
export interface Person {
  readonly email: string;
  readonly name: string;
  /** What this person may do, in a few words. */
  readonly does: string;
  /** The claim `cognito:groups`. */
  readonly groups: readonly string[];
  /** `false` where the address was never confirmed, as of an account that an administrator let in. */
  readonly emailVerified?: boolean;
}

/** Who can sign in with a user pool. */
export interface PoolAccounts {
  /** Whom one signs in as, with its article: "a member". */
  readonly as: string;
  /** Where on the site one begins to sign in. */
  readonly path: string;
  readonly people: readonly Person[];
  /** Whether somebody new may come by a name and an address; those have no groups. */
  readonly newcomers: boolean;
}
