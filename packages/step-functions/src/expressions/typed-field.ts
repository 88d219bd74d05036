import { EvaluationFailure } from '../failure.ts';
import type { Json } from '../json.ts';
import type { Bindings } from './expression.ts';
import { evaluateTemplate, type Template } from './template.ts';

interface Types {
  readonly array: Json[];
  readonly boolean: boolean;
  readonly number: number;
  readonly string: string;
}

const typeName = (value: Json): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

const unexpected = (template: Template, type: keyof Types, value: Json): EvaluationFailure =>
  template.kind === 'expression'
    ? new EvaluationFailure(
        `The JSONata expression '${template.expression.text}' specified for the field '${template.location}' returned ` +
          `an unexpected result type. Expected '${type}', but was '${typeName(value)}' for value: ${JSON.stringify(value)}`,
        template.location,
      )
    : new EvaluationFailure(`Expected '${type}', but was '${typeName(value)}' for value: ${JSON.stringify(value)}`);

/** Evaluates a field that must give one type. @throws EvaluationFailure in AWS's words */
export const evaluateNumber = async (template: Template, bindings: Bindings): Promise<number> => {
  const value = await evaluateTemplate(template, bindings);
  if (typeof value !== 'number') throw unexpected(template, 'number', value);
  return value;
};

export const evaluateBoolean = async (template: Template, bindings: Bindings): Promise<boolean> => {
  const value = await evaluateTemplate(template, bindings);
  if (typeof value !== 'boolean') throw unexpected(template, 'boolean', value);
  return value;
};

export const evaluateString = async (template: Template, bindings: Bindings): Promise<string> => {
  const value = await evaluateTemplate(template, bindings);
  if (typeof value !== 'string') throw unexpected(template, 'string', value);
  return value;
};

export const evaluateArray = async (template: Template, bindings: Bindings): Promise<Json[]> => {
  const value = await evaluateTemplate(template, bindings);
  if (!Array.isArray(value)) throw unexpected(template, 'array', value);
  return value;
};
