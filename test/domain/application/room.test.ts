import { describe, expect, it } from 'vitest';
import { barriersToKeeping } from '../../../domain/application/room.ts';

const codes = (...asked: Parameters<typeof barriersToKeeping>) =>
  barriersToKeeping(...asked).map(({ code, field }) => [code, field]);
const letters = (count: number) => 'x'.repeat(count);

describe('A page’s answers are kept', () => {
  it('where all of them together take no more than a submission has room for', () => {
    const others = Object.fromEntries([1, 2, 3].map((page) => [`page-${page}`, { answer: letters(39_000) }]));
    expect(codes(others, 'q', { answer: letters(32_000) })).toEqual([]);
    expect(codes(others, 'q', { short: 'x', answer: letters(33_000) })).toEqual([['application-too-long', 'answer']]);
  });

  it('unless one of them is longer than any question needs, by its bytes and not its signs', () => {
    expect(codes({}, 'q', { answer: letters(39_990), short: 'x' })).toEqual([]);
    expect(codes({}, 'q', { short: 'x', answer: letters(40_000) })).toEqual([['answer-too-long', 'answer']]);
    expect(codes({}, 'q', { answer: '文'.repeat(13_400) })).toEqual([['answer-too-long', 'answer']]);
    expect(codes({}, 'q', { chosen: [letters(20_000), letters(20_000)] })).toEqual([['answer-too-long', 'chosen']]);
  });

  it('in the place of those that were kept of the page before', () => {
    const draft = {
      q: { answer: letters(39_000) },
      ...Object.fromEntries([1, 2, 3].map((n) => [n, { a: letters(36_000) }])),
    };
    expect(codes(draft, 'q', { answer: letters(38_000) })).toEqual([]);
  });

  it('where they make the whole smaller, though it is too long still', () => {
    const draft = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [n, { a: letters(39_000) }]));
    expect(codes(draft, '1', { a: letters(38_000) })).toEqual([]);
    expect(codes(draft, '1', { a: '' })).toEqual([]);
    expect(codes(draft, '1', { a: letters(39_001) })).toEqual([['application-too-long', 'a']]);
  });

  it('where there are none', () => {
    expect(codes({}, 'q', {})).toEqual([]);
  });
});
