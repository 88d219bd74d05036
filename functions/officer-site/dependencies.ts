import type { Register } from '../../adapters/cqc/register.ts';
import type { OpenedDocument } from '../../adapters/documents/opened-documents.ts';
import { type ApplicationRepository, applicationRepository } from '../../adapters/dynamodb/applications.ts';
import { auditTrail } from '../../adapters/dynamodb/audit.ts';
import { type AwardRepository, awardRepository } from '../../adapters/dynamodb/awards.ts';
import { type ContractRepository, contractRepository } from '../../adapters/dynamodb/contracts.ts';
import { type EvaluationRepository, evaluationRepository } from '../../adapters/dynamodb/evaluations.ts';
import { type InterestRepository, interestRepository } from '../../adapters/dynamodb/interests.ts';
import type { LetterRepository } from '../../adapters/dynamodb/letters.ts';
import { type NoticeRepository, noticeRepository } from '../../adapters/dynamodb/notices.ts';
import { type RepresentationRepository, representationRepository } from '../../adapters/dynamodb/representations.ts';
import { type SetAsideRepository, setAsideRepository } from '../../adapters/dynamodb/set-aside-applications.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { type Wait, type WaitRepository, waitRepository } from '../../adapters/dynamodb/waits.ts';
import { type WindowRepository, windowRepository } from '../../adapters/dynamodb/windows.ts';
import type { InvokeLater } from '../../adapters/functions/invoke-later.ts';
import type { FollowChange } from '../../adapters/workflow/follow-change.ts';
import type { StartApplication } from '../../adapters/workflow/start-application.ts';
import type { StartWindow } from '../../adapters/workflow/start-window.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import type { BankHolidays } from '../../domain/award/working-days.ts';

/** What the officers' site works with beyond its records. */
export interface Surroundings {
  readonly agreements: readonly Agreement[];
  /** Brings a stored answer to the machine that waits for it. */
  readonly deliver: (answered: Wait) => Promise<void>;
  readonly startWindow: StartWindow;
  readonly startApplication: StartApplication;
  readonly followChange: FollowChange;
  readonly sendLetters: InvokeLater;
  readonly letters: LetterRepository;
  readonly bankHolidays: () => Promise<BankHolidays>;
  readonly siteUrl: string;
  readonly openedDocument: OpenedDocument;
  /** Asks the regulator's register for a location that an officer picks. */
  readonly lookUp: Register['look'];
}

/** Everything the pages work with. */
export interface Dependencies extends Surroundings {
  readonly records: Table;
  readonly windows: WindowRepository;
  readonly applications: ApplicationRepository;
  readonly setAside: SetAsideRepository;
  readonly representations: RepresentationRepository;
  readonly evaluations: EvaluationRepository;
  readonly awards: AwardRepository;
  readonly contracts: ContractRepository;
  readonly interests: InterestRepository;
  readonly notices: NoticeRepository;
  readonly waits: WaitRepository;
  readonly trail: ReturnType<typeof auditTrail>;
}

export const dependenciesOn = (records: Table, surroundings: Surroundings): Dependencies => ({
  ...surroundings,
  records,
  windows: windowRepository(records),
  applications: applicationRepository(records),
  setAside: setAsideRepository(records),
  representations: representationRepository(records),
  evaluations: evaluationRepository(records),
  awards: awardRepository(records),
  contracts: contractRepository(records),
  interests: interestRepository(records),
  notices: noticeRepository(records),
  waits: waitRepository(records),
  trail: auditTrail(records),
});
