import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ARegister, anAward, aRegister } from './an-award.ts';

let register: ARegister;
beforeAll(async () => {
  register = await aRegister();
});
afterAll(() => register.stop());

describe('An award whose execution an operator starts anew', () => {
  it('asks for the recommendation that was not given, and for the decision on one that was', async () => {
    const award = await anAward(register);
    expect(await award.ask('recommendation')).toEqual({ asked: true });
    await award.recommended();
    award.at('2027-05-02T09:00:00.000Z');
    expect(await award.ask('recommendation')).toEqual({ asked: false });
    expect(await award.ask('approval')).toEqual({ asked: true });
    expect(award.delivered.map(({ ask, answer }) => [ask, answer])).toEqual([['recommendation', {}]]);
    award.close();
  });

  it('finds what was approved, and asks nobody twice', async () => {
    const award = await anAward(register);
    await award.recommended();
    await award.approved();
    expect(await award.ask('recommendation')).toEqual({ asked: false });
    expect(await award.ask('approval')).toEqual({ asked: false });
    expect(award.delivered.map(({ answer }) => answer)).toEqual([{}, { decision: 'approved' }]);
    award.close();
  });
});
