import type * as z from 'zod';
import { isApplicationId, type OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { EvidencePack } from '../../../domain/evidence/evidence-pack.ts';
import { thisCall } from '../in-batches.ts';
import { frozenAgreement, storedWindow } from '../stored-window.ts';
import { assemble } from './assemble.ts';
import type { Deps } from './deps.ts';
import { type PackOf, pieceOfApplication, pieceOfWindow } from './pieces.ts';
import type { Input, output } from './schema.ts';

const OF_WINDOW = 'window';

/**
 * Makes an evidence pack, application by application, each kept as a piece by itself: broken off, it goes on where it stopped, and what it began it does
 * again. Of an application that is sealed nothing lies where this reaches (docs/rules.md, rule 2).
 */
export const makePack =
  (deps: Deps) =>
  async ({ subject, edition, packId }: Input): Promise<z.input<typeof output>> => {
    const { packs, stored, now } = deps;
    const found = await packs.get({ subject, edition });
    if (!found || found.packId !== packId || found.made) return { outcome: 'overtaken' };
    const call = thisCall(deps, found.after);
    const window = await storedWindow(deps.windows, found.windowId);
    const agreement = await frozenAgreement(deps.windows, found.windowId);
    const of: PackOf = { agreement, window, edition, isWhole: !isApplicationId(subject) };

    let pack: EvidencePack = found;
    let count = 0;
    for await (const application of applicationsOf(deps, pack)) {
      if (count >= call.most || (count > 0 && call.isOver())) break;
      const piece = await pieceOfApplication(deps, of, application, pack.bytes);
      const { applicationId } = application;
      await stored.keepPiece(packId, applicationId, piece);
      const bytes = pack.bytes + piece.entries.reduce((sum, { size }) => sum + size, 0);
      pack = await packs.goOn(pack, { done: pack.done + 1, after: applicationId, bytes, goneOnAt: now() });
      count += 1;
    }
    // It is put together by a call of its own, which has all of its time for that.
    if (count > 0) {
      await deps.goOn({ subject, edition, packId });
      return { outcome: 'more' };
    }

    const references = await referencesOf(deps, pack);
    await stored.keepPiece(packId, OF_WINDOW, await pieceOfWindow(deps, of, references));
    const made = await assemble(deps, {
      packId,
      pieces: [OF_WINDOW, ...references.keys()],
      manifest: {
        kind: 'evidence-pack',
        format: 1,
        edition,
        agreement: agreement.id,
        window: window.windowId,
        ...(of.isWhole ? {} : { application: [...references.values()].join() }),
        dated: window.closesAt,
      },
    });
    const at = now();
    await packs.made(
      pack,
      { at, ...made },
      {
        windowId: window.windowId,
        at,
        by: pack.by,
        kind: 'read',
        action: 'evidence pack made',
        subject,
        detail: `${edition}, ${made.size} bytes, SHA-256 ${made.sha256}`,
      },
    );
    return { outcome: 'made' };
  };

/** The applications that are not in it yet. @throws UnreadableRecord: no pack passes one over in silence */
async function* applicationsOf(
  { applications }: Pick<Deps, 'applications'>,
  { subject, windowId, after }: EvidencePack,
): AsyncGenerator<OpenedApplication> {
  if (!isApplicationId(subject)) return yield* applications.every(windowId, after);
  const found = after === '' ? await applications.get(subject) : undefined;
  if (found) yield found;
}

/** The references of those that are in it, by their ids and in their order. */
const referencesOf = async (
  { applications }: Pick<Deps, 'applications'>,
  pack: EvidencePack,
): Promise<ReadonlyMap<string, string>> => {
  const references = new Map<string, string>();
  for await (const { applicationId, receipt } of applicationsOf({ applications }, { ...pack, after: '' }))
    if (applicationId <= pack.after) references.set(applicationId, receipt.reference);
  return references;
};
