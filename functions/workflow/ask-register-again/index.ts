import { now } from '../../../adapters/clock.ts';
import { cqcRegister } from '../../../adapters/cqc/cqc-register.ts';
import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import { awardRepository } from '../../../adapters/dynamodb/awards.ts';
import { locationUses } from '../../../adapters/dynamodb/location-uses.ts';
import { documentClient, table } from '../../../adapters/dynamodb/table.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import { parameterStore, secret } from '../../../adapters/secrets/secret.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { oneCall } from '../in-batches.ts';
import { environment } from './env.ts';
import { askRegisterAgain } from './handler.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);
const records = table(documentClient(), env.RECORDS_TABLE, 'ask-register-again');
const applications = applicationRepository(records);
const key = secret({ ssm: parameterStore(), name: env.CQC_KEY_PARAMETER, now });

export const handler = taskHandler(
  { input, output },
  askRegisterAgain({
    records,
    windows: windowRepository(records),
    applications,
    locationUses: locationUses({ records, applications }),
    awards: awardRepository(records),
    register: async () => cqcRegister({ baseUrl: env.CQC_BASE_URL, key: await key(), now }),
    now,
    oneCall,
  }),
);
