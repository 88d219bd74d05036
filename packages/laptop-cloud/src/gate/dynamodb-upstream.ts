import type { IncomingMessage, ServerResponse } from 'node:http';
import { tableNameIn } from '../template/names.ts';
import type { Meter } from '../usage.ts';
import { refuse } from './answers.ts';
import { askingWhatItUses, usedBy, usedByTransaction } from './consumed.ts';
import { ItemsInFlight, type KeyedTable } from './items-in-flight.ts';
import { partsOf } from './transaction-parts.ts';
import { Upstream } from './upstream.ts';
import { readOfUpdated, type WrittenTable, writtenUnits } from './written-units.ts';

/** A request as it came, and what it says. */
export interface Asked {
  readonly operation: string;
  readonly body: Buffer;
  /** The body's JSON. */
  readonly request: unknown;
}

interface Options {
  /** Is told of what each request uses. */
  readonly meter?: Meter | undefined;
  /** Whether the database outlives this process; it does where it is left out. */
  readonly isKept?: boolean;
}

/** DynamoDB Local behind the gate: requests go on under the key that its tables are kept under. */
export class DynamoDbUpstream {
  readonly #upstream: Upstream;
  readonly #accessKeyId: string;
  readonly #tables: readonly (KeyedTable & WrittenTable)[];
  readonly #inFlight: ItemsInFlight;
  readonly #meter: Meter | undefined;
  readonly #isKept: boolean;

  /** @param accessKeyId the one under which DynamoDB Local keeps the tables. */
  constructor(
    endpoint: string,
    accessKeyId: string,
    tables: readonly (KeyedTable & WrittenTable)[],
    inFlight = new ItemsInFlight(tables),
    { meter, isKept = true }: Options = {},
  ) {
    this.#upstream = new Upstream(endpoint);
    this.#accessKeyId = accessKeyId;
    this.#tables = tables;
    this.#inFlight = inFlight;
    this.#meter = meter;
    this.#isKept = isKept;
  }

  /** Sends a request on and its answer back, or the refusal where another one holds its items, and says whether it succeeded. */
  async forward(req: IncomingMessage, asked: Asked, res: ServerResponse): Promise<boolean> {
    const answer = await this.#inFlight.during(asked.operation, asked.request, () => this.#send(req, asked));
    if ('refusal' in answer) {
      const { type, message, reasons } = answer.refusal;
      refuse(res, 'dynamodb', type, message, reasons && { CancellationReasons: reasons });
      return false;
    }
    this.#upstream.answer(res, answer);
    return answer.status === 200;
  }

  async #send(req: IncomingMessage, { operation, body, request }: Asked) {
    const {
      authorization = '',
      'content-type': type = 'application/x-amz-json-1.0',
      'x-amz-target': target,
    } = req.headers;
    // The SDK's other headers are for AWS: the database reads none of them.
    const headers = {
      authorization: authorization.replace(/Credential=[^/]+/, `Credential=${this.#accessKeyId}`),
      'content-type': type,
      'x-amz-target': target,
    };
    const answer = await this.#upstream.send(req, headers, this.#meter ? askingWhatItUses(request) : body);
    if (this.#meter) this.#meter(await this.#used(req, headers, { operation, request }, answer));
    // It answers a transaction before it has committed it: a read of an item waits until it has, so that what was
    // acknowledged outlives a kill.
    if (this.#isKept && operation === 'TransactWriteItems' && answer.status === 200) {
      const read = Buffer.from(JSON.stringify(this.#readOfWritten(request)));
      await this.#upstream.send(req, { ...headers, 'x-amz-target': 'DynamoDB_20120810.GetItem' }, read);
    }
    return answer;
  }

  async #used(
    req: IncomingMessage,
    headers: Parameters<Upstream['send']>[1],
    { operation, request }: Pick<Asked, 'operation' | 'request'>,
    answer: Awaited<ReturnType<Upstream['send']>>,
  ) {
    if (operation !== 'TransactWriteItems' || answer.status !== 200) return usedBy(operation, request, answer);
    const read = readOfUpdated(request);
    const ofABatch = { ...headers, 'x-amz-target': 'DynamoDB_20120810.BatchGetItem' };
    const updated = read && (await this.#upstream.send(req, ofABatch, Buffer.from(JSON.stringify(read))));
    return usedByTransaction(
      writtenUnits(this.#tables, request, updated && JSON.parse(updated.body.toString())),
      answer,
    );
  }

  close(): void {
    this.#upstream.close();
  }

  /** A read, by its key, of the first item that a transaction writes. */
  #readOfWritten(transaction: unknown) {
    const written = partsOf(transaction).find(({ kind }) => kind !== 'ConditionCheck');
    const table = this.#tables.find((one) => one.name === tableNameIn(written?.TableName ?? ''));
    const names = (table?.keySchema ?? []).map((part) => part.AttributeName);
    const attributes = Object.entries(written?.Key ?? written?.Item ?? {});
    const key = Object.fromEntries(attributes.filter(([name]) => names.includes(name)));
    return { TableName: table?.name, Key: key, ConsistentRead: true };
  }
}
