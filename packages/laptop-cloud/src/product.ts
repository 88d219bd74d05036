import type { PoolAccounts } from './oidc/pool-accounts.ts';
import type { Outside, OutsideContext } from './outside.ts';
import type { CloudTemplate } from './template/cloud-template.ts';
import type { Schedule } from './template/schedules.ts';
import type { UserPool } from './template/user-pools.ts';

/** What a product says of itself that its template does not: no part of the cloud knows more of it. */
export interface Product<Around extends Outside> {
  /** Who can sign in with a user pool of the template. */
  readonly accounts: (pool: UserPool) => PoolAccounts;
  /** Starts what the app calls and AWS does not have. */
  readonly outside: (context: OutsideContext) => Around;
  /** Where the clock of a cloud begins that has nothing stored, in epoch ms. */
  readonly startAt: (template: CloudTemplate) => number;
  /** What a button of the console says that moves the clock to where this schedule fires next; it has none when left out. */
  readonly buttonTo?: (schedule: Schedule, template: CloudTemplate) => string | undefined;
}
