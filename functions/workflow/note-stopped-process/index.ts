import { now } from '../../../adapters/clock.ts';
import { countOne } from '../../shared/metric.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { noteStoppedProcess } from './handler.ts';
import { input, output } from './schema.ts';

export const handler = taskHandler({ input, output }, noteStoppedProcess({ countOne: countOne({ now }) }));
