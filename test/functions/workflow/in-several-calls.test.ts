import { beforeEach, describe, expect, it } from 'vitest';
import { unsealApplications } from '../../../functions/workflow/unseal-applications/handler.ts';
import { aCouncil, type Council, closesAt, windowId } from './a-council.ts';

const MANY = 30;
/** So few that each task needs several calls of the thirty. */
const oneCall = { most: 8, lasts: 'PT5M' };
const ids = Array.from({ length: MANY }, (_, index) => `p${String(index).padStart(2, '0')}`);

/** Something that breaks off once, as a function that is killed, when it has been done so often. */
const brokenOffAfter = <Args extends readonly unknown[], Done>(
  times: number,
  deed: (...args: Args) => Promise<Done>,
) => {
  let done = 0;
  return async (...args: Args): Promise<Done> => {
    done += 1;
    if (done === times) throw new Error('killed');
    return deed(...args);
  };
};

/** Calls a task as its machine does: from where it came to, and once more where it failed. @returns how many calls it took */
const calledAgain = async <Answer extends { readonly status?: string | undefined }>(
  call: (from: Answer | undefined) => Promise<Answer>,
): Promise<{ readonly calls: number; readonly failures: number; readonly last: Answer }> => {
  let [calls, failures, from]: [number, number, Answer | undefined] = [0, 0, undefined];
  for (;;) {
    calls += 1;
    try {
      const answer: Answer = await call(from);
      if (answer.status !== 'more') return { calls, failures, last: answer };
      from = answer;
    } catch {
      failures += 1;
      if (failures > 3) throw new Error('It never ends');
    }
  }
};

let council: Council;
beforeEach(async () => {
  council = await aCouncil();
  return council.close;
});

describe('Thirty applications, eight in a call', () => {
  beforeEach(async () => {
    const window = await council.aWindow();
    for (const [index, id] of ids.entries()) await council.submits(id, `1-${100 + index}`);
    await council.windows.move(window, 'closed', {}, { at: closesAt, action: 'window closed' });
    council.at('2027-03-31T11:01:00.000Z');
  });

  it('are unsealed once each, though a call is killed in the middle, and are all in the certificate', async () => {
    let copied = 0;
    const settle = brokenOffAfter(13, council.sealed.settle);
    const unseal = unsealApplications({
      ...council,
      sealed: { ...council.sealed, settle },
      oneCall,
      unsealDocuments: async () => {
        copied += 1;
      },
    });
    const { calls, failures } = await calledAgain<Awaited<ReturnType<typeof unseal>>>((from) =>
      unseal({ windowId, after: from?.after ?? '', setAside: from?.setAside ?? 0 }),
    );
    expect([calls, failures, copied]).toEqual([5, 1, MANY]);
    expect((await Array.fromAsync(council.applications.every(windowId))).map(({ providerId }) => providerId)).toEqual(
      ids,
    );
    expect((await council.seals.certificate(windowId))?.applicationIds).toEqual(ids.map((id) => `${windowId}.${id}`));
    const { items } = await council.audit.page(windowId, { limit: 1_000 });
    expect(items.filter(({ action }) => action === 'applications unsealed')).toMatchObject([
      { detail: `${MANY} applications` },
    ]);
  });

  it('are unsealed in one call for a machine that was released before there were several', async () => {
    expect(await unsealApplications({ ...council, oneCall, unsealDocuments: async () => {} })({ windowId })).toEqual({
      windowId,
    });
    expect((await council.windows.get(windowId))?.status).toBe('evaluating');
  });
});
