import * as z from 'zod';
import type { RecordedEntry, TrailFilter } from '../../../adapters/dynamodb/audit.ts';
import { isApplicationId, type OpenedApplication } from '../../../domain/application/opened-application.ts';
import { detailsSeen, type Sight, sightOf } from '../../../domain/application/sight.ts';
import { type EntryKind, entryKind } from '../../../domain/audit/entry.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import type { Window } from '../../../domain/window/window.ts';
import { notFound } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';
import { idsIn, withReferences } from '../words/references.ts';
import { ahead } from './ahead.ts';
import { declarationOf } from './declaration.ts';
import { isOurId } from './our-id.ts';
import { windowAsked } from './window.ts';

/** An entry as an officer may read it, with the application that it is about. */
export interface EntrySeen extends RecordedEntry {
  readonly application: OpenedApplication | undefined;
}

/** A window's audit trail as one officer may read it. */
export interface TrailSeen {
  readonly window: Window;
  readonly filter: TrailFilter;
  /** What the address asks for, to be asked for again. */
  readonly asked: Readonly<Record<string, string>>;
  /** A reference that was asked for and no opened application has: nothing is narrowed to it. */
  readonly unknownReference: string | undefined;
  /** Entries with their details as this officer may read them. Of the applications it reads those that these entries name. */
  readonly seenAs: (entries: readonly RecordedEntry[]) => Promise<readonly EntrySeen[]>;
}

const BEFORE_MODERATION = 'Not shown before the applications have been scored.';

/** The trail of the window asked for, narrowed to a person, an application or a kind of entry. @throws Problem */
export const trailSeen = async (
  deps: Pick<Deps, 'windows' | 'evaluations' | 'applications' | 'lists'>,
  windowId: string,
  officer: Officer,
  query: URLSearchParams,
): Promise<TrailSeen> => {
  if (!isOurId(windowId)) throw notFound();
  const declaring = ahead(declarationOf(deps, officer, windowId));
  const window = await windowAsked(deps, windowId);
  const conflicted: ReadonlySet<string | undefined> = new Set(
    window.unsealedAt ? (await declaring).conflictedApplications : [],
  );
  const { reference, person, kind } = askedOf(query);
  const subject = reference && (await deps.lists.withReference(windowId, reference))[0];
  const named = namedApplications(deps, windowId);
  return {
    window,
    filter: { person, subject, kinds: kindsOf(kind) },
    asked: {
      ...(person && { person }),
      ...(kind && { kind }),
      ...(subject && reference && { application: reference }),
    },
    unknownReference: subject ? undefined : reference,
    seenAs: async (entries) => {
      const applications = await named(entries);
      const detailOf = detailsFor(windowId, [...applications.values()], conflicted, sightOf(officer));
      return entries.map((entry) => {
        const application = applications.get(entry.subject ?? '');
        return { ...entry, application, detail: detailOf(entry, application) };
      });
    },
  };
};

/** What entries say, as an officer may read it who has these conflicts of interest. */
const detailsFor = (
  windowId: string,
  applications: readonly OpenedApplication[],
  conflicted: ReadonlySet<string | undefined>,
  sight: Sight,
) => {
  const seen = detailsSeen(applications, sight);
  const referring = withReferences(windowId, applications);
  return (entry: RecordedEntry, application: OpenedApplication | undefined): string | undefined => {
    if (conflicted.has(entry.subject)) return undefined;
    if (entry.kind === 'mark' && !isScored(application)) return BEFORE_MODERATION;
    return referring(seen(entry));
  };
};

/** While it is moderated another evaluator may still score in the place of marks that were set aside. */
const isScored = (application: OpenedApplication | undefined): boolean =>
  application !== undefined && application.status !== 'evaluating' && application.status !== 'moderating';

/** Reads the applications of a window that entries are about or name, each once however many entries do. One that cannot be read is left out. */
const namedApplications = ({ applications }: Pick<Deps, 'applications'>, windowId: string) => {
  const known = new Map<string, Promise<OpenedApplication | undefined>>();
  const read = (applicationId: string) => {
    const before = known.get(applicationId);
    const reading = before ?? applications.getIfReadable(applicationId);
    known.set(applicationId, reading);
    return reading;
  };
  return async (entries: readonly RecordedEntry[]): Promise<ReadonlyMap<string, OpenedApplication>> => {
    const ids = new Set(
      entries.flatMap(({ subject = '', detail = '' }) => [subject, ...idsIn(windowId, detail)]).filter(isApplicationId),
    );
    const found = await Promise.all([...ids].map(read));
    return new Map(found.flatMap((each) => (each ? [[each.applicationId, each]] : [])));
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

/** The same as the words of an address, to be asked for again later: what nobody can narrow by is left out. */
export const askedOfTrail = (query: URLSearchParams): Readonly<Record<string, string>> => {
  const { person, reference, kind } = askedOf(query);
  return { ...(person && { person }), ...(kind && { kind }), ...(reference && { application: reference }) };
};

const askedOf = (query: URLSearchParams) => {
  const kind = entryKind.or(z.literal(EVERYTHING)).safeParse(query.get('kind'));
  return {
    person: query.get('person') || undefined,
    reference: query.get('application')?.trim().toUpperCase() || undefined,
    kind: kind.success ? kind.data : undefined,
  };
};
