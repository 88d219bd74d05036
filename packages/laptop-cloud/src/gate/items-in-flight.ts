import { tableNameIn } from '../template/names.ts';
import type { Table } from '../template/tables.ts';
import { Throttling } from './throttling.ts';
import { partOf, partsOf } from './transaction-parts.ts';

/** What has to be known of a table to tell its items apart. */
export type KeyedTable = Pick<Table, 'name' | 'keySchema'>;

/** Why DynamoDB would refuse a request now, in the form of its answer; `undefined` of a reason where nothing stands against that part. */
export interface Refusal {
  readonly type: string;
  readonly message: string;
  /** Of a transaction: a reason for each of its parts, in their order. */
  readonly reasons?: readonly { readonly Code: string; readonly Message?: string }[];
}

const CONFLICT = 'Transaction is ongoing for the item';
const THROTTLED = 'Throughput exceeds the current capacity of your table or index.';
const inTransactions = new Set(['TransactWriteItems', 'TransactGetItems']);
const ofOneItem = new Set(['PutItem', 'UpdateItem', 'DeleteItem']);

/**
 * The items that requests under way hold. AWS lets no two transactions be about one item at the same moment, a check of a condition no
 * less than a write, nor a write of an item that a transaction is about: the later one is refused. DynamoDB Local lets them wait for one another.
 */
export class ItemsInFlight {
  readonly #tables: readonly KeyedTable[];
  readonly #throttling: Throttling;
  readonly #holdMs: number;
  /** Those that a transaction writes, or checks, just now. */
  readonly #written = new Set<string>();

  /** @param holdMs a transaction holds its items for so long at least, real milliseconds */
  constructor(tables: readonly KeyedTable[], throttling = new Throttling(), holdMs = 0) {
    this.#tables = tables;
    this.#throttling = throttling;
    this.#holdMs = holdMs;
  }

  /** Sends a request (parsed JSON) on and holds its items until it is answered, unless it has to be refused. */
  async during<Answer>(
    operation: string,
    request: unknown,
    send: () => Promise<Answer>,
  ): Promise<Answer | { readonly refusal: Refusal }> {
    const isTransaction = inTransactions.has(operation);
    if (!isTransaction && !ofOneItem.has(operation)) return send();
    const parts = isTransaction ? partsOf(request) : [partOf(request)];
    const items = parts.map((part) => this.#itemOf(part));
    const refusal = this.#refusal(isTransaction, items);
    if (refusal) return { refusal };
    if (operation !== 'TransactWriteItems') return send();
    for (const item of items) this.#written.add(item);
    try {
      const [answer] = await Promise.all([send(), this.#holding()]);
      return answer;
    } finally {
      for (const item of items) this.#written.delete(item);
    }
  }

  #refusal(isTransaction: boolean, items: readonly string[]): Refusal | undefined {
    const isThrottled = this.#throttling.isNextRefused();
    if (!isTransaction) {
      if (isThrottled) return { type: 'ThrottlingException', message: THROTTLED };
      if (items.some((item) => this.#written.has(item)))
        return { type: 'TransactionConflictException', message: CONFLICT };
      return undefined;
    }
    const reasons = items.map((item) => {
      if (isThrottled) return { Code: 'ThrottlingError', Message: THROTTLED };
      return this.#written.has(item) ? { Code: 'TransactionConflict', Message: CONFLICT } : { Code: 'None' };
    });
    if (reasons.every(({ Code }) => Code === 'None')) return undefined;
    const codes = reasons.map(({ Code }) => Code).join(', ');
    const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
    return { type: 'TransactionCanceledException', message, reasons };
  }

  readonly #holding = async (): Promise<void> => {
    if (this.#holdMs > 0) await new Promise((done) => setTimeout(done, this.#holdMs));
  };

  /** An item by its table and its key. */
  #itemOf({ TableName, Key, Item }: ReturnType<typeof partOf>): string {
    const name = tableNameIn(TableName);
    const table = this.#tables.find((one) => one.name === name);
    const attributes = Key ?? Item ?? {};
    return JSON.stringify([name, ...(table?.keySchema ?? []).map(({ AttributeName }) => attributes[AttributeName])]);
  }
}
