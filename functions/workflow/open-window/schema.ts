import * as z from 'zod';
import { windowStatus } from '../../../domain/window/window.ts';

export const input = z.object({ windowId: z.string().min(1) });

/** `secondsToClose`: how long there is, one at least, to have told what could not be told at the opening. */
export const output = z.object({
  windowId: z.string(),
  status: windowStatus,
  closesAt: z.iso.datetime(),
  secondsToClose: z.int().min(1),
});
