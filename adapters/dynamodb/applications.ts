import * as z from 'zod';
import { type AsItCounts, asItCounts, type Counting } from '../../domain/application/corrected.ts';
import { changesLists, LISTS_EDITION, listsOf } from '../../domain/application/lists.ts';
import {
  applicationIdOf,
  type OpenedApplication,
  openedApplication,
  windowIdOf,
} from '../../domain/application/opened-application.ts';
import { roundsThatCount } from '../../domain/application/returned.ts';
import { type ApplicationStatus, applicationStatus, statusesBefore } from '../../domain/application/status.ts';
import { type FrozenApplication, frozenApplication } from '../../domain/application/submission.ts';
import type { AuditEntry } from '../../domain/audit/entry.ts';
import { listingWrites, referenceWrite } from './application-lists.ts';
import { auditWrite } from './audit.ts';
import { Conflict } from './conflict.ts';
import { correctedAnswers } from './corrected-answers.ts';
import { cursorBehind } from './cursors.ts';
import { claimWrite } from './location-claims.ts';
import { atVersion, everyItem, MANY, notThere, type Table, type Write } from './table.ts';
import { tellUnreadable, UnreadableRecord } from './unreadable.ts';

const PREFIX = 'APPLICATION#';

const headKey = (applicationId: string) => ({
  pk: `WINDOW#${windowIdOf(applicationId)}`,
  sk: `${PREFIX}${applicationId}`,
});
const frozenKey = (applicationId: string) => ({ pk: `FROZEN#${applicationId}`, sk: 'FROZEN' });
const evidenceKey = (applicationId: string, hash: string) => ({
  pk: `EVIDENCE#${applicationId}`,
  sk: hash,
});

const storedFrozen = z.object({ frozen: frozenApplication });
const evidence = z.object({ fetchedAt: z.iso.datetime(), sha256: z.string(), bodies: z.unknown() });
export type KeptEvidence = z.infer<typeof evidence>;

/** An application by its key, which can be read of one that cannot be read otherwise. */
const listed = z.object({ sk: z.string(), status: z.unknown(), listed: z.unknown().optional() });

const idOfListed = ({ sk }: z.infer<typeof listed>): string => sk.slice(PREFIX.length);

/** An application as the lists have it, by the round in which it was listed anew. */
const listedIn = (round: number | undefined, application: OpenedApplication): OpenedApplication => ({
  ...application,
  listed: { ...listsOf(application), ...(round !== undefined && { round }) },
});

const inLists = z.object({ round: z.int(), edition: z.literal(LISTS_EDITION) });
/** Whether an application is listed in a round, or a later one, and in every list that there is. */
const isListedIn = (round: number, inWhich: unknown): boolean => {
  const stands = inLists.safeParse(inWhich);
  return stands.success && stands.data.round >= round;
};

type ApplicationAudit = Omit<AuditEntry, 'windowId' | 'subject'>;

/** Unsealed applications: what officers read. */
export const applicationRepository = (records: Table) => {
  const item = (application: OpenedApplication) => ({
    ...headKey(application.applicationId),
    ...application,
  });
  /** An application as a change makes it. Of one from before there were lists, the sweep makes its records in them. */
  const changed = (was: OpenedApplication, patch: Partial<OpenedApplication>): OpenedApplication => {
    const next = { ...was, ...patch, version: was.version + 1 };
    return was.listed && changesLists(patch) ? listedIn(was.listed.round, next) : next;
  };
  /** A change of an application with its lists and its audit entry, for a transaction of the caller. */
  const changeWrites = (
    was: OpenedApplication,
    patch: Partial<OpenedApplication>,
    audit: ApplicationAudit,
  ): readonly Write[] => {
    const next = changed(was, patch);
    return [
      records.putWrite(item(next), atVersion(was.version)),
      ...(changesLists(patch) ? listingWrites(records, next, was) : []),
      ...(patch.locationId && patch.locationId !== was.locationId ? [claimWrite(records, next)] : []),
      auditWrite(records, { windowId: was.windowId, subject: was.applicationId, ...audit }),
    ];
  };

  /** A move of the status with its audit entry, for a transaction of the caller. @throws Conflict where the table of statuses has no such move */
  const moveWrites = (
    was: OpenedApplication,
    to: ApplicationStatus,
    patch: Partial<OpenedApplication>,
    audit: ApplicationAudit,
  ): readonly Write[] => {
    if (!statusesBefore(to).includes(was.status))
      throw new Conflict(`An application that is ${was.status} cannot become ${to}`);
    return changeWrites(was, { ...patch, status: to }, audit);
  };

  const corrected = correctedAnswers(records);
  const countingOf = (application: Pick<OpenedApplication, 'applicationId' | 'corrections'>) =>
    corrected.of(application.applicationId, roundsThatCount(application));

  const behind = (applicationId: string) => (applicationId ? cursorBehind(headKey(applicationId)) : undefined);

  const everyListed = (windowId: string) =>
    Array.fromAsync(
      everyItem((after) => records.page(listed, `WINDOW#${windowId}`, { prefix: PREFIX, after, limit: MANY })),
    );

  return {
    changeWrites,
    moveWrites,

    /** Keeps an unsealed application with what goes along; one that was kept before is left as it is. */
    async open(received: OpenedApplication, frozen: FrozenApplication, also: readonly Write[] = []): Promise<void> {
      const application = listedIn(undefined, received);
      try {
        await records.transact([
          records.putWrite(item(application), notThere),
          ...listingWrites(records, application, undefined),
          referenceWrite(records, application),
          records.putWrite({ ...frozenKey(application.applicationId), frozen }, notThere),
          claimWrite(records, application),
          ...also,
        ]);
      } catch (error) {
        if (!(error instanceof Conflict) || !(await this.get(application.applicationId))) throw error;
      }
    },

    /**
     * What lists an application that was opened before there were lists, or these, for a transaction of the caller; in a round, one that
     * may be in lists where it should not be. It is listed with what is known of it by now.
     */
    listing(was: OpenedApplication, known = was, round = was.listed?.round): readonly Write[] {
      const listed = listedIn(round, { ...known, version: was.version + 1 });
      return [
        records.putWrite(item(listed), atVersion(was.version)),
        ...listingWrites(records, listed, was),
        referenceWrite(records, listed),
      ];
    },

    get: (applicationId: string): Promise<OpenedApplication | undefined> =>
      records.get(openedApplication, headKey(applicationId)),

    /** The same of one among others: undefined, and logged, where its record cannot be read. */
    async getIfReadable(applicationId: string): Promise<OpenedApplication | undefined> {
      try {
        return await this.get(applicationId);
      } catch (error) {
        if (!(error instanceof UnreadableRecord)) throw error;
        tellUnreadable(error);
        return undefined;
      }
    },

    /** What was submitted. */
    async frozen(applicationId: string): Promise<FrozenApplication | undefined> {
      return (await records.get(storedFrozen, frozenKey(applicationId)))?.frozen;
    },

    /** What was submitted, with the corrections that an officer accepted: its answers as they count. */
    async answers(application: OpenedApplication): Promise<AsItCounts | undefined> {
      const [frozen, counting] = await Promise.all([this.frozen(application.applicationId), countingOf(application)]);
      return frozen && asItCounts(frozen, counting);
    },
    /** The same corrections, for whoever has read what was submitted; of most applications none, and then nothing is asked for. */
    counting: countingOf,
    /** A correction that counts from now on, in the transaction of the decision. */
    countingWrite: (applicationId: string, round: number, counting: Counting): Write =>
      corrected.write(applicationId, round, counting),

    /** Every application of a window behind one, or behind none, read page by page. @throws UnreadableRecord */
    every: (windowId: string, applicationId = '') =>
      everyItem((after = behind(applicationId)) =>
        records.page(openedApplication, `WINDOW#${windowId}`, { prefix: PREFIX, limit: MANY, after }),
      ),

    /** Those that can be read, to be looked at one by one. */
    readable: (windowId: string, applicationId = '') =>
      everyItem((after = behind(applicationId)) =>
        records.page(openedApplication, `WINDOW#${windowId}`, {
          prefix: PREFIX,
          limit: MANY,
          after,
          eachByItself: true,
        }),
      ),

    /** Whether any application of a window is open. */
    async areAny(windowId: string): Promise<boolean> {
      for await (const _ of everyItem((after) =>
        records.page(listed, `WINDOW#${windowId}`, { prefix: PREFIX, after, limit: 1 }),
      ))
        return true;
      return false;
    },

    /** The ids of all, be their records readable or not. */
    ids: async (windowId: string): Promise<readonly string[]> => (await everyListed(windowId)).map(idOfListed),

    /** The ids of those that are not listed in a round yet, be their records readable or not. */
    async idsNotListedIn(windowId: string, round: number): Promise<readonly string[]> {
      return (await everyListed(windowId)).filter((each) => !isListedIn(round, each.listed)).map(idOfListed);
    },

    /** The ids of those that no check has looked at, be their records readable or not. */
    async idsReceived(windowId: string): Promise<readonly string[]> {
      const decided = (status: unknown) => applicationStatus.safeParse(status).success && status !== 'received';
      return (await everyListed(windowId)).filter(({ status }) => !decided(status)).map(idOfListed);
    },

    /**
     * Moves the status; an application already there is answered as it is. `also` joins the transaction.
     * @throws Conflict where the move is not in the table of statuses, or somebody else changed the application first
     */
    async move(
      was: OpenedApplication,
      to: ApplicationStatus,
      patch: Partial<OpenedApplication>,
      audit: ApplicationAudit,
      also: readonly Write[] = [],
    ): Promise<OpenedApplication> {
      if (was.status === to) return was;
      await records.transact([...moveWrites(was, to, patch, audit), ...also]);
      return changed(was, { ...patch, status: to });
    },

    /** A change that moves no status. `also` joins the transaction. @throws Conflict */
    change: (
      was: OpenedApplication,
      patch: Partial<OpenedApplication>,
      audit: ApplicationAudit,
      also: readonly Write[] = [],
    ): Promise<void> => records.transact([...changeWrites(was, patch, audit), ...also]),

    /** The register's answer, kept as evidence under its hash; the same answer is kept once, as it first came. */
    async keepEvidence(applicationId: string, kept: KeptEvidence): Promise<void> {
      try {
        await records.put({ ...evidenceKey(applicationId, kept.sha256), ...kept }, notThere);
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
      }
    },
    evidence: (applicationId: string, hash: string): Promise<KeptEvidence | undefined> =>
      records.get(evidence, evidenceKey(applicationId, hash)),

    idOf: applicationIdOf,
  };
};
export type ApplicationRepository = ReturnType<typeof applicationRepository>;
