import * as z from 'zod';
import type { RecordedEntry, TrailFilter } from '../../../adapters/dynamodb/audit.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { detailsSeen, sightOf } from '../../../domain/application/sight.ts';
import { type EntryKind, entryKind } from '../../../domain/audit/entry.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Visitor } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';
import { withReferences } from '../words/references.ts';
import { windowSeenBy } from './declaration.ts';
import { everyApplication } from './every-applicant.ts';
import { officerOf } from './officer.ts';
import { windowAsked } from './window.ts';

/** A window's audit trail as one officer may read it. */
export interface TrailSeen {
  readonly window: Window;
  /** The applications of the window, once it is unsealed. */
  readonly applications: readonly OpenedApplication[];
  readonly filter: TrailFilter;
  /** What the address asks for, to be asked for again. */
  readonly asked: Readonly<Record<string, string>>;
  /** What an entry says, as this officer may read it. */
  readonly detailOf: (entry: RecordedEntry) => string | undefined;
}

const BEFORE_MODERATION = 'Not shown before the applications have been scored.';

/** The trail of the window asked for, narrowed to a person, an application or a kind of entry. @throws Problem */
export const trailSeen = async (
  deps: Deps,
  windowId: string,
  visitor: Visitor,
  query: URLSearchParams,
): Promise<TrailSeen> => {
  const officer = officerOf(visitor);
  const window = await windowAsked(deps, windowId);
  const conflicted: ReadonlySet<string | undefined> = window.unsealedAt
    ? (await windowSeenBy(deps, officer, windowId)).conflicted
    : new Set();
  const applications = window.unsealedAt ? await everyApplication(deps, windowId) : [];
  // While it is moderated another evaluator may still score in the place of marks that were set aside.
  const scored: ReadonlySet<string | undefined> = new Set(
    applications
      .filter(({ status }) => status !== 'evaluating' && status !== 'moderating')
      .map(({ applicationId }) => applicationId),
  );
  const seen = detailsSeen(applications, sightOf(officer));
  const referring = withReferences(windowId, applications);
  const { application, person, kind } = askedOf(query);
  const subject = applications.find(({ receipt }) => receipt.reference === application)?.applicationId;
  return {
    window,
    applications,
    filter: { person, subject, kinds: kindsOf(kind) },
    asked: {
      ...(person && { person }),
      ...(kind && { kind }),
      ...(subject && application && { application }),
    },
    detailOf: (entry) => {
      if (conflicted.has(entry.subject)) return undefined;
      if (entry.kind === 'mark' && !scored.has(entry.subject)) return BEFORE_MODERATION;
      return referring(seen(entry));
    },
  };
};

/** Whatever kind they are of. */
export const EVERYTHING = 'everything';
/** What each look at a page and each record leaves would bury what was decided: they are shown where they are asked for. */
const BESIDE: ReadonlySet<EntryKind> = new Set(['read', 'record']);

const kindsOf = (asked: EntryKind | typeof EVERYTHING | undefined): readonly EntryKind[] | undefined => {
  if (asked === EVERYTHING) return undefined;
  return asked ? [asked] : entryKind.options.filter((kind) => !BESIDE.has(kind));
};

const askedOf = (query: URLSearchParams) => {
  const kind = entryKind.or(z.literal(EVERYTHING)).safeParse(query.get('kind'));
  return {
    person: query.get('person') || undefined,
    /** Its reference. */
    application: query.get('application') || undefined,
    kind: kind.success ? kind.data : undefined,
  };
};
