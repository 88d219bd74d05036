import * as z from 'zod';
import { windowStatus } from '../../../domain/window/window.ts';

export const input = z.object({ windowId: z.string().min(1) });

/** `open` where the window was extended: the machine waits again, until the new closing instant. */
export const output = z.object({ windowId: z.string(), status: windowStatus, closesAt: z.iso.datetime() });
