import { DynamoDbUpstream } from '../gate/dynamodb-upstream.ts';
import { ItemsInFlight, type KeyedTable } from '../gate/items-in-flight.ts';
import { listen } from '../gate/server.ts';
import { Throttling } from '../gate/throttling.ts';
import { wholeBody } from '../gate/whole-body.ts';

interface Unkind {
  readonly endpoint: string;
  /** The credential that these tables were made with. */
  readonly accessKeyId: string;
  readonly tables: readonly KeyedTable[];
  /** How long a transaction holds its items at least, in real ms. */
  readonly holdMs?: number;
}

/** DynamoDB Local refusing what AWS refuses: transactions that meet, and on demand what comes too fast. Nobody's role is asked for. */
export const asUnkindAsAws = async ({ endpoint, accessKeyId, tables, holdMs }: Unkind) => {
  const throttling = new Throttling();
  const upstream = new DynamoDbUpstream(endpoint, accessKeyId, tables, new ItemsInFlight(tables, throttling, holdMs));
  const listening = await listen(async (req, res) => {
    const operation = String(req.headers['x-amz-target'] ?? '').split('.')[1] ?? '';
    const body = await wholeBody(req);
    await upstream.forward(req, { operation, body, request: JSON.parse(body.toString() || '{}') }, res);
  });
  return {
    endpoint: listening.url,
    throttling,
    close: async () => {
      upstream.close();
      await listening.close();
    },
  };
};
