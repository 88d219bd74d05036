import * as z from 'zod';
import { windowStatus } from '../../../domain/window/window.ts';

export const input = z.object({ windowId: z.string().min(1) });

export const output = z.object({ windowId: z.string(), status: windowStatus, closesAt: z.iso.datetime() });
