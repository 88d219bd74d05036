import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { chosenLots, pagesOf } from '../../../domain/application/application.ts';
import { freeze, receiptOf } from '../../../domain/application/freeze.ts';
import { frozenApplication } from '../../../domain/application/submission.ts';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import type { Deviations } from '../../builders/good-answers.ts';
import { anAgreement } from '../an-agreement.ts';
import { aDraft } from './a-draft.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const key = { windowId: 's1-home-care-2027-03-01', providerId: 'bright-care' };

const judged = (changes: Deviations = {}) => {
  const [agreement, draft] = [anAgreement(), aDraft(changes)];
  const lots = chosenLots(agreement, draft);
  return freeze({ agreement, draft, carried: new Set(), lots, pages: pagesOf(agreement, lots) }, key);
};
const frozen = (changes: Deviations = {}) => {
  const { frozen: made } = judged(changes);
  if (!made) throw new Error('The draft is not complete');
  return made;
};

describe('An application that is submitted', () => {
  it('is frozen with each question as it was put, beside its answer', () => {
    const { sections } = frozen();
    expect(sections.find(({ page }) => page === 'contacts')?.rows).toMatchObject([
      { question: 'Full name', answer: 'Asha Patel' },
      { answer: 'asha@brightcare.example' },
      { answer: '01632 960 001' },
    ]);
  });

  it('takes along nothing of a lot that was chosen and dropped again', () => {
    expect(aDraft()['capacity-B']).toBeDefined();
    const { answers, sections, lots } = frozen();
    expect(lots).toEqual(['A']);
    expect(Object.keys(answers)).not.toContain('capacity-B');
    expect(sections.map(({ page }) => page)).not.toContain('capacity-B');
  });

  it('takes along nothing that its answers no longer ask: details of a “No”, hours of a zone not ticked, a plan of a post that is filled', () => {
    const { answers, sections } = frozen({
      'mandatory-exclusions': { declared: 'no', details: 'A conviction, in a draft' },
      'capacity-A': { zones: ['1'], 'hours-1': '120', 'hours-4': 'many' },
      registration: { manager: 'in-post', managerPlan: 'word '.repeat(2000) },
    });
    expect(answers['mandatory-exclusions']).toEqual({ declared: 'no' });
    expect(answers['capacity-A']).toEqual({ zones: ['1'], 'hours-1': '120' });
    expect(Object.keys(answers.registration ?? {})).not.toContain('managerPlan');
    const said = JSON.stringify(sections);
    for (const words of ['A conviction', 'many', 'word word']) expect(said).not.toContain(words);
  });

  it.each<[string, Deviations, string[]]>([
    ['missing', { contacts: undefined, q3: undefined }, ['contacts', 'q3']],
    ['wrong', { prices: { accepted: 'perhaps' } }, ['prices']],
    ['of a lot that there is not', { lots: { lots: ['A', 'Z'] } }, ['lots']],
  ])('is not frozen with a page %s, which is named', (_, changes, pages) => {
    const { frozen: made, unfinished } = judged(changes);
    expect([made, unfinished.map(({ path }) => path)]).toEqual([undefined, pages]);
  });

  it('is frozen as it is read again from where it is stored', () => {
    expect(frozenApplication.parse(JSON.parse(canonicalJson(frozen())))).toEqual(frozen());
  });

  it('gets a receipt with the hash of all that was frozen, and the one reference of its provider in its window', () => {
    const submitted = { attempt: 1, submittedAt: '2027-03-20T09:00:00.000Z' };
    const receipt = receiptOf(frozen(), anAgreement(), submitted, sha256);
    expect(receipt).toMatchObject({ ...submitted, hash: sha256(canonicalJson(frozen())) });
    const changed = frozen({ contacts: { name: 'Bela Shah' } });
    const later = receiptOf(changed, anAgreement(), { ...submitted, attempt: 2 }, sha256);
    expect([later.reference, later.hash === receipt.hash]).toEqual([receipt.reference, false]);
  });
});
