import type { Json } from '../json.ts';
import {
  type Bindings,
  compileExpression,
  type Expression,
  evaluateAt,
  expressionText,
  isExpression,
} from './expression.ts';

/** A field that may hold JSONata anywhere within it: Arguments, Output, Assign, ItemSelector ... */
export type Template =
  | { readonly kind: 'constant'; readonly value: Json }
  | { readonly kind: 'expression'; readonly expression: Expression; readonly location: string }
  | { readonly kind: 'array'; readonly items: readonly Template[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Template])[] };

/** @param location the field's place in its state, as AWS names it: `Output/result`, `Choices[0]/Condition`. */
export const compileTemplate = (value: Json, location: string): Template => {
  if (typeof value === 'string' && isExpression(value)) {
    return { kind: 'expression', expression: compileExpression(expressionText(value)), location };
  }
  if (Array.isArray(value)) {
    const items = value.map((item, index) => compileTemplate(item, `${location}[${index}]`));
    return items.every(isConstant) ? { kind: 'constant', value } : { kind: 'array', items };
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(
      ([key, item]) => [key, compileTemplate(item, `${location}/${key}`)] as const,
    );
    return entries.every(([, item]) => isConstant(item)) ? { kind: 'constant', value } : { kind: 'object', entries };
  }
  return { kind: 'constant', value };
};

const isConstant = (template: Template): boolean => template.kind === 'constant';

/** @throws EvaluationFailure */
export const evaluateTemplate = async (template: Template, bindings: Bindings): Promise<Json> => {
  switch (template.kind) {
    case 'constant':
      return template.value;
    case 'expression':
      return evaluateAt(template.expression, template.location, bindings);
    case 'array': {
      const items: Json[] = [];
      for (const item of template.items) items.push(await evaluateTemplate(item, bindings));
      return items;
    }
    case 'object': {
      const object: Record<string, Json> = {};
      for (const [key, item] of template.entries) {
        const value = await evaluateTemplate(item, bindings);
        // A key such as __proto__ must become a plain property.
        Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
      }
      return object;
    }
  }
};
