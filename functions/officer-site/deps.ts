import type { Register } from '../../adapters/cqc/register.ts';
import type { OpenedDocuments } from '../../adapters/documents/opened-documents.ts';
import type { PackAddress } from '../../adapters/documents/stored-packs.ts';
import type { TableAddress } from '../../adapters/documents/stored-tables.ts';
import { applicationLists } from '../../adapters/dynamodb/application-lists.ts';
import { applicationRepository } from '../../adapters/dynamodb/applications.ts';
import { auditTrail } from '../../adapters/dynamodb/audit.ts';
import { awardRepository } from '../../adapters/dynamodb/awards.ts';
import { clarificationRepository } from '../../adapters/dynamodb/clarifications.ts';
import { contractStandings } from '../../adapters/dynamodb/contract-standings.ts';
import { contractRepository } from '../../adapters/dynamodb/contracts.ts';
import { controlRepository } from '../../adapters/dynamodb/controls.ts';
import { correctionRepository } from '../../adapters/dynamodb/corrections.ts';
import { decidedTogetherRepository } from '../../adapters/dynamodb/decided-together.ts';
import { evaluationRepository } from '../../adapters/dynamodb/evaluations.ts';
import { evidencePacks } from '../../adapters/dynamodb/evidence-packs.ts';
import { interestRepository } from '../../adapters/dynamodb/interests.ts';
import type { LetterRepository } from '../../adapters/dynamodb/letters.ts';
import { locationUses, namedInWindow } from '../../adapters/dynamodb/location-uses.ts';
import { noticeRepository } from '../../adapters/dynamodb/notices.ts';
import { outcomeDrafts } from '../../adapters/dynamodb/outcome-drafts.ts';
import { representationRepository } from '../../adapters/dynamodb/representations.ts';
import { sealRepository } from '../../adapters/dynamodb/seals.ts';
import { setAsideRepository } from '../../adapters/dynamodb/set-aside-applications.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { tableFiles } from '../../adapters/dynamodb/table-files.ts';
import { unsafeFileRepository } from '../../adapters/dynamodb/unsafe-files.ts';
import { type Wait, waitRepository } from '../../adapters/dynamodb/waits.ts';
import { windowRepository } from '../../adapters/dynamodb/windows.ts';
import type { InvokeLater } from '../../adapters/functions/invoke-later.ts';
import type { AdministeredSessions } from '../../adapters/sessions/administered-sessions.ts';
import type { OpenSessions } from '../../adapters/sessions/open-sessions.ts';
import type { ReferralFiles } from '../../adapters/uploads/referral-files.ts';
import type { FollowChange } from '../../adapters/workflow/follow-change.ts';
import type { StartApplication } from '../../adapters/workflow/start-application.ts';
import type { StartWindow } from '../../adapters/workflow/start-window.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import type { BankHolidays } from '../../domain/award/working-days.ts';

/** What lies in the tables of records and of the audit trail. There is nothing here by which what is sealed could be read. */
export const repositoriesOf = (records: Table, audit: Table) => {
  const [applications, contracts] = [applicationRepository(records), contractRepository(records)];
  return {
    records,
    windows: windowRepository(records),
    applications,
    lists: applicationLists(records),
    locationUses: locationUses({ records, applications }),
    namedInWindow: namedInWindow(records),
    setAside: setAsideRepository(records),
    unsafeFiles: unsafeFileRepository(records),
    representations: representationRepository(records),
    corrections: correctionRepository(records),
    together: decidedTogetherRepository(records),
    evaluations: evaluationRepository(records),
    awards: awardRepository(records),
    drafts: outcomeDrafts(records),
    contracts,
    standings: contractStandings(records),
    clarifications: clarificationRepository(records),
    controls: controlRepository(records),
    interests: interestRepository(records),
    seals: sealRepository(records),
    notices: noticeRepository(records),
    packs: evidencePacks(records),
    tableFiles: tableFiles(records),
    waits: waitRepository(records),
    trail: auditTrail(audit),
  };
};

/** All that every page of the officers reaches, whichever of the two functions shows it. */
export interface Deps extends Readonly<ReturnType<typeof repositoriesOf>> {
  readonly agreements: readonly Agreement[];
  /** Brings a stored answer to the machine that waits for it. */
  readonly deliver: (answered: Wait) => Promise<void>;
  readonly siteUrl: string;
}

/** What pages before an award reach beside. */
export interface DeskDeps extends Deps {
  readonly startWindow: StartWindow;
  readonly startApplication: StartApplication;
  readonly followChange: FollowChange;
  readonly sendLetters: InvokeLater;
  readonly letters: LetterRepository;
  readonly bankHolidays: () => Promise<BankHolidays>;
  readonly openedDocuments: OpenedDocuments;
  /** Files that officers send with notes on a referral. */
  readonly referralFiles: ReferralFiles;
  readonly openSessions: OpenSessions;
  readonly administered: AdministeredSessions;
  /** Asks the regulator's register for a location that an officer picks. */
  readonly lookUp: Register['look'];
}

/** What pages about an award, and about what is on record, reach beside. */
export interface AwardDeps extends Deps {
  /** Has an evidence pack made, by itself. */
  readonly makePack: InvokeLater;
  readonly packAddress: PackAddress;
  readonly sendLetters: InvokeLater;
  readonly letters: Pick<LetterRepository, 'write'>;
  /** Has a table of a window made as a file, by itself. */
  readonly makeTable: InvokeLater;
  readonly tableAddress: TableAddress;
}
