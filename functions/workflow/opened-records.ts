import { applicationRepository } from '../../adapters/dynamodb/applications.ts';
import { awardRepository } from '../../adapters/dynamodb/awards.ts';
import { contractStandings } from '../../adapters/dynamodb/contract-standings.ts';
import { contractRepository } from '../../adapters/dynamodb/contracts.ts';
import { controlRepository } from '../../adapters/dynamodb/controls.ts';
import { correctionRepository } from '../../adapters/dynamodb/corrections.ts';
import { evaluationRepository } from '../../adapters/dynamodb/evaluations.ts';
import { noticeRepository } from '../../adapters/dynamodb/notices.ts';
import { representationRepository } from '../../adapters/dynamodb/representations.ts';
import { setAsideRepository } from '../../adapters/dynamodb/set-aside-applications.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { windowRepository } from '../../adapters/dynamodb/windows.ts';

/** What is on record of a window and its applications once these are unsealed, for what makes files of it: nothing by which what is sealed could be read. */
export const openedRecords = (records: Table) => ({
  windows: windowRepository(records),
  applications: applicationRepository(records),
  setAside: setAsideRepository(records),
  evaluations: evaluationRepository(records),
  awards: awardRepository(records),
  contracts: contractRepository(records),
  standings: contractStandings(records),
  controls: controlRepository(records),
  corrections: correctionRepository(records),
  representations: representationRepository(records),
  notices: noticeRepository(records),
});
