import type { LookedUp } from '../../../adapters/cqc/register.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { barriersToNoting, type ReferralNote } from '../../../domain/application/referral-note.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import type { Reason } from '../../../domain/reason.ts';
import { statusOf } from '../../../domain/register/status.ts';
import { notFound } from '../../shared/web/problem.ts';
import { requireEvaluating, windowAsked } from '../case/window.ts';
import type { DeskDeps } from '../deps.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { requireSeparate } from './require-separate.ts';

interface Adding extends Pick<ReferralNote, 'stage' | 'note' | 'at'> {
  readonly reference: string;
  /** The ID of the successor's location; '' where there is none. */
  readonly locationId: string;
}

/** What stands against it, and the number of the note, where it is kept. */
interface Added {
  readonly barriers: readonly Reason[];
  readonly number: number;
}

/**
 * Adds a note to a referral, with where its papers are kept, and the successor of a location, which is looked up on the register: its answer
 * is kept as evidence. The same note sent twice is kept once.
 * @throws Problem 403, 404, 409
 */
export const addToReferral = async (
  deps: DeskDeps,
  applicationId: string,
  officer: Officer,
  { stage, note, reference, locationId, at }: Adding,
): Promise<Added> => {
  const looked = locationId ? await deps.lookUp(locationId) : undefined;
  return againOnConflict(async () => {
    const application = await deps.applications.get(applicationId);
    if (!application) throw notFound();
    const { windowId, referralNotes = [] } = application;
    requireEvaluating(await windowAsked(deps, windowId));
    requireSeparate('decide-referral', officer, application, windowId);
    const last = referralNotes.at(-1);
    const isSame = last?.by.id === officer.id && last.note === note && (last.reference ?? '') === reference;
    if (isSame && (last.successor?.locationId ?? '') === locationId)
      return { barriers: [], number: referralNotes.length };
    const barriers = [...barriersToNoting(application, stage), ...barriersToSuccessor(application, locationId, looked)];
    const number = referralNotes.length + 1;
    if (barriers.length > 0) return { barriers, number };
    if (looked?.kind === 'found') await deps.applications.keepEvidence(applicationId, looked.evidence);
    const by = { id: officer.id, name: officer.name };
    const fresh: ReferralNote = {
      stage,
      note,
      ...(reference ? { reference } : {}),
      ...(looked?.kind === 'found' ? { successor: asFound(locationId, looked) } : {}),
      by,
      at,
    };
    const detail = [note, reference && `(kept at ${reference})`, locationId && `(successor ${locationId})`];
    await deps.records.transact(
      deps.applications.changeWrites(
        application,
        { referralNotes: [...referralNotes, fresh] },
        { at, by, action: `evidence added to the ${stage} referral`, detail: detail.filter(Boolean).join(' ') },
      ),
    );
    return { barriers: [], number };
  });
};

const asFound = (locationId: string, { location, evidence }: Extract<LookedUp, { readonly kind: 'found' }>) => ({
  locationId,
  name: location.name,
  status: statusOf(location),
  evidenceHash: evidence.sha256,
});

const barriersToSuccessor = (
  application: Pick<OpenedApplication, 'locationId'>,
  locationId: string,
  looked: LookedUp | undefined,
): readonly Reason<'successor'>[] => {
  if (!looked || looked.kind === 'found')
    return locationId && locationId === application.locationId
      ? [{ code: 'successor', text: 'That is the location that the application is checked by already' }]
      : [];
  const texts = {
    'not-found': 'CQC’s register holds no location with that ID',
    unreadable: 'CQC’s record of that location could not be read. Leave the ID out, and say it in the note',
    unavailable: 'CQC’s register could not be asked just now. Try again in a few minutes, or leave the ID out',
  } as const;
  return [{ code: 'successor', text: texts[looked.kind] }];
};
