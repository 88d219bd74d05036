import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { pagesToSend } from '../../../domain/application/corrected.ts';
import { answersNow } from '../../../domain/application/correction.ts';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import { correctionReceivedLetter } from '../../../domain/letters/correction-letters.ts';
import { done, type Sent } from '../../shared/forms/form.ts';
import { wakeSender } from '../../shared/wake-sender.ts';
import { type Correcting, correctingOf, namedPageOf, requireTimeToCorrect } from '../case/correction.ts';
import type { OfWindow } from '../case/window.ts';
import type { Deps } from '../deps.ts';
import { beyondMeasure } from './beyond-measure.ts';

type Values = Readonly<Record<string, unknown>>;
const isSame = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other);

const ATTEMPTS = 3;

/**
 * Saves one page as it is to be sent, typed over the `version` that its form showed: what another tab saved since is not overwritten, and
 * other pages that are saved meanwhile are no conflict. The same again changes nothing. @throws Problem 410
 */
export const saveCorrectedPage = async (
  deps: Deps,
  path: string,
  { values, version }: { readonly values: Values; readonly version: number },
  request: OfWindow,
): Promise<'saved' | 'changed-elsewhere'> => {
  const { arrivedAt } = request;
  for (let attempt = 1; ; attempt += 1) {
    const correcting = await correctingOf(deps, request);
    requireTimeToCorrect(correcting, arrivedAt);
    const { correction } = correcting;
    const { named } = namedPageOf(correcting, path);
    if (isSame(answersNow(correction, named), values)) return 'saved';
    const stored = correction.saved?.[path]?.version ?? 0;
    if (stored !== version) return 'changed-elsewhere';
    const { write } = deps.corrections.save(
      correction,
      path,
      { values, at: arrivedAt, version: stored + 1 },
      arrivedAt,
    );
    try {
      await deps.records.transact([write]);
      return 'saved';
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error;
    }
  }
};

const changedSince = { again: { elsewhere: true }, status: 409 } as const;

/**
 * Sends what was saved, as the page showed it (`version`), which is confirmed by letter; sent again until the end of the time, the last one
 * counts. The same again is confirmed once. @throws Problem 410
 */
export const sendCorrected = async (
  deps: Deps,
  { window, agreement, correction, pages }: Correcting,
  version: string,
  request: OfWindow,
): Promise<Sent> => {
  const { arrivedAt } = request;
  const corrected = [...pagesToSend(correction, pages)];
  if (correction.sent && isSame(correction.sent.pages, corrected)) return done;
  if (version !== String(correction.version)) return changedSince;
  const deed = `${window.windowId} ${correction.round} ${correction.version}`;
  const refused = await beyondMeasure(deps, 'correction', request.visitor.subject, deed);
  if (refused) return refused;
  const sent = { pages: corrected, at: arrivedAt };
  const { kept, write } = deps.corrections.send(correction, sent, arrivedAt);
  const letter = correctionReceivedLetter(agreement, { ...kept, sent }, deps.siteUrl);
  try {
    await deps.records.transact([write, deps.letters.write(letter, arrivedAt)]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const now = await correctingOf(deps, request);
    if (now.correction.sent && isSame(now.correction.sent.pages, corrected)) return done;
    requireTimeToCorrect(now, arrivedAt);
    return changedSince;
  }
  await wakeSender(deps, letter);
  return done;
};
