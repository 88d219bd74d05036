import { describe, expect, it } from 'vitest';
import { aDraft, schemaOf } from './a-draft.ts';

describe('What a page makes of a form', () => {
  const read = (page: string, form: unknown) => schemaOf(page)?.parse(form);

  it('is pounds as a number, however they were written', () => {
    expect(read('insurance', { ...aDraft().insurance, publicLiability: ' £5,000,000.50 ' })).toMatchObject({
      employersLiability: 10_000_000,
      publicLiability: 5_000_000.5,
    });
  });

  it('is a list, also of a single tick', () => {
    expect(read('lots', { lots: 'B' })).toEqual({ lots: ['B'] });
  });

  it('is each zone once with its hours, in the order they were chosen', () => {
    expect(read('capacity-C', { zones: ['4', '1', '4'], 'hours-1': '7', 'hours-4': '9', 'hours-2': '5' })).toEqual([
      { zone: '4', hoursPerWeek: 9 },
      { zone: '1', hoursPerWeek: 7 },
    ]);
  });

  it('is a yes or no, and the story behind it', () => {
    expect(read('conflicts', { declared: 'yes', details: ' My cousin works there. ' })).toEqual({
      declared: 'yes',
      details: 'My cousin works there.',
    });
    expect(read('conflicts', { declared: 'no' })).toEqual({ declared: 'no' });
  });

  it('is nothing, for a page that the agreement does not have', () => {
    expect(['capacity-D', 'q11', 'constructor', 'nothing'].map((page) => schemaOf(page))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
