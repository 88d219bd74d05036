import { describe, expect, it } from 'vitest';
import { agreementOf, agreements } from '../../../agreements/index.ts';
import { ImpossibleAgreement, readAgreement } from '../../../agreements/read.ts';
import { s1HomeCare } from '../../../agreements/s1-home-care.ts';
import { endOfTerm, lotOf, zoneOf } from '../../../domain/agreement/agreement.ts';
import { floorOf, questionsFor } from '../../../domain/agreement/questionnaire.ts';
import { anAgreement } from '../an-agreement.ts';

const reasonsFor = (data: unknown): readonly string[] => {
  try {
    readAgreement('agreements/x.ts', data);
    return [];
  } catch (error) {
    if (error instanceof ImpossibleAgreement) return error.reasons;
    throw error;
  }
};

const withAuthority = (changes: object) => ({ authorities: [{ ...s1HomeCare.authorities[0], ...changes }] });
const withPlace = (...changes: object[]) => ({
  outcomeLetters: {
    ...s1HomeCare.outcomeLetters,
    places: changes.map((each) => ({ ...s1HomeCare.outcomeLetters?.places?.[0], ...each })),
  },
});
const withLot = (changes: object) => ({ lots: [{ ...s1HomeCare.lots[0], ...changes }] });

describe('An agreement’s file', () => {
  it('is read where it can be: Staffordshire’s has 12 zones, 3 lots and 10 questions', () => {
    const s1 = agreementOf('s1-home-care');
    expect(agreements).toHaveLength(1);
    expect([s1?.zones.length, s1?.lots.length, s1?.questionnaire.questions.length]).toEqual([12, 3, 10]);
    expect(agreementOf('another')).toBeUndefined();
  });

  it('that cannot be is refused with its name and every reason, not only the first', () => {
    const data = {
      ...s1HomeCare,
      regime: 'PCR-2026',
      term: { from: 'soon', to: '2025-08-31', extensions: [] },
      lots: [],
    };
    const reasons = reasonsFor(data);
    expect(reasons).toHaveLength(3);
    expect(reasons.join('\n')).toMatch(/regime: [\s\S]*term\.from: [\s\S]*lots: /);
    expect(() => readAgreement('agreements/x.ts', data)).toThrow('agreements/x.ts cannot be an agreement:');
  });

  it.each([
    ['no id in hyphenated words', { id: 'S1 Home' }, 'id: Use lower-case words joined by hyphens'],
    [
      'a window that opens on the 29th',
      { windows: { ...s1HomeCare.windows, openings: [{ month: 2, day: 29 }] } },
      'windows.openings[0].day',
    ],
    ['a time that is none', { windows: { ...s1HomeCare.windows, opensAt: '25:00' } }, 'windows.opensAt'],
    ['a rate of nothing', { lots: [{ ...s1HomeCare.lots[0], rates: [] }] }, 'lots[0].rates'],
    [
      'one evaluator only',
      { questionnaire: { ...s1HomeCare.questionnaire, evaluators: 1 } },
      'questionnaire.evaluators',
    ],
    [
      'a scale without one of its six marks',
      { questionnaire: { ...s1HomeCare.questionnaire, scale: s1HomeCare.questionnaire.scale.slice(1) } },
      'questionnaire.scale',
    ],
    ['a confirmation by nobody', { standstill: { applies: true, confirmedBy: '' } }, 'standstill.confirmedBy'],
    ['a confirmation of spaces', { standstill: { applies: false, confirmedBy: '  ' } }, 'standstill.confirmedBy'],
    [
      'a telephone number that is none',
      { contact: { ...s1HomeCare.contact, telephone: 'on request' } },
      'contact.telephone: Use a telephone number, like 01632 960 001',
    ],
    [
      'a whole postcode where a district is asked for',
      { zones: [{ id: '1', name: 'East', postcodes: ['ST14 8AA'] }] },
      'zones[0].postcodes[0]: Use the first part of a postcode in capital letters, like ST14',
    ],
    ['a contact that never answers', { contact: { ...s1HomeCare.contact, hours: ' ' } }, 'contact.hours'],
    ['a title of nothing', { title: '' }, 'title: Write something here'],
    ['an authority without a reference', withAuthority({ reference: ' ' }), 'authorities[0].reference'],
    ['an authority for less than nothing', withAuthority({ limit: -1 }), 'authorities[0].limit'],
    [
      'negative cover',
      {
        pages: [
          {
            page: 'insurance',
            limits: { employersLiability: 10_000_000, publicLiability: -5, professionalIndemnity: 0 },
          },
        ],
      },
      'pages[0].limits.publicLiability: A sum is never negative',
    ],
    ['a place in letters of a kind that there is not', withPlace({ of: ['won'] }), 'outcomeLetters.places[0].of[0]: '],
    ['a place in letters of no kind', withPlace({ of: [] }), 'outcomeLetters.places[0].of: '],
    ['a place in letters for a word or two', withPlace({ most: 19 }), 'outcomeLetters.places[0].most: '],
    ['a place in letters for a treatise', withPlace({ most: 301 }), 'outcomeLetters.places[0].most: '],
    ['a place in letters without a heading', withPlace({ label: ' ' }), 'outcomeLetters.places[0].label: '],
    [
      'a place in letters that is there twice',
      withPlace({}, {}),
      'outcomeLetters.places: Place on-your-answers is listed twice',
    ],
    [
      'a place in letters that nobody reads before they go',
      { outcomeRelease: 'on-approval' },
      'outcomeLetters.places: officers can write only in letters that a second person releases',
    ],
    ['a negative value', { estimatedValue: -1 }, 'estimatedValue'],
    ['a lot worth less than nothing', withLot({ estimatedValue: -1 }), 'lots[0].estimatedValue'],
    [
      'a rate below nothing',
      withLot({ rates: [{ service: 'Care', pounds: -24, unit: 'an hour' }] }),
      'lots[0].rates[0].pounds',
    ],
    [
      'a council that is in no register',
      { buyer: { scheme: 'STS', id: 'STS' } },
      'buyer.scheme: Use a scheme of org-id.guide, like GB-LAE',
    ],
    [
      'a contracting process that no publisher registered',
      { ocid: 's1-home-care' },
      'ocid: Use a registered OCDS identifier, like ocds-h6vhtk-012345',
    ],
    [
      'a weight that no decimals can write',
      {
        questionnaire: {
          ...s1HomeCare.questionnaire,
          questions: s1HomeCare.questionnaire.questions.map((each) => ({ ...each, weights: { A: 100 / 3 } })),
        },
      },
      'questionnaire.questions[0].weights.A: Use four decimals or fewer',
    ],
    [
      'a threshold above 100',
      { questionnaire: { ...s1HomeCare.questionnaire, threshold: 101 } },
      'questionnaire.threshold',
    ],
  ])('with %s is refused', (_, changes, reason) => {
    expect(reasonsFor({ ...s1HomeCare, ...changes }).join('\n')).toContain(reason);
  });

  it('well formed, yet impossible, is refused with the reasons of the rule', () => {
    expect(reasonsFor({ ...s1HomeCare, zones: [...s1HomeCare.zones, s1HomeCare.zones[0]] })).toEqual([
      'Zone 1 is listed twice',
      'Two zones have the same tile: column 4, row 3',
    ]);
  });
});

describe('The term of an agreement', () => {
  it.each([
    ['its first end, where there are no options', [], '2025-08-31'],
    ['its first end, where no option is taken', [{ to: '2026-08-31', taken: false }], '2025-08-31'],
    [
      'the last option that is taken',
      [
        { to: '2026-08-31', taken: true },
        { to: '2027-08-31', taken: true },
        { to: '2028-08-31', taken: false },
      ],
      '2027-08-31',
    ],
  ])('ends at %s', (_, extensions, end) => {
    expect(endOfTerm({ term: { from: '2021-09-01', to: '2025-08-31', extensions } })).toBe(end);
  });
});

describe('Lots, zones and questions', () => {
  const agreement = anAgreement();

  it('are found by their id, or not at all', () => {
    expect(lotOf(agreement, 'C')?.title).toBe('Carers’ respite and sitting');
    expect(lotOf(agreement, 'D')).toBeUndefined();
    expect(zoneOf(agreement, '12')?.name).toBe('Cannock north');
    expect(zoneOf(agreement, '13')).toBeUndefined();
  });

  it.each([
    [['A'], ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8']],
    [['B'], ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9']],
    [
      ['C', 'A'],
      ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q10'],
    ],
    [
      ['A', 'B', 'C'],
      ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9', 'q10'],
    ],
    [[], []],
  ])('on lots %j ask each question once, in the file’s order', (lots, ids) => {
    expect(questionsFor(agreement.questionnaire, lots).map(({ id }) => id)).toEqual(ids);
  });

  it('have the agreement’s floor, or a higher one of their own, never a lower', () => {
    const [question] = agreement.questionnaire.questions;
    if (!question) throw new Error('No question');
    const floor = (own?: number) => floorOf({ ...agreement.questionnaire, floor: 2 }, { ...question, floor: own });
    expect([floor(), floor(3), floor(1)]).toEqual([2, 3, 2]);
  });
});
