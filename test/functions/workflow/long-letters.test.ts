import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeEach, describe, expect, it } from 'vitest';
import { outcomeLetterIdOf } from '../../../domain/letters/application-letters.ts';
import { toldApplicants } from '../../../functions/workflow/told-applicants.ts';
import { anApplication, frozenOf } from '../../builders/an-application.ts';
import { now } from '../../builders/clock.ts';
import { windowId } from './a-council.ts';
import { aLetter, freshOutbox } from './an-outbox.ts';

const MANY = 60;
/** A letter that names some thousand winners, in 350 KB. */
const body = `The panel’s reasons\n\n${'- Care somewhere or other: 80 out of 100\n'.repeat(8_500)}`;
/** What a function may hold while it goes through sixty of them, in bytes: eight in hand, and some room. */
const MOST = 12 * 2 * body.length;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const held = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

const outbox = freshOutbox();
let council: ReturnType<typeof outbox.council>;
const ids = Array.from({ length: MANY }, (_, index) => `p${String(index).padStart(2, '0')}`);

beforeEach(async () => {
  council = outbox.council();
  for (const id of ids)
    await council.letters.enqueue([{ ...aLetter(outcomeLetterIdOf(windowId, id)), body }], council.now());
});

describe('Letters that each name everybody', () => {
  it('arrive with every word', async () => {
    const letterId = outcomeLetterIdOf(windowId, 'p00');
    expect(await council.send({ letter: { letterId, kind: 'outcome' } })).toMatchObject({ sent: 1, left: 0 });
    expect(outbox.post().sent(letterId)).toMatchObject([{ body }]);
  });

  it('are not all held at once by who sends them', async () => {
    const before = held();
    const looks: number[] = [];
    const email = outbox.post().email();
    await council.send(
      {},
      {
        email: {
          ...email,
          sendEmail: async () => {
            looks.push(held() - before);
            return { ok: false, because: 'busy', mayHaveGone: false, error: 'down' };
          },
        },
      },
    );
    expect(looks).not.toEqual([]);
    expect(Math.max(...looks)).toBeLessThan(MOST);
  });

  it('are not all held at once by who looks whether everybody has been told', async () => {
    for (const id of ids) {
      const awarded = anApplication(`Care ${id}`, { windowId, providerId: id }).scored(4);
      await council.applications.open(awarded, frozenOf(awarded));
    }
    const before = held();
    let most = 0;
    const awards = {
      ...council.awards,
      told: async (id: string) => {
        most = held() - before;
        return council.awards.told(id);
      },
    };
    expect(await toldApplicants({ ...council, awards }, windowId, now)).toEqual({ kind: 'letters-left' });
    expect(most).toBeLessThan(MOST);
  });
});
