import { describe, expect, it } from 'vitest';
import { commandsOfPage } from '../../../laptop/elsewhere/page.ts';

describe('The guide to deploying, typed by a program', () => {
  it('is typed from its first command to its last, in their order', () => {
    const steps = commandsOfPage({}).map(({ step }) => Number(step));
    expect(steps.length).toBeGreaterThan(15);
    expect(steps).toEqual(steps.toSorted((one, other) => one - other));
    expect(new Set(steps)).toEqual(new Set([2, 4, 5, 7, 8, 10]));
  });

  it('has its own stage wherever the guide says live, and no other word is touched', () => {
    const lines = commandsOfPage({ live: 'trial' }).map(({ line }) => line);
    expect(lines.filter((line) => /\blive\b/.test(line))).toEqual([]);
    expect(lines.some((line) => line.includes('--desired-delivery-mediums EMAIL'))).toBe(true);
  });

  it('sets what a command before has set, in each command after it', () => {
    const users = commandsOfPage({}).filter(({ line }) => line.includes('$POOL'));
    expect(users).toHaveLength(2);
    for (const { line } of users) expect(line).toMatch(/^POOL=\$\(aws .*\); aws cognito-idp admin-/);
  });
});
