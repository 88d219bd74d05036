import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import { isAnyOutcomeUndelivered } from '../../../adapters/dynamodb/undelivered-outcomes.ts';
import { outcomeLetterIdOf } from '../../../domain/letters/application-letters.ts';
import { askOfficer } from '../../../functions/workflow/ask-officer/handler.ts';
import { lookAtProofs } from '../../../functions/workflow/finish-deliveries/look-at-proofs.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { claimedLetter } from '../../support/claimed-letter.ts';
import { requestsOf } from '../../support/requests.ts';
import { anOfficersDesk, type Desk } from '../officer-site/officers-desk.ts';

let desk: Desk;
let requests: ReturnType<typeof requestsOf>;
const { now } = clock;
const window = aWindow().evaluating();
beforeAll(async () => {
  desk = await anOfficersDesk();
  requests = requestsOf(desk.tables.documents);
  await desk.stored.window(window);
  for (let number = 0; number < 30; number += 1)
    await desk.stored.application(anApplication(`Provider ${number}`).evaluating());
});
afterAll(() => desk.stop());

describe('What tasks ask of the database', () => {
  it('is one request for the proofs of thirty applications, each morning, beside the two lists of them', async () => {
    const { lists, applications, controls } = desk.deps;
    const look = () => lookAtProofs({ lists, applications, controls, now }, window);
    expect(await look()).toBe(30);
    const asked = await requests.of(async () => expect(await look()).toBe(0));
    expect(asked).toEqual(['Query', 'BatchGetItem', 'Query']);
  });

  it('is one request before a question to an officer is noted, and one whether it was answered before', async () => {
    const { applicationId } = await desk.stored.application(anApplication('Alder Care').evaluating());
    const ask = askOfficer({ ...desk.deps, now, count: () => undefined });
    const question = { ask: 'evaluation-1', subject: applicationId, token: 'token', enteredAt: now() } as const;
    const rounds = await requests.rounds(async () => expect(await ask(question)).toEqual({ asked: true }));
    expect(rounds).toEqual([['BatchGetItem'], ['PutItem'], ['BatchGetItem']]);
  });

  it('is one look into the letters that came back, and one at what came of each, however many an award has', async () => {
    const { windowId } = window;
    const { letters } = desk.deps;
    const all = Array.from({ length: 30 }, (_, number) => ({
      letterId: outcomeLetterIdOf(windowId, `provider-${number}`),
      kind: 'outcome' as const,
      to: 'office@provider.example',
      addressee: `Provider ${number}`,
      subject: 'The outcome',
      body: 'You have no place.',
    }));
    await letters.enqueue(all, now());
    const listed = await Array.fromAsync(everyItem((after) => letters.unsent({ after })));
    const [first, second] = listed.filter(({ kind }) => kind === 'outcome');
    if (!first || !second) throw new Error('The letters are lost');
    const look = (expected: boolean) =>
      requests.of(async () => expect(await isAnyOutcomeUndelivered(letters, windowId)).toBe(expected));
    expect(await look(false)).toEqual(['Query']);
    for (const each of [first, second])
      await letters.markUndeliverable(await claimedLetter(letters, each, now()), { at: now(), error: 'Nobody there' });
    expect(await look(true)).toEqual(['Query', 'GetItem']);
    const other = await requests.of(async () =>
      expect(await isAnyOutcomeUndelivered(letters, 'another-window')).toBe(false),
    );
    expect(other).toEqual(['Query']);
  });
});
