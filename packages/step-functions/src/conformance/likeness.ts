import { isObject, type Json, tryParseJson } from '../json.ts';
import type { Placeholder } from './recorded-case.ts';

/** Made by AWS's HTTP layer, not by Step Functions. */
const HTTP_LAYER = new Set(['SdkHttpMetadata', 'SdkResponseMetadata']);

/** Whether what was recorded and what happened now are alike, placeholders standing for anything. */
export const likeness = (placeholders: readonly Placeholder[]) => {
  const whole = new Set(placeholders.filter(({ scope }) => scope === 'whole').map(({ token }) => token));
  const within = placeholders
    .filter(({ scope }) => scope === 'text')
    // A token may be part of another.
    .toSorted((a, b) => b.token.length - a.token.length);

  const pattern = (recorded: string): RegExp => {
    let source = '';
    let rest = recorded;
    while (rest.length > 0) {
      const hit = within.find(({ token }) => rest.startsWith(token));
      source += hit ? `(?:${hit.regex ?? '[^]*?'})` : rest.charAt(0).replace(/[.*+?^${}()|[\]\\/-]/, '\\$&');
      rest = rest.slice(hit ? hit.token.length : 1);
    }
    return new RegExp(`^${source}$`);
  };

  const text = (recorded: string, actual: string): boolean => {
    if (recorded === actual) return true;
    const [a, b] = [tryParseJson(recorded), tryParseJson(actual)];
    if (isObject(a) && isObject(b)) return alike(a, b);
    return within.some(({ token }) => recorded.includes(token)) && pattern(recorded).test(actual);
  };

  const alike = (recorded: Json, actual: Json | undefined): boolean => {
    if (typeof recorded === 'string') {
      return whole.has(recorded) || (typeof actual === 'string' && text(recorded, actual));
    }
    if (Array.isArray(recorded)) {
      return (
        Array.isArray(actual) &&
        recorded.length === actual.length &&
        recorded.every((item, index) => alike(item, actual[index]))
      );
    }
    if (!isObject(recorded)) return recorded === actual;
    if (!isObject(actual)) return false;
    const wanted = Object.entries(recorded).filter(([key]) => !HTTP_LAYER.has(key));
    const found = Object.entries(actual).filter(([key]) => !HTTP_LAYER.has(key));
    return (
      wanted.length === found.length &&
      wanted.every(([key, value]) => found.some(([name, other]) => alike(key, name) && alike(value, other)))
    );
  };
  return alike;
};

export type Alike = ReturnType<typeof likeness>;
