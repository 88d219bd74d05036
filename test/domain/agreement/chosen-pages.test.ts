import { describe, expect, it } from 'vitest';
import { ImpossibleAgreement, readAgreement } from '../../../agreements/read.ts';
import { s1HomeCare } from '../../../agreements/s1-home-care.ts';
import { everyPageOf } from '../../../domain/application/application.ts';
import { complianceFindings } from '../../../domain/application/compliance.ts';
import { uniforms, withUniforms } from '../../builders/an-own-page.ts';
import { aDraft } from '../application/a-draft.ts';

const closes = '2027-03-31T11:00:00.000Z';
const withPages = (pages: readonly unknown[]) => ({ ...s1HomeCare, pages });
const without = (...ids: string[]) => withPages(s1HomeCare.pages.filter((each) => !ids.includes(String(each))));
const replaced = (page: string, by: unknown) =>
  withPages(
    s1HomeCare.pages.map((each) => (each === page || (typeof each === 'object' && each.page === page) ? by : each)),
  );
const reasons = (data: unknown): readonly string[] => {
  try {
    readAgreement('test', data);
    return [];
  } catch (error) {
    if (error instanceof ImpossibleAgreement) return error.reasons;
    throw error;
  }
};
/** S1 with the page of uniforms at its end, changed. */
const own = (changes: object) =>
  withPages([...s1HomeCare.pages, { ...uniforms, own: { ...uniforms.own, ...changes } }]);
const field = (changes: object) =>
  own({ gates: [], fields: [{ name: 'badges', kind: 'yes-no', label: 'l', missing: 'Select' }, changes] });
const gate = (changes: object) =>
  own({ gates: [{ field: 'badges', when: { is: 'no' }, outcome: 'fails', code: 'c', says: 's', ...changes }] });

describe('The pages that an agreement chooses', () => {
  it('are asked in the order of its file, and only those', () => {
    const shorter = readAgreement('test', without('modern-slavery', 'experience'));
    const paths = everyPageOf(shorter).map(({ path }) => path);
    expect(paths).not.toContain('modern-slavery');
    expect(paths.indexOf('contract-terms') + 1).toBe(paths.indexOf('q1'));
  });

  it('fail, refer or let pass as its file says', () => {
    const judged = (set: string) =>
      complianceFindings(
        readAgreement(
          'test',
          replaced('contract-terms', { page: 'contract-terms', limits: { withoutCallMonitoring: set } }),
        ),
        aDraft({ 'contract-terms': { callMonitoring: 'no' } }),
        closes,
      ).map(({ code, outcome }) => `${code} ${outcome}`);
    expect([judged('fails'), judged('refers'), judged('nothing')]).toEqual([
      ['no-call-monitoring fail'],
      ['no-call-monitoring refer'],
      [],
    ]);
  });

  it('say beforehand how far its file lets an answer go', () => {
    const said = (set: string) =>
      everyPageOf(
        readAgreement(
          'test',
          replaced('contract-terms', { page: 'contract-terms', limits: { withoutCallMonitoring: set } }),
        ),
      ).find(({ path }) => path === 'contract-terms');
    const [fails, refers, nothing] = [said('fails'), said('refers'), said('nothing')];
    expect([fails, refers, nothing].map((page) => page?.questions[0]?.hint)).toEqual([
      'You must answer “Yes” to be admitted.',
      'If you answer “No”, that does not end your application: an officer looks at it before anything is decided.',
      undefined,
    ]);
    const need = 'electronic call monitoring from the start';
    expect([fails, refers, nothing].map((page) => page?.needs.includes(need))).toEqual([true, true, false]);
  });

  it('have the limits that its file sets: the age of a policy, the words of an answer, the least cover', () => {
    const policy = { page: 'safeguarding', limits: { reviewedWithinMonths: 24 } };
    const older = readAgreement('test', replaced('safeguarding', policy));
    expect(complianceFindings(older, aDraft({ safeguarding: { reviewedOn: '2025-03-31' } }), closes)).toEqual([]);
    expect(complianceFindings(older, aDraft({ safeguarding: { reviewedOn: '2025-03-30' } }), closes)).toMatchObject([
      { text: 'The safeguarding policy was not reviewed in the 2 years before the window closed.' },
    ]);
    const wordy = readAgreement('test', replaced('experience', { page: 'experience', limits: { words: 60 } }));
    const page = everyPageOf(wordy).find(({ path }) => path === 'experience');
    expect(page?.schema.safeParse({ contracts: 'word '.repeat(61) }).error?.issues[0]?.message).toBe(
      'Use 60 words or fewer',
    );
    expect(page?.questions[0]).toMatchObject({ words: 60 });
  });

  it.each<[string, unknown, string]>([
    ['a page that nobody knows', withPages([...s1HomeCare.pages, 'horoscope']), 'The library has no page horoscope'],
    ['no declaration', without('declaration'), 'No application can do without the page declaration'],
    ['no quality questions', without('quality'), 'The quality questions are asked on no page: choose the page quality'],
    ['a page twice', withPages([...s1HomeCare.pages, 'recruitment']), 'The page recruitment is listed twice'],
    [
      'hours before lots',
      withPages(['capacity', ...without('capacity').pages]),
      'Zones and hours are asked before the lots are chosen',
    ],
    [
      'a limit that no page has',
      replaced('experience', { page: 'experience', limits: { wrods: 100 } }),
      'pages[18].limits',
    ],
    ['cover left out', replaced('insurance', 'insurance'), 'pages[10].limits.employersLiability: This is missing'],
    [
      'a page of its own under a name of the library',
      withPages([...s1HomeCare.pages, { ...uniforms, page: 'bidding' }]),
      'The library has a page bidding already',
    ],
    [
      'a page of its own under a question’s name',
      withPages([...s1HomeCare.pages, { ...uniforms, page: 'q1' }]),
      'The page q1 has the name of a question or of a lot’s page',
    ],
    [
      'a question asked after a choice that nobody has',
      field({ name: 'why', kind: 'text', label: 'l', onlyIf: { field: 'badges', is: 'maybe' } }),
      'asked only if badges is “maybe”, which no earlier field offers',
    ],
    ['a question of no kind', field({ name: 'why', kind: 'riddle', label: 'l' }), 'pages[21].own.fields[1].kind'],
    ['a question twice', field({ name: 'badges', kind: 'email', label: 'l' }), 'The page uniforms asks badges twice'],
    [
      'a file asked of some',
      field({ name: 'doc', kind: 'file', label: 'l', required: true, onlyIf: { field: 'badges', is: 'no' } }),
      'a file is asked of everybody',
    ],
    [
      'two files on a page',
      own({
        gates: [],
        fields: [...uniforms.own.fields, { name: 'second', kind: 'file', label: 'l', required: false }],
      }),
      'asks for more than one file',
    ],
    ['a gate on nothing', gate({ field: 'hats' }), 'is on hats, which the page does not ask'],
    [
      'a gate on a choice that nobody has',
      gate({ when: { is: 'perhaps' } }),
      'is on “perhaps”, which badges does not offer',
    ],
    [
      'a gate that cannot be judged',
      gate({ when: { below: 2 } }),
      'cannot be judged on badges, which is of the kind yes-no',
    ],
  ])('are refused with the reason: %s', (_, data, reason) => {
    expect(reasons(data).join('\n')).toContain(reason);
  });

  it('may be its own', () => {
    expect(everyPageOf(withUniforms()).map(({ path }) => path)).toContain('uniforms');
  });
});
