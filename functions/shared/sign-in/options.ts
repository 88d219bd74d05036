import type { AskStanding } from '../../../adapters/accounts/officer-accounts.ts';
import type { ProviderPeopleRepository } from '../../../adapters/dynamodb/provider-people.ts';
import type { KeptForms } from '../../../adapters/sessions/kept-forms.ts';
import type { SessionRepository } from '../../../adapters/sessions/session-repository.ts';
import type { Person } from '../../../domain/people/officer.ts';

/** What a site says of how people sign in to it. */
export interface SignInOptions {
  /** `provider` or `officer`: what this site's cookies are called. */
  readonly name: string;
  /** The site's first path, such as `/apply`. Its sign-in pages lie below it. */
  readonly home: `/${string}`;
  /** The public address of the service, without a path. */
  readonly siteUrl: string;
  readonly issuerUrl: string;
  readonly clientId: string;
  /** Gives the secret that form tokens and sign-in attempts are sealed with. */
  readonly formSecret: () => Promise<string>;
  readonly sessions: SessionRepository;
  readonly keptForms: KeptForms;
  /** Asks how an account stands now; absent where nobody has groups that could be taken away. */
  readonly standing?: AskStanding;
  /** Says whom an account acts for; absent where nobody acts for others. */
  readonly people?: Pick<ProviderPeopleRepository, 'actsFor' | 'partOf'>;
  /** Told when somebody has signed in or out, before they go on: what has to be on record is on record. */
  readonly onRecord?: (who: Person, what: 'signed in' | 'signed out', at: string) => Promise<void>;
}
