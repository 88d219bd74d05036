import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOfficer } from '../../../functions/workflow/ask-officer/handler.ts';
import { lookAtProofs } from '../../../functions/workflow/finish-deliveries/look-at-proofs.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
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
});
