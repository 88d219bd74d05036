import { type Correction, correction, type SavedCorrection } from '../../domain/application/correction.ts';
import { atVersion, everyItem, notThere, type Table, type Write } from './table.ts';

type Key = Pick<Correction, 'providerId' | 'windowId' | 'round'>;

const keyOf = ({ providerId, windowId, round }: Key) => ({
  pk: `CORRECTION#${providerId}`,
  sk: `${windowId}#${String(round).padStart(3, '0')}`,
});

/** A correction as it is kept from then on, with what keeps it. */
interface Changed {
  readonly kept: Correction;
  readonly write: Write;
}

/** What providers were asked to correct, and what they sent: a provider's pages read and write its own partition alone. */
export const correctionRepository = (records: Table) => {
  const changed = (was: Correction, patch: Partial<Correction>, condition = atVersion(was.version)): Changed => {
    const kept = { ...was, ...patch, version: was.version + 1 };
    return { kept, write: records.putWrite({ ...keyOf(kept), ...kept }, condition) };
  };
  /** As it arrived at this instant, over the version that was read: it fails where the time is over by then. */
  const arriving = ({ version }: Correction, arrivedAt: string) => ({
    ConditionExpression:
      'version = :was AND attribute_not_exists(closedAt) AND attribute_not_exists(takenBack) AND sendBy > :arrived',
    ExpressionAttributeValues: { ':was': version, ':arrived': arrivedAt },
  });
  return {
    get: (key: Key): Promise<Correction | undefined> => records.get(correction, keyOf(key)),

    /** Those of one application, oldest first; the last one counts. */
    of: (providerId: string, windowId: string): Promise<readonly Correction[]> =>
      Array.fromAsync(
        everyItem((after) => records.page(correction, `CORRECTION#${providerId}`, { prefix: `${windowId}#`, after })),
      ),

    /** Asks for it, in the transaction that returns the application and writes to its provider. */
    open: (fresh: Correction): Write => records.putWrite({ ...keyOf(fresh), ...fresh }, notThere),

    /** One page as its provider saved it. */
    save: (was: Correction, page: string, saved: SavedCorrection, arrivedAt: string): Changed =>
      changed(was, { saved: { ...was.saved, [page]: saved } }, arriving(was, arrivedAt)),

    /** What was sent, for the transaction that confirms it by letter. */
    send: (was: Correction, sent: NonNullable<Correction['sent']>, arrivedAt: string): Changed =>
      changed(was, { sent }, arriving(was, arrivedAt)),

    /** That it is needed no more, in the transaction that notes it on the application. */
    takeBack: (was: Correction, takenBack: NonNullable<Correction['takenBack']>): Write =>
      changed(was, { takenBack }).write,

    /** Where its letters go from now on, in the transaction that corrects the application's address. */
    correctAddress: (was: Correction, email: string): Write => changed(was, { email }).write,

    /** That it has been decided on, in the transaction of the decision. */
    close: (was: Correction, closedAt: string): Write => changed(was, { closedAt }).write,
  };
};
export type CorrectionRepository = ReturnType<typeof correctionRepository>;
