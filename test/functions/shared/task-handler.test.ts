import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { taskHandler } from '../../../functions/shared/task-handler.ts';
import { aContext } from './browser.ts';

const schema = { input: z.object({ windowId: z.string() }), output: z.object({ count: z.int() }) };
const run = (handle: (input: { readonly windowId: string }) => Promise<{ readonly count: number }>, event: unknown) =>
  taskHandler(schema, handle)(event, aContext());

describe('A task of a state machine', () => {
  it('is given what it asks for, and nothing more, and answers what it promised', async () => {
    const seen: unknown[] = [];
    const answer = await run(
      async (input) => {
        seen.push(input);
        return Object.assign({ count: 3 }, { more: 'unasked' });
      },
      { windowId: 'w1', extra: true },
    );
    expect([seen, answer]).toEqual([[{ windowId: 'w1' }], { count: 3 }]);
  });

  it('fails by a name that the machine can tell, saying where and never what', async () => {
    const wrong = run(async () => ({ count: 1 }), { windowId: 42 });
    await expect(wrong).rejects.toMatchObject({ name: 'InvalidInput', message: 'windowId: invalid_type' });
    const broken = run(async () => ({ count: 1.5 }), { windowId: 'w1' });
    await expect(broken).rejects.toMatchObject({ name: 'InvalidOutput' });
  });

  it('lets the machine see an error of its own by its name', async () => {
    class RegisterUnavailable extends Error {
      override readonly name = 'RegisterUnavailable';
    }
    const failing = run(
      async () => {
        throw new RegisterUnavailable('down');
      },
      { windowId: 'w1' },
    );
    await expect(failing).rejects.toMatchObject({ name: 'RegisterUnavailable' });
  });
});
