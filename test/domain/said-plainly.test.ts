import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { saidPlainly } from '../../domain/said-plainly.ts';

describe('What is wrong with a value, where its schema has no words of its own', () => {
  it.each<[string, z.ZodType, unknown]>([
    ['This is missing', z.string(), undefined],
    ['This is to be text', z.string(), 7],
    ['This is to be a number', z.number(), 'x'],
    ['This is to be a whole number', z.int(), 0.5],
    ['This is to be a list', z.array(z.string()), 'x'],
    ['This is to be a group of answers', z.object({}), null],
    ['Choose yes or no', z.enum(['yes', 'no']), 'perhaps'],
    ['Choose yes', z.literal('yes'), 'no'],
    ['Give at least 1 characters', z.string().min(1), ''],
    ['Give no more than 5', z.number().max(5), 6],
    ['Give more than 0', z.number().positive(), 0],
    ['Give at least 1 of them', z.array(z.string()).min(1), []],
    ['Write a day that exists, as YYYY-MM-DD', z.iso.date(), '2027-02-30'],
    ['Write an email address, like name@example.com', z.email(), 'name'],
    ['This is not written as it should be', z.string().regex(/^\d$/), 'x'],
    ['This is not as it should be', z.strictObject({}), { more: 1 }],
  ])('is said as “%s”', (said, schema, value) => {
    const judged = schema.safeParse(value, { error: saidPlainly });
    expect(judged.error?.issues.map(({ message }) => message)).toEqual([said]);
  });

  it('gives way to the schema’s own words', () => {
    expect(z.string().min(1, 'Enter your name').safeParse('', { error: saidPlainly }).error?.issues[0]?.message).toBe(
      'Enter your name',
    );
  });
});
