import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { standstill } from '../../../domain/award/standstill.ts';
import { lotResultsOf } from '../../../domain/evaluation/lot-results.ts';
import { panelsReasons } from '../../../domain/evaluation/panels-reasons.ts';
import { LONGEST_BODY, letter } from '../../../domain/letters/letter.ts';
import { type OutcomeToTell, placesGiven } from '../../../domain/letters/outcome.ts';
import { outcomeLetter, outcomeParagraphs } from '../../../domain/letters/outcome-letter.ts';
import { type Block, rendered } from '../../../laptop/stand-ins/notify/rendered.ts';
import { anAgreement } from '../an-agreement.ts';
import { anOpenedApplication } from '../application/an-opened-application.ts';

const agreement = anAgreement();
const marks = (...given: number[]) =>
  Object.fromEntries(given.map((mark, at) => [`q${at + 1}`, { mark, reason: 'As agreed' }]));
const results = [
  ...lotResultsOf(agreement.questionnaire, ['A'], marks(4, 4, 4, 4, 4, 4, 4, 4)),
  ...lotResultsOf(agreement.questionnaire, ['C'], marks(4, 4, 4, 2, 4, 4, 4, 4, 0, 1)),
];
const wonOneOfTwo = anOpenedApplication({ status: 'awarded', lotResults: results, awardedLots: ['A'] });
const holidays = { dates: new Set<string>(), knownUntil: '2028-12-31' };
/** Sent on Wednesday 14 April 2027: the tenth day after is a Saturday. */
const sentAt = '2027-04-14T10:00:00.000Z';
const told = (changes: Partial<OutcomeToTell> = {}): OutcomeToTell => ({
  agreement,
  application: wonOneOfTwo,
  reasons: { q4: ['The plan names no lead.\n\nIt was not tried.'], q1: ['Own figures.', 'Checked twice.'] },
  winners: placesGiven([
    { lot: 'A', name: 'Alder Lane Home Care', total: 80 },
    { lot: 'A', name: 'Willow Care', total: 92.5 },
    { lot: 'B', name: 'Bright Care', total: 70 },
  ]),
  standstill: standstill('PCR-2015', { at: sentAt }, holidays),
  pageUrl: 'https://site.test/apply/windows/w/outcome',
  ...changes,
});
const textOf = (outcome: OutcomeToTell) => outcomeParagraphs(outcome).join('\n\n');
const headings = (blocks: readonly Block[]) =>
  blocks.flatMap((block) =>
    (block.kind === 'heading' || block.kind === 'subheading') && 'lines' in block
      ? [
          block.lines
            .flat()
            .map(({ text }) => text)
            .join(''),
        ]
      : [],
  );
const under = (regime: Agreement['regime'], changes: Partial<Agreement> = {}) => ({ ...agreement, regime, ...changes });

describe('An outcome letter', () => {
  it('says what an officer wrote in a place of its kind below the scores, by lines and as plain text', () => {
    const words = {
      'on-your-answers': 'Name the lead.\r\n# See [us](https://evil.example) <b>',
      elsewhere: 'Never said.',
    };
    const paragraphs = outcomeParagraphs(told({ words }));
    const at = paragraphs.indexOf('# A word on your answers');
    expect(paragraphs[at + 1]).toBe('“Name the lead.\n\n“# See (us)(https: //evil. example) <b>”');
    expect(paragraphs[at + 2]).toBe('# Who was given a place');
    expect(paragraphs.join()).not.toContain('Never said');
    const shown = headings(rendered(outcomeLetter(told({ words })).body));
    expect(shown.filter((each) => each.includes('See'))).toEqual([]);
  });

  it('says nothing in a place where nothing is written, and nothing written where its kind has no place', () => {
    const words = { 'on-your-answers': 'Name the lead.' };
    const won = { ...wonOneOfTwo, awardedLots: ['A', 'C'] };
    for (const outcome of [told(), told({ words: { 'on-your-answers': ' ' } }), told({ words, application: won })])
      expect(textOf(outcome)).not.toMatch(/A word on your answers|Name the lead/);
  });

  it('is one letter a provider and window, in an order that somebody outside can follow', () => {
    const sent = outcomeLetter(told());
    expect(letter.parse(sent)).toEqual(sent);
    expect(sent.letterId).toBe('s1-home-care-2027-03-01.outcome.p1');
    expect(sent.subject).toBe(
      'The outcome of your application HC-2703-ABCDEF to join the Home Care Platform Agreement',
    );
    expect(headings(rendered(sent.body))).toEqual([
      'Your outcome',
      'Lot A, Standard home care: successful',
      'Lot C, Carers’ respite and sitting: not successful',
      'How applications were judged',
      'Your scores, and the panel’s reasons',
      ...agreement.questionnaire.questions
        .filter(({ weights }) => 'A' in weights || 'C' in weights)
        .map(({ title }) => title),
      'Who was given a place',
      'Lot A, Standard home care',
      'Lot C, Carers’ respite and sitting',
      'When contracts are made',
      'What happens next with your contract',
      'If you want to know more',
      'If you think that this is wrong',
    ]);
  });

  it('gives each lot its total, and a loss its reasons', () => {
    const text = textOf(told());
    expect(text).toContain('was successful in part');
    expect(text).toContain('Your application was given 80 out of 100, and a place on this lot.');
    expect(text).toContain('- “Safeguarding” was marked 2; the least that admits is 3.');
    expect(text).toContain('- “Supporting unpaid carers” was marked 1; the least that admits is 2.');
  });

  it('gives the criteria, their weights, the meaning of each mark and what the award turned on', () => {
    const text = textOf(told());
    for (const { mark, meaning } of agreement.questionnaire.scale) expect(text).toContain(`- ${mark}: ${meaning}`);
    expect(text).toContain('- Safeguarding: 15 of the 100 points of lot A, ');
    expect(text).toContain(
      'at least 60 out of 100, with a mark of at least 2 on every question, and of at least 3 on “Safeguarding”.',
    );
    expect(text).toContain('Every application that reached it was given a place, and none that did not');
  });

  it('gives each mark with what it means and the panel’s reasons for it, in plain words', () => {
    const text = textOf(told());
    const meaning = agreement.questionnaire.scale.find(({ mark }) => mark === 4)?.meaning;
    expect(text).toContain(`## Safeguarding\n\n4 out of 5: ${meaning}\n\nThat gave 12 of 15 points on lot A`);
    expect(text).toContain('The reason:\n\n“The plan names no lead.\n\n“It was not tried.”');
    expect(text).toContain('The reasons:\n\n“Own figures.”\n\n“Checked twice.”');
  });

  it('names those given a place on the lots applied for, with their totals', () => {
    const text = textOf(told());
    expect(text).toContain('- Alder Lane Home Care: 80 out of 100\n- Willow Care: 92.5 out of 100');
    expect(text).toContain('Nobody was given a place on this lot.');
    expect(text).not.toContain('Bright Care');
  });

  it('gives the end of the standstill as a date, and says that it can only move later', () => {
    const text = textOf(told());
    expect(text).toContain('No contract is made before midnight at the end of Monday 26 April 2027.');
    expect(text).toContain('if any is sent later, the standstill ends later');
    expect(text).toContain('cannot end earlier than the date in this letter');
    expect(text).toContain('https://site.test/apply/windows/w/outcome');
  });

  it('says of a standstill under the Act that it counts from the notice', () => {
    const act = told({ agreement: under('PA-2023'), standstill: standstill('PA-2023', { at: sentAt }, holidays) });
    expect(textOf(act)).toContain('No contract is made before midnight at the end of Friday 23 April 2027.');
    expect(textOf(act)).toContain('if it is published later, the standstill ends later');
    expect(textOf(act)).toContain('Part 9 of the Procurement Act 2023');
  });

  it('says so where no standstill applies', () => {
    const text = textOf(told({ standstill: undefined }));
    expect(text).toContain('No standstill applies to this award');
    expect(text).not.toContain('standstill ends later');
  });

  it('says in the agreement’s words whom to ask, how to challenge and what comes next, and else the least that is true', () => {
    expect(textOf(told())).toContain('Write to home-care-agreement@example.gov.uk');
    const { outcomeLetters: _, ...silent } = agreement;
    const text = textOf(told({ agreement: silent }));
    expect(text).toContain('Ask Staffordshire County Council.');
    expect(text).toContain('Write to Staffordshire County Council before the standstill ends');
    expect(text).toContain('High Court under the Public Contracts Regulations 2015');
  });

  it('tells who lost nothing of a contract', () => {
    const lost: OpenedApplication = { ...wonOneOfTwo, status: 'unsuccessful', awardedLots: [] };
    const text = textOf(told({ application: lost }));
    expect(text).toContain('Yours (HC-2703-ABCDEF) was not successful.');
    expect(text).not.toContain('your contract');
  });

  it.each([
    [['Cover is too low.'], 'for this reason:'],
    [['Cover is too low.', 'DBS checks are missing.'], 'for these reasons:'],
  ])('of an application that was rejected before it was scored gives %j', (reasons, words) => {
    const rejection = { stage: 'compliance' as const, reasons, at: '2027-04-01T10:00:00.000Z' };
    const text = textOf(told({ application: anOpenedApplication({ status: 'rejected', rejection }) }));
    expect(text).toContain(words);
    for (const reason of reasons) expect(text).toContain(`- ${reason}`);
    expect(text).not.toContain('out of 5');
    expect(text).toContain('# Who was given a place');
    expect(text).toContain('# If you think that this is wrong');
  });

  it('lets nothing that was typed become markup, a link or a heading', () => {
    const typed = '# Your refund\n[Claim](https://evil.example)\n- www.evil.example ((name))';
    const rejection = { stage: 'compliance' as const, reasons: [typed], at: sentAt };
    for (const application of [
      { ...wonOneOfTwo, organisationName: typed },
      anOpenedApplication({ organisationName: typed, status: 'rejected', rejection }),
    ]) {
      const sent = outcomeLetter(
        told({ application, reasons: { q1: [typed] }, winners: placesGiven([{ lot: 'A', name: typed, total: 80 }]) }),
      );
      const blocks = rendered(sent.body);
      expect(headings(blocks)).not.toContain('Your refund');
      expect(JSON.stringify(blocks)).not.toMatch(/"href":"[^"]*evil/);
      expect(`${sent.subject}${sent.body}`).not.toMatch(/\(\(|evil\.example|\[Claim/);
    }
  });

  it('counts those with a place, where a letter could not name them all', () => {
    const winners = Array.from({ length: 10_000 }, (_, at) => ({
      lot: 'A',
      name: `Care firm number ${at} Limited`,
      total: 80,
    }));
    const sent = outcomeLetter(told({ winners: placesGiven(winners) }));
    expect(() => letter.parse(sent)).not.toThrow();
    expect(sent.body).toContain('10000 providers were given a place on this lot, more than a letter can name.');
    expect(sent.body).not.toContain('Care firm number');
  });

  it('stays below what the outbox and the mail service take, however much was typed', () => {
    const long = (length: number) => '€'.repeat(length);
    const reasons = Object.fromEntries(
      agreement.questionnaire.questions.map(({ id }) => [id, [long(5000), long(5000)]]),
    );
    const winners = Array.from({ length: 400 }, (_, at) => ({ lot: 'A', name: `${at} ${long(190)}`, total: 99.12345 }));
    const sent = outcomeLetter(told({ reasons, winners: placesGiven(winners) }));
    expect(() => letter.parse(sent)).not.toThrow();
    expect(sent.body).toContain('ask us for the whole reason');
    expect(() => letter.parse({ ...sent, body: 'x'.repeat(LONGEST_BODY + 1) })).toThrow('too long');
  });
});

describe('The panel’s reasons', () => {
  const by = (mark: number, reason: string) => ({ scores: { q1: { mark, reason } } });

  it.each([
    ['are the moderator’s', 'It lacks dates.', [by(3, 'Thin.'), by(4, 'Good.')], ['It lacks dates.']],
    ['are the evaluators’ where both gave the mark', '', [by(3, 'Thin.'), by(3, 'No dates.')], ['Thin.', 'No dates.']],
    ['are said once', ' ', [by(3, 'Thin.'), by(3, 'Thin.')], ['Thin.']],
    ['are never those of a mark that did not stand', '', [by(3, 'Thin.'), by(4, 'Good.')], ['Thin.']],
  ])('%s', (_, consensus, evaluations, expected) => {
    expect(panelsReasons({ q1: { mark: 3, reason: consensus } }, evaluations)).toEqual({ q1: expected });
  });
});
