import { expect, it } from 'vitest';
import type { EmailSender } from '../../../adapters/notify/email-sender.ts';
import { paced } from '../../../adapters/notify/paced.ts';

it('A burst of letters and look-ups is handed to the mail service one after the other, 40 a second at most', async () => {
  let [ms, asked] = [0, 0];
  const askedAt: number[] = [];
  const ask = async () => {
    asked += 1;
    askedAt.push(ms);
    return { ok: true as const, id: `${asked}` };
  };
  const email: EmailSender = paced({ sendEmail: ask, findByReference: ask }, async (pause) => {
    ms += pause;
  });
  const letter = { to: 'a@example.com', reference: 'r', subject: 's', body: 'b' };
  await Promise.all(
    Array.from({ length: 80 }, (_, at) => (at % 2 ? email.sendEmail(letter) : email.findByReference('r'))),
  );
  expect(asked).toBe(80);
  const apart = askedAt.slice(1).map((at, index) => at - (askedAt[index] ?? 0));
  expect(Math.min(...apart)).toBeGreaterThanOrEqual(1000 / 40);
});
