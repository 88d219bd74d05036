import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sendingTimes } from '../../../domain/letters/sending-times.ts';

const { answer, claim, round, function: limit } = sendingTimes;
/** A letter is looked up and sent, each with an answer that never comes. */
const oneLetter = 2 * answer;
/** GOV.UK Notify's load balancer and ours give nobody longer than this to answer. */
const latest = 60;

describe('The times of sending letters', () => {
  it('leave a letter in hand until what was sent too late for its answer shows under its reference', () => {
    expect(claim).toBeGreaterThanOrEqual(2 * (oneLetter + latest));
  });

  it('end a round, with the letters and the look-up that are under way, before its function would end', () => {
    expect(round + oneLetter + answer + latest).toBeLessThan(limit);
  });

  it('let the award wait for the function for as long as it may run', () => {
    const { States } = JSON.parse(readFileSync('statemachines/award.asl.json', 'utf8'));
    expect(States['Send the letters'].TimeoutSeconds).toBeGreaterThanOrEqual(limit);
  });
});
