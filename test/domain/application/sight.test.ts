import { describe, expect, it } from 'vitest';
import { detailsSeen, sectionsSeen } from '../../../domain/application/sight.ts';
import { anApplication, frozenOf } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';

const finding = { code: 'dear', outcome: 'refer' as const, text: 'The rate is above £17.' };

describe('What tells of price', () => {
  it('is in no page that evaluators read, whatever else the page is for', () => {
    const section = { page: 'p', title: 'P', rows: [], shownTo: ['price' as const, 'evaluation' as const] };
    const frozen = { ...frozenOf(anApplication('Elm Care').received()), sections: [section] };
    expect(sectionsSeen(frozen, { caseFile: false, price: false })).toEqual([]);
  });

  it('is hidden in the audit trail by what it is about, and nothing else is', () => {
    const compliance = { outcome: 'refer' as const, checkedAt: clock.now(), findings: [finding] };
    const [dear, other] = [anApplication('Dear Care').scored(4), anApplication('Other Care').scored(4)];
    const seen = detailsSeen([{ ...dear, compliance }, other], { caseFile: true, price: false });
    expect(seen({ subject: dear.applicationId, detail: 'refer, dear' })).toBe('Not shown to people who judge quality.');
    expect(seen({ subject: other.applicationId, detail: 'My dear colleagues agree.' })).toBe(
      'My dear colleagues agree.',
    );
    expect(seen({ subject: dear.applicationId })).toBeUndefined();
  });
});
