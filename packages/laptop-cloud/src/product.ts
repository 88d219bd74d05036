import type { PoolAccounts } from './oidc/pool-accounts.ts';
import type { Outside, OutsideContext } from './outside.ts';
import type { CloudTemplate } from './template/cloud-template.ts';
import type { Schedule } from './template/schedules.ts';
import type { Table } from './template/tables.ts';
import type { UserPool } from './template/user-pools.ts';
import type { Meter } from './usage.ts';

/** Where what the app stores can be read, past the gate. */
export interface StoredData {
  readonly tables: readonly Pick<Table, 'logicalId' | 'name'>[];
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

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
  /** How many threads of functions that have nothing to do are kept at most; twelve where nothing is said. */
  readonly idleThreads?: number;
  /** How long a scan for viruses takes by the clock, in ms; a few seconds when it is left out. */
  readonly scanTakesMs?: number;
  /** How long a transaction of DynamoDB holds its items at least, in real ms; as long as it takes when it is left out. */
  readonly transactionsTakeMs?: number;
  /** Is told of what AWS would charge for; nobody is when it is left out. */
  readonly meter?: Meter;
  /** What the console says beside the name of an execution: whom or what it is about, as far as is known. */
  readonly titlesOf?: (stored: StoredData) => (executionName: string) => Promise<string | undefined>;
}
