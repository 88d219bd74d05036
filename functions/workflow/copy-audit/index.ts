import { S3Client } from '@aws-sdk/client-s3';
import { copyLinks } from '../../../adapters/audit-copies/audit-copies.ts';
import { auditTrail, copiedChains } from '../../../adapters/dynamodb/audit.ts';
import { documentClient, table } from '../../../adapters/dynamodb/table.ts';
import { agreements } from '../../../agreements/index.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { environment } from './env.ts';
import { copyAudit } from './handler.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);
const audit = table(documentClient(), env.AUDIT_TABLE);

export const handler = taskHandler(
  { input, output },
  copyAudit({
    agreementIds: agreements.map(({ id }) => id),
    trail: auditTrail(audit),
    copied: copiedChains(audit),
    copyLinks: copyLinks(new S3Client({}), env.AUDIT_COPIES_BUCKET),
  }),
);
