import { type Representation, representation } from '../../domain/application/representation.ts';
import { atVersion, everyItem, notThere, type Table, type Write } from './table.ts';

type Key = Pick<Representation, 'providerId' | 'windowId' | 'round' | 'about'>;

/** An application is proposed for rejection only once it is open: what it was told before that comes before. */
const keyOf = ({ providerId, windowId, round, about }: Key) => ({
  pk: `REPRESENTATION#${providerId}`,
  sk: `${windowId}#${about ? '000.' : ''}${String(round).padStart(3, '0')}`,
});

/** What providers were told of proposed rejections, and what they replied: a provider's pages read and write its own partition alone. */
export const representationRepository = (records: Table) => {
  const next = (was: Representation, patch: Partial<Representation>): Representation => ({
    ...was,
    ...patch,
    version: was.version + 1,
  });
  return {
    get: (key: Key): Promise<Representation | undefined> => records.get(representation, keyOf(key)),

    /** Those of one application, oldest first; the last one counts. */
    of: (providerId: string, windowId: string): Promise<readonly Representation[]> =>
      Array.fromAsync(
        everyItem((after) =>
          records.page(representation, `REPRESENTATION#${providerId}`, { prefix: `${windowId}#`, after }),
        ),
      ),

    /** Opens the time to reply, for the transaction that sends the letter. */
    open: (fresh: Representation): Write => records.putWrite({ ...keyOf(fresh), ...fresh }, notThere),

    /**
     * A reply, or that it is withdrawn (undefined), as it arrived at this instant: for the transaction that confirms it by letter. It
     * fails where the time is over by then, or another request came first.
     */
    reply: (
      was: Representation,
      reply: Representation['reply'],
      arrivedAt: string,
    ): { readonly kept: Representation; readonly write: Write } => {
      const kept = next(was, { reply });
      return {
        kept,
        write: records.putWrite(
          { ...keyOf(kept), ...kept },
          {
            ConditionExpression: 'version = :was AND attribute_not_exists(closedAt) AND replyBy > :arrived',
            ExpressionAttributeValues: { ':was': was.version, ':arrived': arrivedAt },
          },
        ),
      };
    },

    /** Gives more time to reply, in the transaction that keeps it with the application. */
    giveMoreTime: (was: Representation, patch: Pick<Representation, 'replyBy' | 'moreTime'>): Write =>
      records.putWrite(
        { ...keyOf(was), ...next(was, { ...patch, earlierEnds: [...(was.earlierEnds ?? []), was.replyBy] }) },
        {
          ConditionExpression: 'version = :was AND attribute_not_exists(closedAt)',
          ExpressionAttributeValues: { ':was': was.version },
        },
      ),

    /** Where its letters go from now on, in the transaction that corrects the application's address. */
    correctAddress: (was: Representation, email: string): Write =>
      records.putWrite({ ...keyOf(was), ...next(was, { email }) }, atVersion(was.version)),

    /** Ends a hearing otherwise than it had ended, in the transaction of that decision. */
    endOtherwise: (was: Representation, patch: Required<Pick<Representation, 'closedAt' | 'ended'>>): Write =>
      records.putWrite({ ...keyOf(was), ...next(was, patch) }, atVersion(was.version)),

    /** Ends the time to reply, or the hearing, in the transaction that moves the application. */
    change: (was: Representation, patch: Pick<Representation, 'closedAt' | 'ended'>): Write =>
      records.putWrite(
        { ...keyOf(was), ...next(was, patch) },
        {
          ConditionExpression: 'version = :was AND attribute_not_exists(ended)',
          ExpressionAttributeValues: { ':was': was.version },
        },
      ),
  };
};
export type RepresentationRepository = ReturnType<typeof representationRepository>;
