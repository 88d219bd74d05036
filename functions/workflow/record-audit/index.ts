import { now } from '../../../adapters/clock.ts';
import { auditChains } from '../../../adapters/dynamodb/audit-chains.ts';
import { documentClient, table } from '../../../adapters/dynamodb/table.ts';
import { countOne } from '../../shared/metric.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { environment } from './env.ts';
import { recordAudit } from './handler.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);

export const handler = taskHandler(
  { input, output },
  recordAudit({ chains: auditChains(table(documentClient(), env.AUDIT_TABLE)), countOne: countOne({ now }), now }),
);
