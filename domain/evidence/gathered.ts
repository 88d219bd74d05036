import type { Agreement } from '../agreement/agreement.ts';
import type { Counting } from '../application/corrected.ts';
import type { Correction } from '../application/correction.ts';
import type { OpenedApplication } from '../application/opened-application.ts';
import type { Representation } from '../application/representation.ts';
import type { SetAsideApplication } from '../application/set-aside.ts';
import type { FrozenApplication } from '../application/submission.ts';
import type { AuditEntry } from '../audit/entry.ts';
import type { Approval, Challenge, Contract, Recommendation, RecommendedPlace } from '../award/award.ts';
import type { ContractStanding } from '../award/contract-standing.ts';
import type { Publication } from '../award/publication.ts';
import type { NoticeGiven } from '../award/standstill.ts';
import type { ConfirmedEnd } from '../award/standstill-end.ts';
import type { BankHolidays } from '../award/working-days.ts';
import type { Evaluation, Moderation } from '../evaluation/scores.ts';
import type { Letter } from '../letters/letter.ts';
import type { Control } from '../people/control.ts';
import type { StoredFile } from '../questions/stored-file.ts';
import type { Window } from '../window/window.ts';

/** A letter with what became of it. */
export interface LetterWritten extends Pick<Letter, 'letterId' | 'kind' | 'to' | 'addressee' | 'subject' | 'body'> {
  readonly status: string;
  readonly createdAt: string;
  readonly sentAt?: string | undefined;
  readonly otherwise?: unknown;
  readonly failure?: unknown;
}

/** A file that answers name. `at` is where it lies in the pack; without it, `why` says why it does not. */
export interface FileGathered {
  readonly page: string;
  readonly field: string;
  readonly file: StoredFile;
  readonly at?: string;
  readonly why?: string;
}

/** A file that an officer sent with a note on a referral, by the note's number and its own on it. `at` and `why` as above. */
export interface NoteFileGathered {
  readonly note: number;
  readonly number: number;
  readonly at?: string;
  readonly why?: string;
}

/** An entry of the audit trail as it was recorded. */
export interface EntryRecorded extends AuditEntry {
  readonly seq: number;
  readonly from: string;
}

/** All that is on record of one application. */
export interface GatheredApplication {
  readonly agreement: Agreement;
  readonly application: OpenedApplication;
  readonly frozen: FrozenApplication;
  readonly counting: readonly Counting[];
  readonly corrections: readonly Correction[];
  readonly representations: readonly Representation[];
  /** What the register answered, each by its hash. */
  readonly answers: readonly { readonly sha256: string; readonly fetchedAt: string; readonly bodies: unknown }[];
  readonly evaluations: readonly Evaluation[];
  /** Marks and consensuses that do not count any more, as they were. */
  readonly setAside: readonly (Evaluation | Moderation)[];
  readonly moderation: Moderation | undefined;
  readonly letters: readonly LetterWritten[];
  /** With what its provider has done about each. */
  readonly contracts: readonly (Contract & { readonly standing?: ContractStanding })[];
  /** How it was proved that the account speaks for the location. */
  readonly control: Control;
  readonly files: readonly FileGathered[];
  readonly noteFiles: readonly NoteFileGathered[];
  /** Who did what about it; none where a pack has the trail of its window whole. */
  readonly trail: readonly EntryRecorded[];
  /** Whether its provider has been told the outcome: before that nobody tells it by a pack. */
  readonly isTold: boolean;
}

export interface StandstillStated {
  readonly noticeAt: string;
  readonly endsAt: string;
  readonly basis: string;
}

/** What is on record of a window's award, and of the window itself. */
export interface GatheredWindow {
  readonly agreement: Agreement;
  readonly window: Window;
  readonly recommendations: readonly (Recommendation & { readonly places: readonly RecommendedPlace[] })[];
  readonly approvals: readonly Approval[];
  readonly challenges: readonly Challenge[];
  readonly told: NoticeGiven | undefined;
  readonly publication: Publication | undefined;
  readonly confirmedEnd: ConfirmedEnd | undefined;
  readonly standstill: StandstillStated | undefined;
  readonly holidays: BankHolidays;
  readonly notices: readonly { readonly noticeId: string; readonly release: unknown }[];
  readonly setAside: readonly SetAsideApplication[];
  /** References of the applications that the pack is about, by their ids. */
  readonly references: ReadonlyMap<string, string>;
  readonly trail: readonly EntryRecorded[];
}
