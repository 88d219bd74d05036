import { beforeEach, describe, expect, it } from 'vitest';
import { isKeptFromOfficers, letterKind } from '../../../domain/letters/letter.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { now } from '../../builders/clock.ts';
import { aLetter, freshOutbox, type Post } from './an-outbox.ts';

const outbox = freshOutbox();
let post: Post;
let council: ReturnType<typeof outbox.council>;

beforeEach(() => {
  [post, council] = [outbox.post(), outbox.council()];
});

const undeliverable = async () => (await council.letters.undeliverable({})).items;

describe('Letters that come back', () => {
  it('are put before an officer at the next sending, with why; those that arrived are not asked about again', async () => {
    await council.letters.enqueue(
      [
        aLetter('w.outcome.gone', 'perm-fail@simulator.notify'),
        aLetter('w.outcome.full', 'temp-fail@simulator.notify'),
        aLetter('w.outcome.arrived'),
      ],
      now,
    );
    expect(await council.send()).toMatchObject({ sent: 3, undeliverable: 0 });
    council.at(plusDuration(now, 'PT20H'));
    post.faults.set('broken');
    expect(await council.send()).toMatchObject({ undeliverable: 0, outcome: 'all-sent' });
    post.faults.set('none');
    expect(await council.send()).toMatchObject({ sent: 0, undeliverable: 2 });
    expect(await undeliverable()).toMatchObject([
      { letterId: 'w.outcome.full', failure: { error: 'temporary-failure' } },
      { letterId: 'w.outcome.gone', failure: { error: 'permanent-failure' } },
    ]);
    expect((await council.letters.unconfirmed({})).items).toEqual([]);
    expect(await council.letters.get('w.outcome.arrived')).toMatchObject({ status: 'sent', sentAt: now });
  });

  it.each(letterKind.options.filter((kind) => !isKeptFromOfficers(kind)))(
    'reach an officer whatever they tell, also where nobody asked for days (%s)',
    async (kind) => {
      await council.letters.enqueue([aLetter('w.tells.gone', 'perm-fail@simulator.notify', kind)], now);
      await council.send();
      council.at(plusDuration(now, 'PT240H'));
      expect(await council.send()).toMatchObject({ undeliverable: 1 });
      expect(await undeliverable()).toMatchObject([{ letterId: 'w.tells.gone', kind }]);
    },
  );

  it('are all looked for, though the mail service knows nothing to say of one', async () => {
    const ids = ['w.outcome.a', 'w.outcome.b', 'w.outcome.c'];
    await council.letters.enqueue(
      ids.map((id) => aLetter(id, 'perm-fail@simulator.notify')),
      now,
    );
    await council.send();
    council.at(plusDuration(now, 'PT1H'));
    const email = post.email();
    const findByReference: typeof email.findByReference = async (reference) =>
      reference === 'w.outcome.a'
        ? { ok: false, because: 'refused', mayHaveGone: false, status: 400, error: 'ValidationError' }
        : email.findByReference(reference);
    expect(await council.send({}, { email: { ...email, findByReference } })).toMatchObject({ undeliverable: 2 });
    expect((await undeliverable()).map(({ letterId }) => letterId)).toEqual(['w.outcome.b', 'w.outcome.c']);
  });

  it('with a receipt are kept for the provider’s own page', async () => {
    const receipt = aLetter('w.receipt-1.p', 'perm-fail@simulator.notify', 'receipt');
    await council.letters.enqueue([receipt], now);
    await council.send();
    council.at(plusDuration(now, 'PT1H'));
    expect(await council.send()).toMatchObject({ undeliverable: 1 });
    expect(await council.letters.receipt(receipt.letterId)).toMatchObject({
      status: 'undeliverable',
      failure: { error: 'permanent-failure' },
    });
    expect(await undeliverable()).toEqual([]);
  });

  it.each(letterKind.options.filter(isKeptFromOfficers))(
    'are no officer’s business where they tell who has applied or hold a code (%s)',
    async (kind) => {
      await council.letters.enqueue([aLetter('w.tells.gone', 'perm-fail@simulator.notify', kind)], now);
      expect(await council.send()).toMatchObject({ sent: 1 });
      council.at(plusDuration(now, 'PT1H'));
      await council.send();
      expect(await undeliverable()).toEqual([]);
    },
  );
});
