import { now } from '../../../adapters/clock.ts';
import { letterRepository } from '../../../adapters/dynamodb/letters.ts';
import { sendingRounds } from '../../../adapters/dynamodb/sending-rounds.ts';
import { documentClient, table } from '../../../adapters/dynamodb/table.ts';
import { notifyClient } from '../../../adapters/notify/notify-client.ts';
import { onlyTo } from '../../../adapters/notify/only-to.ts';
import { paced } from '../../../adapters/notify/paced.ts';
import { parameterStore, secret } from '../../../adapters/secrets/secret.ts';
import { countOne } from '../../shared/metric.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { environment } from './env.ts';
import { sendLetters } from './handler.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);
const client = documentClient();
const outbox = table(client, env.LETTERS_TABLE);

export const handler = taskHandler(
  { input, output },
  sendLetters({
    letters: letterRepository(client, outbox),
    rounds: sendingRounds(client, outbox),
    email: onlyTo(
      env.ALLOWED_RECIPIENTS,
      paced(
        notifyClient({
          baseUrl: env.NOTIFY_BASE_URL,
          apiKey: secret({ ssm: parameterStore(), name: env.NOTIFY_KEY_PARAMETER, now }),
          now,
          templateId: env.NOTIFY_TEMPLATE_ID,
        }),
      ),
    ),
    now,
    countOne: countOne({ now }),
  }),
);
