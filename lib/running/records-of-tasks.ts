import type { FunctionName } from './environments.ts';
import type { OnRecords } from './records.ts';

/** What lists an application where officers look, from one list to another as it goes on. */
const movesInLists = { add: ['LIST'], remove: ['LIST'] } as const;

/** Which kinds of record each Task of the state machines does what with. */
export const recordsOfTasks = {
  'prepare-window': { get: ['AGREEMENT'], query: ['AGREEMENT'], put: ['AGREEMENT', 'ENTRY'] },
  'open-window': { get: ['AGREEMENT'], put: ['AGREEMENT', 'ENTRY', 'SEAL'] },
  'close-window': { get: ['AGREEMENT', 'WAIT'], put: ['AGREEMENT', 'ENTRY', 'SEAL', 'WAIT'] },
  'tell-providers': {
    get: ['AGREEMENT', 'CLARIFICATION', 'INTEREST', 'REPRESENTATION'],
    query: ['AWARD', 'INTEREST', 'WINDOW'],
    put: ['AGREEMENT', 'CLARIFICATION', 'CLARIFIED', 'ENTRY', 'SEAL'],
  },
  'remind-applicants': { get: ['AGREEMENT', 'INTEREST'] },
  'end-window': {
    get: ['AGREEMENT', 'OUTCOME', 'REPRESENTATION', 'WAIT'],
    query: ['AWARD', 'REPRESENTATION', 'WAIT', 'WINDOW'],
    put: ['AGREEMENT', 'ENTRY', 'LIST', 'OUTCOME', 'WAIT', 'WINDOW'],
    ...movesInLists,
  },
  'unseal-applications': {
    get: ['AGREEMENT', 'APPLICATION', 'FROZEN', 'INTEREST', 'REPRESENTATION', 'WINDOW'],
    query: ['FILE', 'SEAL'],
    // Nothing is opened of a window that was cancelled.
    check: ['AGREEMENT'],
    put: [
      'AGREEMENT',
      'APPLICATION',
      'ENTRY',
      'FILE',
      'FROZEN',
      'LIST',
      'LOCATION',
      'REPRESENTATION',
      'SEAL',
      'WINDOW',
    ],
    add: ['LIST'],
  },
  'start-applications': { get: ['AGREEMENT'], query: ['WINDOW'] },
  'check-registration': {
    get: ['AGREEMENT', 'FROZEN', 'WINDOW'],
    // Who else names the location, or has a contract for it.
    query: ['LOCATION'],
    // What puts a scored application in doubt raises its window's version.
    put: ['AGREEMENT', 'ENTRY', 'EVIDENCE', 'LIST', 'WINDOW'],
    ...movesInLists,
  },
  'check-compliance': {
    // What was corrected before the registration was accepted.
    get: ['AGREEMENT', 'CORRECTED', 'FROZEN', 'WINDOW'],
    put: ['ENTRY', 'LIST', 'WINDOW'],
    ...movesInLists,
  },
  'hear-representation': {
    get: ['AGREEMENT', 'REPRESENTATION', 'WINDOW'],
    put: ['ENTRY', 'LIST', 'REPRESENTATION', 'WINDOW'],
    ...movesInLists,
  },
  'ask-officer': {
    getTogether: ['AGREEMENT', 'APPLICATION', 'AWARD', 'WAIT', 'WINDOW'],
    query: ['AWARD'],
    put: ['ENTRY', 'LIST', 'WAIT', 'WINDOW'],
    ...movesInLists,
  },
  'record-scores': { get: ['AGREEMENT', 'APPLICATION', 'WINDOW'], put: ['ENTRY', 'LIST', 'WINDOW'], ...movesInLists },
  'ask-register-again': {
    get: ['AGREEMENT', 'AWARD', 'CORRECTED', 'FROZEN', 'WINDOW'],
    query: ['AWARD', 'LOCATION'],
    put: ['ENTRY', 'EVIDENCE', 'LIST', 'WINDOW'],
    ...movesInLists,
  },
  'write-outcome-letters': {
    getTogether: ['AGREEMENT', 'APPLICATION', 'AWARD', 'DRAFT', 'OUTCOME', 'REPRESENTATION'],
    query: ['AWARD', 'DRAFT', 'WINDOW'],
    put: ['DRAFT', 'ENTRY', 'LIST', 'OUTCOME', 'WINDOW'],
    ...movesInLists,
  },
  'begin-standstill': {
    get: ['AGREEMENT', 'AWARD', 'CORRECTED', 'FROZEN', 'WINDOW'],
    query: ['AWARD', 'WINDOW'],
    put: ['AGREEMENT', 'AWARD', 'ENTRY', 'NOTICES'],
  },
  'end-standstill': {
    get: ['AGREEMENT', 'AWARD', 'OUTCOME', 'REPRESENTATION', 'WAIT'],
    query: ['AWARD', 'WINDOW'],
    put: ['AGREEMENT', 'ENTRY', 'LIST', 'OUTCOME', 'WAIT', 'WINDOW'],
    ...movesInLists,
  },
  'make-contracts': {
    get: [
      'AGREEMENT',
      'AWARD',
      'CONTROL',
      'CONTROL-CODE',
      'CONTROL-TYPED',
      'CORRECTED',
      'FROZEN',
      'OUTCOME',
      'PLACE',
      'REGISTER',
      'WINDOW',
    ],
    query: ['AWARD'],
    // That contracts are made is noted before it is looked whether anything holds the award.
    put: ['AWARD', 'CONTRACTS', 'ENTRY', 'LIST', 'LOCATION', 'OUTCOME', 'PLACE', 'REGISTER', 'WINDOW'],
    ...movesInLists,
  },
  'publish-notices': {
    // A place that is not in the window's list is asked for.
    get: ['AGREEMENT', 'REGISTER'],
    query: ['AWARD', 'CONTRACTS'],
    put: ['AGREEMENT', 'ENTRY', 'NOTICES'],
  },
} as const satisfies Partial<Record<FunctionName, OnRecords>>;
