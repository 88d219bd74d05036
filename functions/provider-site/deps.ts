import type { Register } from '../../adapters/cqc/register.ts';
import type { AddressRepository } from '../../adapters/dynamodb/addresses.ts';
import type {
  AskedQuestions,
  ClarificationRepository,
  PublishedClarifications,
} from '../../adapters/dynamodb/clarifications.ts';
import type { ContractStandings } from '../../adapters/dynamodb/contract-standings.ts';
import type { ContractRepository, OutcomeRepository } from '../../adapters/dynamodb/contracts.ts';
import type { ControlRepository } from '../../adapters/dynamodb/controls.ts';
import type { CorrectionRepository } from '../../adapters/dynamodb/corrections.ts';
import type { HeldContracts } from '../../adapters/dynamodb/held-contracts.ts';
import type { InterestRepository } from '../../adapters/dynamodb/interests.ts';
import type { LetterRepository } from '../../adapters/dynamodb/letters.ts';
import type { ProviderPeopleRepository } from '../../adapters/dynamodb/provider-people.ts';
import type { RepresentationRepository } from '../../adapters/dynamodb/representations.ts';
import type { SealedApplicationRepository } from '../../adapters/dynamodb/sealed-applications.ts';
import type { SealedReadRepository } from '../../adapters/dynamodb/sealed-reads.ts';
import type { SealRepository } from '../../adapters/dynamodb/seals.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import type { WindowRepository } from '../../adapters/dynamodb/windows.ts';
import type { InvokeLater } from '../../adapters/functions/invoke-later.ts';
import type { WritePdf } from '../../adapters/functions/pdf-writer.ts';
import type { Allowances } from '../../adapters/sessions/allowances.ts';
import type { OpenSessions } from '../../adapters/sessions/open-sessions.ts';
import type { UploadSpace } from '../../adapters/uploads/upload-space.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import type { SealReader } from '../../domain/seal/readers.ts';

/** All that the provider's pages reach. There is nothing here by which officers' records could be read. */
export interface Deps {
  readonly agreements: readonly Agreement[];
  readonly records: Pick<Table, 'transact'>;
  readonly windows: WindowRepository;
  readonly sealed: SealedApplicationRepository;
  /** Where each read of a submitted application is noted while it is sealed. */
  readonly sealedReads: Pick<SealedReadRepository, 'note'>;
  readonly sealReaders: readonly SealReader[];
  readonly seals: Pick<SealRepository, 'certificate' | 'shown'>;
  readonly interests: InterestRepository;
  readonly addresses: AddressRepository;
  /** Who acts for this provider. */
  readonly people: ProviderPeopleRepository;
  readonly heldContracts: HeldContracts;
  readonly contracts: Pick<ContractRepository, 'from'>;
  /** What this provider has done about its contracts. */
  readonly standings: Pick<ContractStandings, 'get' | 'move'>;
  /** Questions about windows: what this provider asked, what was answered to it, and what was answered for everyone. */
  readonly asked: AskedQuestions;
  readonly clarifications: Pick<ClarificationRepository, 'get'>;
  readonly published: Pick<PublishedClarifications, 'page'>;
  readonly outcomes: OutcomeRepository;
  /** Codes that went to the contact of this provider's location, and what it typed. */
  readonly controls: Pick<ControlRepository, 'code' | 'codes' | 'typed' | 'keepTyped'>;
  /** What this provider was told of proposed rejections, and its replies. */
  readonly representations: RepresentationRepository;
  /** What this provider was asked to correct, and what it sent. */
  readonly corrections: Pick<CorrectionRepository, 'of' | 'save' | 'send'>;
  readonly letters: LetterRepository;
  /** Asks the regulator's register for a location. */
  readonly lookUp: Register['look'];
  readonly openSessions: OpenSessions;
  readonly allowances: Allowances;
  readonly uploads: UploadSpace;
  /** Wakes the function that sends letters; letters also go out without it, a day later at most. */
  readonly sendLetters: InvokeLater;
  /** Has PDFs written, each of what its page says. */
  readonly writePdf: WritePdf;
  readonly siteUrl: string;
}
