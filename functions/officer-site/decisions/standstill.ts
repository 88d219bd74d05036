import { auditWrite } from '../../../adapters/dynamodb/audit.ts';
import type { Ask } from '../../../adapters/dynamodb/waits.ts';
import type { Publication } from '../../../domain/award/publication.ts';
import type { ConfirmedEnd } from '../../../domain/award/standstill-end.ts';
import { dayInWords, momentInWords } from '../../../domain/time/plain-words.ts';
import type { Deps } from '../deps.ts';
import { decideAll, redeliver } from './machine-answers.ts';

/** Questions of the award's machine that these records answer: it then looks at the standstill again. */
const open = async ({ waits }: Pick<Deps, 'waits'>, windowId: string, asks: readonly Ask[]) =>
  (await waits.of(windowId)).filter(({ ask, status }) => status === 'waiting' && asks.includes(ask));

/** Records that the award notice was published, or corrects the record. The same record again changes nothing. @throws Conflict */
export const recordPublication = async (
  deps: Deps,
  fresh: Publication,
  before: Publication | undefined,
): Promise<void> => {
  const { windowId, number, publishedAt, by, at, correction } = fresh;
  if (before?.number === number && before.publishedAt === publishedAt) {
    for (const ask of ['publication', 'standstill'] as const) await redeliver(deps, windowId, ask);
    return;
  }
  const was = before ? `, before ${before.number} of ${momentInWords(before.publishedAt)}: ${correction}` : '';
  await decideAll(deps, {
    waits: await open(deps, windowId, ['publication', 'standstill']),
    answer: {},
    writes: [
      deps.awards.keepPublication(fresh, before),
      auditWrite(deps.records, {
        windowId,
        at,
        by,
        action: before ? 'record of the award notice corrected' : 'award notice recorded',
        detail: `${number}, published at ${momentInWords(publishedAt)}${was}`,
      }),
    ],
  });
};

/** Confirms the end of a standstill that reaches past the known bank holidays, or corrects it. @throws Conflict */
export const confirmEnd = async (deps: Deps, fresh: ConfirmedEnd, before: ConfirmedEnd | undefined): Promise<void> => {
  const { windowId, reckonedFrom, lastDay, reason, by, at } = fresh;
  if (before?.reckonedFrom === reckonedFrom && before.lastDay === lastDay && before.reason === reason) {
    for (const ask of ['standstill-end', 'standstill'] as const) await redeliver(deps, windowId, ask);
    return;
  }
  await decideAll(deps, {
    waits: await open(deps, windowId, ['standstill-end', 'standstill']),
    answer: {},
    writes: [
      deps.awards.confirmEnd(fresh, before),
      auditWrite(deps.records, {
        windowId,
        at,
        by,
        action: 'end of the standstill confirmed',
        detail: `${dayInWords(lastDay)}: ${reason}`,
      }),
    ],
  });
};
