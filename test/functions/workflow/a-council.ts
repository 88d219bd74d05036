import { createHash } from 'node:crypto';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { applicationLists } from '../../../adapters/dynamodb/application-lists.ts';
import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import { awardRepository } from '../../../adapters/dynamodb/awards.ts';
import {
  askedQuestions,
  askers,
  clarificationRepository,
  publishedClarifications,
} from '../../../adapters/dynamodb/clarifications.ts';
import { contractStandings } from '../../../adapters/dynamodb/contract-standings.ts';
import { contractRepository, outcomeRepository } from '../../../adapters/dynamodb/contracts.ts';
import { controlRepository } from '../../../adapters/dynamodb/controls.ts';
import { evaluationRepository } from '../../../adapters/dynamodb/evaluations.ts';
import { interestRepository } from '../../../adapters/dynamodb/interests.ts';
import { letterRepository } from '../../../adapters/dynamodb/letters.ts';
import { locationUses } from '../../../adapters/dynamodb/location-uses.ts';
import { newsRepository } from '../../../adapters/dynamodb/news.ts';
import { noticeRepository } from '../../../adapters/dynamodb/notices.ts';
import { outcomeDrafts } from '../../../adapters/dynamodb/outcome-drafts.ts';
import { representationRepository } from '../../../adapters/dynamodb/representations.ts';
import { sealedApplicationRepository } from '../../../adapters/dynamodb/sealed-applications.ts';
import { sealedReadRepository } from '../../../adapters/dynamodb/sealed-reads.ts';
import { sealRepository } from '../../../adapters/dynamodb/seals.ts';
import { sendingRounds } from '../../../adapters/dynamodb/sending-rounds.ts';
import { setAsideRepository } from '../../../adapters/dynamodb/set-aside-applications.ts';
import { table } from '../../../adapters/dynamodb/table.ts';
import { unsafeFileRepository } from '../../../adapters/dynamodb/unsafe-files.ts';
import { waitRepository } from '../../../adapters/dynamodb/waits.ts';
import { makeListsWhole } from '../../../adapters/dynamodb/whole-lists.ts';
import { makeRegisterWhole } from '../../../adapters/dynamodb/whole-register.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import { agreementOf } from '../../../agreements/index.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { DraftAnswers } from '../../../domain/application/answers.ts';
import type { FrozenApplication, Receipt } from '../../../domain/application/submission.ts';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import { meantReaders } from '../../../domain/seal/readers.ts';
import { promisedClosing } from '../../../domain/window/extending.ts';
import type { Window } from '../../../domain/window/window.ts';
import { oneCall } from '../../../functions/workflow/in-batches.ts';
import { asRegistered } from '../../builders/as-registered.ts';
import { goodAnswers } from '../../builders/good-answers.ts';
import { recordedTrail } from '../../support/recorded-audit.ts';
import { createTables } from '../../support/tables.ts';
import { underSeal } from '../../support/under-seal.ts';

export const windowId = 's1-home-care-2027-03-01';
export const opensAt = '2027-03-01T09:00:00.000Z';
export const closesAt = '2027-03-31T11:00:00.000Z';

/** Every repository on fresh tables, a clock that stands where the test puts it, and the deeds that pages would do. */
export const aCouncil = async () => {
  const tables = await createTables({ endpoint: inject('dynamoDbEndpoint') });
  const { documents } = tables;
  const records = table(documents, tables.records);
  const windows = windowRepository(records);
  const [applications, contracts] = [applicationRepository(records), contractRepository(records)];
  const sealedTable = table(documents, tables.sealed);
  const sealed = sealedApplicationRepository(sealedTable);
  const controls = controlRepository(records);
  let time = opensAt;
  const invoked: Record<string, unknown>[] = [];
  const started: Window[] = [];
  const stopped: string[] = [];
  const counted: string[] = [];

  return {
    windows,
    sealed,
    sealedReads: sealedReadRepository(sealedTable),
    seals: sealRepository(records),
    readers: meantReaders,
    applications,
    lists: applicationLists(records),
    locationUses: locationUses({ records, applications }),
    setAside: setAsideRepository(records),
    unsafeFiles: unsafeFileRepository(records),
    evaluations: evaluationRepository(records),
    awards: awardRepository(records),
    contracts,
    standings: contractStandings(records),
    makeRegisterWhole: makeRegisterWhole(records, contracts),
    makeListsWhole: makeListsWhole(records, applications, contracts),
    controls,
    clarifications: clarificationRepository(records),
    published: publishedClarifications(records),
    asked: askedQuestions({ records, sealed: sealedTable, letters: table(documents, tables.letters) }),
    askers: askers(table(documents, tables.letters)),
    drafts: outcomeDrafts(records),
    outcomes: outcomeRepository(records),
    notices: noticeRepository(records),
    interests: interestRepository(records),
    news: newsRepository(table(documents, tables.letters)),
    representations: representationRepository(records),
    letters: letterRepository(documents, table(documents, tables.letters)),
    rounds: sendingRounds(documents, table(documents, tables.letters)),
    waits: waitRepository(records),
    audit: recordedTrail(tables, () => time),
    agreementOf,
    records,
    siteUrl: 'https://council.example',
    now: () => time,
    oneCall,
    at: (instant: string) => {
      time = instant;
    },
    invoked,
    /** Windows whose machine was started, and executions that were stopped. */
    started,
    stopped,
    startWindow: Object.assign(async (window: Window) => void started.push(window), {
      executionOf: (id: string) => `execution of ${id}`,
    }),
    executions: { ofApplication: (id: string) => `process of ${id}`, ofAward: (id: string) => `award of ${id}` },
    /** What somebody must hear of at once. */
    counted,
    count: (name: string) => void counted.push(name),
    stop: async (executionArn: string) => void stopped.push(executionArn),
    followChangeAgain: async (id: string) => void invoked.push({ followed: id }),
    sendLetters: async (event: Record<string, unknown>) => void invoked.push(event),
    close: tables.close,

    /** Overwrites a part of provider b's sealed application with what it should not be, or takes it away. */
    async damage(sk: string, item: Record<string, unknown> | undefined): Promise<void> {
      const key =
        sk === 'MARK' ? { pk: `WINDOW#${windowId}#BEGUN`, sk: 'b' } : { pk: `WINDOW#${windowId}#PROVIDER#b`, sk };
      const TableName = tables.sealed;
      if (item) await documents.send(new PutCommand({ TableName, Item: { ...key, ...item } }));
      else await documents.send(new DeleteCommand({ TableName, Key: key }));
    },

    /** Puts a letter into the outbox that nobody can read. */
    async damageLetter(): Promise<void> {
      const indexed = { gsi1pk: 'UNSENT', gsi1sk: time };
      const Item = { pk: 'LETTER#damaged', sk: 'LETTER', ...indexed, to: 7 };
      await documents.send(new PutCommand({ TableName: tables.letters, Item }));
    },

    /** An officer has had the location's code read back by this account. */
    async proves(providerId: string, locationId: string): Promise<void> {
      const was = await controls.of({ providerId, locationId });
      const proved = { how: 'read-back' as const, by: { id: 'priya', name: 'Priya Example' }, at: time };
      await records.transact([controls.write(was, { ...was, proved })]);
    },

    /** A window in this state, with the agreement frozen for it. */
    async aWindow(patch: Partial<Window> = {}, changed: Partial<Agreement> = {}): Promise<Window> {
      const agreement = agreementOf('s1-home-care');
      if (!agreement) throw new Error('S1 is missing');
      const fresh: Window = {
        windowId,
        agreementId: agreement.id,
        execution: 'first',
        status: 'open',
        opensAt,
        closesAt,
        changes: [],
        version: 1,
        ...patch,
      };
      return windows.prepare(fresh, { ...agreement, ...changed }, { at: time, action: 'window prepared' });
    },

    /** What a provider submits, sealed as the provider's site seals it. */
    async submits(
      providerId: string,
      locationId = '1-100',
      answers: DraftAnswers = goodAnswers(asRegistered(locationId)),
    ): Promise<Receipt> {
      const started = await sealed.start(windowId, providerId, time);
      const frozen: FrozenApplication = {
        agreementId: 's1-home-care',
        windowId,
        providerId,
        organisationName: `Care of ${providerId} (demo)`,
        locationId,
        lots: ['A'],
        sections: [],
        answers,
      };
      const hash = createHash('sha256').update(canonicalJson(frozen)).digest('hex');
      const reference = `HC-2703-${providerId.slice(0, 6).toUpperCase().padEnd(6, 'X')}`;
      const receipt = { reference, submittedAt: time, hash, attempt: started.attempt + 1 };
      const window = await windows.get(windowId);
      if (!window) throw new Error('There is no window');
      const told = await underSeal(sealed, windowId, {
        email: `${providerId}@example.com`,
        promised: promisedClosing(window, time),
        at: time,
      });
      await sealed.submit(started, frozen, receipt, told, []);
      return receipt;
    },
  };
};
export type Council = Awaited<ReturnType<typeof aCouncil>>;
