import type { Distributed } from '../definition/states.ts';
import type { Bindings } from '../expressions/expression.ts';
import { evaluateTemplate } from '../expressions/template.ts';
import { evaluateNumber } from '../expressions/typed-field.ts';
import type { Json } from '../json.ts';

/** ItemBatcher: items a child execution gets together, as `{ Items, BatchInput }`. */
export const toBatches = async (
  items: Json[],
  { maxItemsPerBatch, batchInput }: Distributed,
  scope: Bindings,
): Promise<Json[]> => {
  if (!maxItemsPerBatch) return items;
  const size = Math.max(1, Math.floor(await evaluateNumber(maxItemsPerBatch, scope)));
  const shared = batchInput && (await evaluateTemplate(batchInput, scope));
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => ({
    ...(shared !== undefined && { BatchInput: shared }),
    Items: items.slice(index * size, (index + 1) * size),
  }));
};
