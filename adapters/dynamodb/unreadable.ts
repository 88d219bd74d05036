import type * as z from 'zod';

/** A record is not of the shape that it should have. Its key and what is wrong are told, never what it holds. */
export class UnreadableRecord extends Error {
  override readonly name = 'UnreadableRecord';
}

type Item = Readonly<Record<string, unknown>>;

const unreadable = ({ pk, sk }: Item, { issues }: z.ZodError): UnreadableRecord => {
  const wrong = issues.map(({ path, code }) => `${path.join('.') || 'all of it'}: ${code}`);
  return new UnreadableRecord(`A record cannot be read: ${pk} ${sk} (${wrong.join('; ')})`);
};

/** Logs a record that cannot be read, in words that the alarm RecordsUnreadable looks for. */
export const tellUnreadable = ({ message }: UnreadableRecord): void => console.error(message);

/** @throws UnreadableRecord */
export const readItem = <Schema extends z.ZodType>(schema: Schema, item: Item): z.output<Schema> => {
  const parsed = schema.safeParse(item);
  if (parsed.success) return parsed.data;
  throw unreadable(item, parsed.error);
};

/** What can be read of a page. The others are logged. */
export const readableItems = <Schema extends z.ZodType>(
  schema: Schema,
  items: readonly Item[],
): readonly z.output<Schema>[] =>
  items.flatMap((item) => {
    const parsed = schema.safeParse(item);
    if (parsed.success) return [parsed.data];
    tellUnreadable(unreadable(item, parsed.error));
    return [];
  });
