import type { DynamoDbUsage, Usage } from '@laptop/cloud';

/** How much was used of what, by name: `answers`, `runs`, `asked s3:GetObject`, `DynamoDB Query`, `read units of Records`. */
export type Tally = ReadonlyMap<string, number>;

export const countOf = (tally: Tally, name: string): number => tally.get(name) ?? 0;
/** The sum of all whose names match. */
export const sumWhere = (tally: Tally, names: RegExp): number =>
  [...tally].reduce((sum, [name, count]) => (names.test(name) ? sum + count : sum), 0);

const isRead = (operation: string): boolean => /Get|Query|Scan/.test(operation);
/** What a query is charged as that finds nothing, for which DynamoDB Local asks nothing. */
const READ_OF_NOTHING = 1;
/** A write whose condition failed is charged like one, of which DynamoDB Local says nothing: of a small record, in a transaction twice. */
const REFUSED_WRITE = 2;

/** A function has a processor of its own from so much memory on, and a share of one below. */
const A_WHOLE_PROCESSOR_MB = 1_769;

/** Counts what a cloud tells its meter. `next` answers what came since it was asked before. */
export const tallying = () => {
  let counts = new Map<string, number>();
  const add = (name: string, count: number): void => {
    counts.set(name, (counts.get(name) ?? 0) + count);
  };
  const addRequest = ({ operation, isRefused, used }: DynamoDbUsage): void => {
    add(`DynamoDB ${operation}${isRefused ? ' refused' : ''}`, 1);
    if (isRefused) add('write units of what was refused', REFUSED_WRITE);
    for (const { table, units, ofIndexes } of used) {
      const name = table.replace(/(?:Table)?[0-9A-F]{8}$/, '');
      if (isRead(operation)) add(`read units of ${name}`, units === 0 ? READ_OF_NOTHING : units);
      else {
        add(`write units of ${name}`, units);
        add(`index units of ${name}`, ofIndexes);
      }
    }
  };
  const addRun = ({ function: name, ms, cpuMs, memoryMb }: Extract<Usage, { readonly kind: 'run' }>): void => {
    const gigabytes = memoryMb / 1_024;
    add(`runs of ${name}`, 1);
    add('GB of runs', gigabytes);
    add('GB-seconds by this clock', (Math.ceil(ms) / 1_000) * gigabytes);
    add('GB-seconds of processor', (cpuMs / 1_000) * Math.max(1, A_WHOLE_PROCESSOR_MB / memoryMb) * gigabytes);
  };
  const meter = (usage: Usage): void => {
    switch (usage.kind) {
      case 'answer':
        add('answers', 1);
        add('answer bytes', usage.bytes);
        break;
      case 'run':
        addRun(usage);
        break;
      case 'line':
        add('lines', 1);
        add('line bytes', usage.bytes);
        break;
      case 'asked':
        add(`asked ${usage.action}`, 1);
        break;
      case 'dynamodb':
        addRequest(usage);
    }
  };
  return {
    meter,
    next: (): Tally => {
      const counted = counts;
      counts = new Map();
      return counted;
    },
  };
};
