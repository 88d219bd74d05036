import { SendTaskSuccessCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { Conflict } from '../dynamodb/conflict.ts';
import type { Wait, WaitRepository } from '../dynamodb/waits.ts';

/** The machine no longer waits with this token: it has the answer already, or will ask again with a new one and find it stored. */
const GONE = new Set(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken']);

/** Brings a stored answer to the machine that waits for it; safe to repeat. */
export const deliverAnswer =
  ({ machines, waits }: { readonly machines: SFNClient; readonly waits: WaitRepository }) =>
  async (given: Wait): Promise<void> => {
    try {
      await machines.send(
        new SendTaskSuccessCommand({ taskToken: given.token, output: JSON.stringify(given.answer ?? {}) }),
      );
    } catch (error) {
      if (!(error instanceof Error && GONE.has(error.name))) throw error;
    }
    try {
      await waits.delivered(given);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  };
