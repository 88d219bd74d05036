import {
  type DecidedTogether,
  decidedTogether,
  type TogetherResult,
  togetherResult,
} from '../../domain/application/decided-together.ts';
import type { AuditEntry } from '../../domain/audit/entry.ts';
import { auditWrite } from './audit.ts';
import { atVersion, everyItem, type Key, MANY, notThere, type Page, type Table, type Write } from './table.ts';

type Which = Pick<DecidedTogether, 'windowId' | 'togetherId'>;

const PREFIX = 'TOGETHER#';
const keyOf = ({ windowId, togetherId }: Which): Key => ({ pk: `WINDOW#${windowId}`, sk: `${PREFIX}${togetherId}` });
const resultsOf = ({ togetherId }: Which) => `RESULT-OF-${PREFIX}${togetherId}#`;

/** What officers decided together, and what came of each: beside the window that it is about. */
export const decidedTogetherRepository = (records: Table) => {
  const result = (of: Which, each: TogetherResult) => ({
    pk: keyOf(of).pk,
    sk: `${resultsOf(of)}${each.applicationId}`,
    ...each,
  });
  return {
    get: (of: Which): Promise<DecidedTogether | undefined> => records.get(decidedTogether, keyOf(of)),

    /** Keeps what is to be done, before any of it is. @throws Conflict where that id is kept already */
    begin: (fresh: DecidedTogether, audit: AuditEntry): Promise<void> =>
      records.transact([records.putWrite({ ...keyOf(fresh), ...fresh }, notThere), auditWrite(records, audit)]),

    /** What came of one, for the transaction of its decision. */
    resultWrite: (of: Which, each: TogetherResult): Write => records.putWrite(result(of, each), notThere),

    /** What came of one that is not decided; the first that was kept stays. */
    keepResult: (of: Which, each: TogetherResult): Promise<void> => records.putOnce(result(of, each)),

    /** What has come of them so far. */
    results: (of: Which): Promise<readonly TogetherResult[]> =>
      Array.fromAsync(
        everyItem((after) => records.page(togetherResult, keyOf(of).pk, { prefix: resultsOf(of), limit: MANY, after })),
      ),

    /** Nothing of it is left to do. @throws Conflict where that is known */
    end: (was: DecidedTogether, endedAt: string): Promise<void> =>
      records.put({ ...keyOf(was), ...was, endedAt, version: was.version + 1 }, atVersion(was.version)),

    /** The last ones of a window, newest first; earlier ones are found from the applications that they were about. */
    last: (windowId: string, limit: number): Promise<Page<DecidedTogether>> =>
      records.page(decidedTogether, `WINDOW#${windowId}`, {
        prefix: PREFIX,
        limit,
        isBackwards: true,
        eachByItself: true,
      }),
  };
};
