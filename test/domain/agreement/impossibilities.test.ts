import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { Authority } from '../../../domain/agreement/authority.ts';
import { impossibilities } from '../../../domain/agreement/impossibilities.ts';
import { anAgreement } from '../an-agreement.ts';

const whole = anAgreement();
/** Without the hours that are needed and without invented answers, so that its lots, zones and questions can be others. */
const s1 = { ...whole, need: undefined, questionnaire: { ...whole.questionnaire, calibration: undefined } };
/** Lots without a start or a value of their own, so that they fit any term and value; likewise authorities from its start. */
const lots = s1.lots.map(({ liveFrom, estimatedValue, ...lot }) => lot);
const term = (from: string, to: string, ...extensions: [string, boolean][]) => ({
  lots,
  authorities: s1.authorities.map((each) => ({ ...each, starts: from })),
  term: { from, to, extensions: extensions.map(([end, taken]) => ({ to: end, taken })) },
});
/** Zones without a place on the map, so that others can be added. */
const zones = s1.zones.map(({ tile, ...zone }) => zone);
/** The pages with other limits for one. */
const withLimits = (page: string, limits: Record<string, unknown>) =>
  s1.pages.map((each) => (each.page === page ? { page, limits } : each));
const questionnaire = (changes: Partial<Agreement['questionnaire']>) => ({
  questionnaire: { ...s1.questionnaire, ...changes },
});
const weightsOfA = (...weights: number[]) => ({
  lots: lots.slice(0, 1),
  ...questionnaire({
    questions: weights.map((weight, at) => ({
      id: `q${at}`,
      title: 't',
      text: 't',
      goodAnswer: 'g',
      wordLimit: 100,
      weights: { A: weight },
    })),
  }),
});
const once = (opensAt: string, closesAt: string) => ({ windows: { kind: 'once', opensAt, closesAt } as const });

/** Windows that open on these months and days at 9am. */
const openings = (
  first: readonly [month: number, day: number],
  second: readonly [month: number, day: number],
  openDays = 30,
  closesAt = '09:00',
) => ({
  windows: {
    kind: 'recurring',
    openings: [first, second].map(([month, day]) => ({ month, day })),
    opensAt: '09:00',
    openDays,
    closesAt,
  } as const,
});

/** One authority, S1's Cabinet minute, with what a case changes of it. */
const withAuthority = (changes: Partial<Authority>) => ({
  authorities: s1.authorities.slice(0, 1).map((each) => ({ ...each, ...changes })),
});
const noAuthority = (pounds: string) =>
  `No authority covers an award worth £${pounds} on any day of the term, so none could be approved`;

describe('An agreement', () => {
  it.each<[string, Partial<Agreement>]>([
    ['Staffordshire’s, as it stands', {}],
    [
      'whose options follow one another, the first ones taken',
      term('2021-09-01', '2025-08-31', ['2026-08-31', true], ['2027-08-31', false]),
    ],
    ['whose weights add to 100 only within the computer’s arithmetic', weightsOfA(...Array<number>(9).fill(11.1), 0.1)],
    ['whose seven weights do not part evenly', weightsOfA(...Array<number>(6).fill(14.29), 14.26)],
    ['under PCR 2015, concluded on the last day of it', term('2025-02-23', '2028-08-31')],
    [
      'under PCR 2015, concluded before its term begins in March 2025',
      { concludedOn: '2025-02-21', ...term('2025-03-01', '2028-08-31') },
    ],
    ['under PA 2023, concluded on its first day', { regime: 'PA-2023', ...term('2025-02-24', '2028-08-31') }],
    ['that reminds of the close a week, a day and an hour before', { reminders: ['PT1H', 'P1D', 'P7D'] }],
    ['whose next window opens at the minute that the last one closes', openings([3, 1], [3, 31])],
    [
      'whose lots’ values add to its own',
      { lots: s1.lots.map((lot) => ({ ...lot, estimatedValue: 15_000_000 })), estimatedValue: 45_000_000 },
    ],
    [
      'that asks for no professional indemnity',
      {
        pages: withLimits('insurance', {
          employersLiability: 10_000_000,
          publicLiability: 5_000_000,
          professionalIndemnity: 0,
        }),
      },
    ],
  ])('can be one %s', (_, changes) => {
    expect(impossibilities({ ...s1, ...changes })).toEqual([]);
  });

  it.each<[string, Partial<Agreement>, string[]]>([
    [
      'ends before it begins',
      term('2024-09-01', '2024-08-31'),
      ['The term ends (2024-08-31) before it begins (2024-09-01)'],
    ],
    [
      'ends on the day it begins',
      term('2024-09-01', '2024-09-01'),
      ['The term ends (2024-09-01) before it begins (2024-09-01)'],
    ],
    [
      'has an option that ends no later than the term',
      term('2021-09-01', '2025-08-31', ['2025-08-31', false]),
      ['The extension to 2025-08-31 does not end later than the one before it'],
    ],
    [
      'has options out of order',
      term('2021-09-01', '2025-08-31', ['2027-08-31', false], ['2026-08-31', false]),
      ['The extension to 2026-08-31 does not end later than the one before it'],
    ],
    [
      'took an option and not the one before it',
      term('2021-09-01', '2025-08-31', ['2026-08-31', false], ['2027-08-31', true]),
      ['The extension to 2027-08-31 is taken, but one before it is not'],
    ],
    [
      'is a PCR 2015 dynamic purchasing system beyond 23 February 2029',
      { kind: 'dynamic-market', windows: { kind: 'always' }, ...term('2021-01-01', '2029-02-24') },
      [
        'A dynamic purchasing system under PCR 2015 ends on 2029-02-23 at the latest',
        'Nothing takes applications at any time: only recurring windows are opened by the schedule',
      ],
    ],
    [
      'was concluded under PCR 2015 when PA 2023 was in force',
      term('2025-02-24', '2028-08-31'),
      ['An agreement concluded from 2025-02-24 on stands under PA 2023, and this one was on 2025-02-24'],
    ],
    [
      'was concluded under PA 2023 before that was in force',
      { regime: 'PA-2023', ...term('2025-02-23', '2028-08-31') },
      [
        'PA 2023 applies to agreements concluded from 2025-02-24 on, and this one was on 2025-02-23: it stands under PCR 2015',
      ],
    ],
    [
      'begins before it is concluded',
      { concludedOn: '2021-10-01' },
      ['The term begins (2021-09-01) before the agreement is concluded (2021-10-01)'],
    ],
    [
      'has a lot that goes live after the last option',
      { lots: s1.lots.map((lot) => (lot.id === 'C' ? { ...lot, liveFrom: '2028-09-01' } : lot)) },
      ['Lot C is live from 2028-09-01, which lies outside the term'],
    ],
    ['has no authority that covers its value', { estimatedValue: 50_000_001 }, [noAuthority('50,000,001')]],
    [
      'has only an authority that expired before the term',
      withAuthority({ starts: '2020-01-01', expires: '2021-08-31' }),
      [noAuthority('45,000,000')],
    ],
    [
      'has only an authority that begins after the term',
      withAuthority({ starts: '2028-09-01', expires: '2029-08-31' }),
      [noAuthority('45,000,000')],
    ],
    [
      'has only an authority to extend the term',
      withAuthority({ scope: { agreements: [s1.id], decisions: ['term-extension'] } }),
      [noAuthority('45,000,000')],
    ],
    [
      'has only an authority over another agreement',
      withAuthority({ scope: { agreements: ['another'], decisions: ['award'] } }),
      [noAuthority('45,000,000')],
    ],
    [
      'has an authority that ends before it begins',
      withAuthority({ starts: '2027-01-20', expires: '2027-01-19' }),
      ['Authority cabinet-2027 ends (2027-01-19) before it begins (2027-01-20)', noAuthority('45,000,000')],
    ],
    [
      'values its lots above itself',
      { lots: s1.lots.map((lot) => ({ ...lot, estimatedValue: 20_000_000 })) },
      ['The lots’ estimated values add to £60,000,000, more than the agreement’s £45,000,000'],
    ],
    [
      'asks a question of no lot',
      questionnaire({
        questions: s1.questionnaire.questions.concat({
          id: 'q11',
          title: 't',
          text: 't',
          goodAnswer: 'g',
          wordLimit: 100,
          weights: {},
        }),
      }),
      ['Question q11 has no weight on any lot, so nobody is asked it'],
    ],
    [
      'reminds of the close when it is too late to do anything',
      { reminders: ['P1D', 'PT0H'] },
      ['A reminder PT0H before the close comes too late: an hour before is the last'],
    ],
    [
      'reminds twice within two hours, which could be one hour on a day on which the clocks change',
      { reminders: ['PT23H', 'P7D', 'P1D'] },
      ['The reminders P1D and PT23H before the close are less than 2 hours apart'],
    ],
    [
      'reminds twice at once',
      { reminders: ['P1D', 'P1D'] },
      ['The reminders P1D and P1D before the close are less than 2 hours apart'],
    ],
    [
      'opens a window while the one before is open',
      openings([3, 1], [3, 15]),
      ['The window that opens on 1 March 2022 is still open when the next one opens on 15 March 2022'],
    ],
    [
      'opens a window before the one before closes in years whose February has 28 days, and in no other',
      openings([2, 1], [3, 2], 29, '09:01'),
      ['The window that opens on 1 February 2022 is still open when the next one opens on 2 March 2022'],
    ],
    [
      'opens a window over the turn of the year while the one of December is open',
      openings([1, 5], [12, 20]),
      ['The window that opens on 20 December 2021 is still open when the next one opens on 5 January 2022'],
    ],
    [
      'opens twice on one day',
      openings([3, 1], [3, 1]),
      ['The window that opens on 1 March 2022 is still open when the next one opens on 1 March 2022'],
    ],
    [
      'never opens within its term',
      {
        ...term('2027-03-02', '2027-08-31'),
        authorities: s1.authorities,
        regime: 'PA-2023',
        ...openings([3, 1], [9, 1]),
      },
      ['No window opens and closes within the term'],
    ],
    [
      'has a term that ends while its only window is open',
      {
        ...term('2027-03-02', '2027-04-18'),
        authorities: s1.authorities,
        regime: 'PA-2023',
        ...openings([3, 20], [9, 1]),
      },
      ['No window opens and closes within the term'],
    ],
    [
      'has weights that come near to 100 and do not reach it',
      weightsOfA(33.3333, 33.3333, 33.3333),
      ['The weights of lot A add to 99.9999, not to 100'],
    ],
    ['has weights that do not add to 100', weightsOfA(60, 39), ['The weights of lot A add to 99, not to 100']],
    [
      'weighs a lot that does not exist',
      questionnaire({
        questions: s1.questionnaire.questions.map((each) =>
          each.id === 'q1' ? { ...each, weights: { ...each.weights, Z: 5 } } : each,
        ),
      }),
      ['Question q1 has a weight for lot Z, which does not exist'],
    ],
    [
      'places some of its zones on a map, and two at one place',
      {
        zones: [
          { id: '1', name: 'One', tile: { column: 1, row: 1 } },
          { id: '2', name: 'Two', tile: { column: 1, row: 1 } },
          { id: '3', name: 'Three' },
        ],
      },
      ['A map shows every zone or none, and these have no tile: 3', 'Two zones have the same tile: column 1, row 1'],
    ],
    [
      'has an invented answer to a question that there is not, and lists one twice',
      questionnaire({
        calibration: [
          { id: 'c1', question: 'q1', answer: 'Invented.' },
          { id: 'c1', question: 'q99', answer: 'Invented too.' },
        ],
      }),
      ['Invented answer c1 is to question q99, which does not exist', 'Invented answer c1 is listed twice'],
    ],
    [
      'needs hours on a lot, and in a zone, that it does not have',
      { need: { A: { '1': 10, '99': 10 }, X: { '1': 10 } } },
      ['Hours are needed on lot A in zone 99, which there is not', 'Hours are needed on lot X, which there is not'],
    ],
    ['lists a zone twice', { zones: [...zones, { id: '3', name: 'Lichfield again' }] }, ['Zone 3 is listed twice']],
    [
      'has more zones than a contract can be listed in',
      { zones: [...zones, ...Array.from({ length: 84 }, (_, n) => ({ id: `more ${n}`, name: 'More' }))] },
      ['There are 96 zones, and a contract can be listed in 95 at most'],
    ],
    ['lists a lot twice', { lots: [...lots, ...lots.slice(2)] }, ['Lot C is listed twice']],
    [
      'describes a mark twice, and so another not at all',
      questionnaire({ scale: s1.questionnaire.scale.map((each) => (each.mark === 5 ? { ...each, mark: 4 } : each)) }),
      ['Mark 4 is described twice'],
    ],
    [
      'lists an authority twice',
      { authorities: [...s1.authorities, ...s1.authorities.slice(0, 1)] },
      ['Authority cabinet-2027 is listed twice'],
    ],
    [
      'is a framework that opens again and again',
      { kind: 'framework' },
      ['A framework is closed: it is tendered once'],
    ],
    [
      'is a dynamic market that is not always open',
      { kind: 'dynamic-market', regime: 'PA-2023', ...term('2026-01-01', '2030-01-01') },
      ['A dynamic market takes applications at any time'],
    ],
    [
      'has one window that closes before it opens',
      once('2027-02-01T09:00:00Z', '2027-01-01T09:00:00Z'),
      [
        'The window closes before it opens',
        'Nothing opens a window that opens once: only recurring windows are opened by the schedule',
      ],
    ],
    [
      'is a framework with one tender, as long as nothing opens it',
      { kind: 'framework', ...once('2027-01-01T09:00:00Z', '2027-02-01T12:00:00Z') },
      ['Nothing opens a window that opens once: only recurring windows are opened by the schedule'],
    ],
    [
      'takes applications at any time, as long as nothing takes them',
      { kind: 'open-approved-list', windows: { kind: 'always' } },
      ['Nothing takes applications at any time: only recurring windows are opened by the schedule'],
    ],
    [
      'is watched by a regulator whose register nobody asks',
      { regulator: { name: 'CIW' } },
      [
        'Only CQC’s register is asked so far: applications to an agreement regulated by CIW would be held against the wrong register',
      ],
    ],
    [
      'names nobody to ask',
      { contact: undefined, councilContact: undefined },
      [
        'An agreement names a contact: a telephone number, an email address, and when somebody answers',
        'An agreement names its council’s own contact, for pages that are about no agreement',
      ],
    ],
    [
      'is regulated by CQC without naming the activity',
      { regulator: { name: 'CQC' } },
      ['An agreement regulated by CQC names the regulated activity its providers must hold'],
    ],
  ])('is impossible that %s', (_, changes, reasons) => {
    expect(impossibilities({ ...s1, ...changes })).toEqual(reasons);
  });

  it('that lists a question twice has both faults told: the listing, and the weights that no longer add up', () => {
    const questions = [...s1.questionnaire.questions, ...s1.questionnaire.questions.slice(0, 1)];
    expect(impossibilities({ ...s1, ...questionnaire({ questions }) })).toEqual([
      'The weights of lot A add to 115, not to 100',
      'The weights of lot B add to 115, not to 100',
      'The weights of lot C add to 110, not to 100',
      'Question q1 is listed twice',
    ]);
  });
});
