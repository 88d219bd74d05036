import { describe, expect, it } from 'vitest';
import type { Question } from '../../../../domain/questions/question.ts';
import { barrierErrors } from '../../../../functions/shared/forms/field-errors.ts';

const questions: readonly Question[] = [
  {
    kind: 'radios',
    name: 'how',
    label: 'How?',
    choices: [{ value: 'post', text: 'By post', reveals: [{ kind: 'date', name: 'on', label: 'On which day?' }] }],
  },
  { kind: 'long-text', name: 'reason', label: 'Why?' },
];
const late = { code: 'future', text: 'The day must be today or earlier' };
const short = { code: 'no-reason', text: 'Write the reason out' };

describe('What stands against a form', () => {
  it('is said beside the field that it is about, and the link leads to where that is typed', () => {
    const { summary, byField } = barrierErrors(
      [late, short],
      { future: 'on', 'no-reason': 'reason' },
      'how',
      questions,
    );
    expect(byField).toEqual({ on: late.text, reason: short.text });
    expect(summary).toEqual([
      { text: late.text, href: '#on-day' },
      { text: short.text, href: '#reason' },
    ]);
  });

  it('stands beside the first field where it is about none', () => {
    expect(barrierErrors([late], {}, 'how', questions)).toEqual({
      summary: [{ text: late.text, href: '#how' }],
      byField: { how: late.text },
    });
  });
});
