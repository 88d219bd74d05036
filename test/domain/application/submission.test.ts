import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { referenceOf } from '../../../domain/application/submission.ts';
import { canonicalJson } from '../../../domain/canonical-json.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The same value with the keys of every object in the opposite order. */
const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, turned(each)]),
  );
};

describe('Canonical JSON', () => {
  it.each<[string, unknown, string]>([
    ['has its keys in order, at every depth', { b: 1, a: { d: [], c: null } }, '{"a":{"c":null,"d":[]},"b":1}'],
    ['keeps the order of lists', [3, 1, 2], '[3,1,2]'],
    ['leaves out what is not there', { a: undefined, b: 1 }, '{"b":1}'],
    ['keeps a list’s gaps as null', [undefined, 1], '[null,1]'],
    ['writes text as JSON does', 'a "quoted"\nline – and £', '"a \\"quoted\\"\\nline – and £"'],
  ])('%s', (_, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('says the same as the value it was made of', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is one for equal content, in whatever order it was put together', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => canonicalJson(turned(value)) === canonicalJson(value)));
  });

  it('survives being stored and read again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => canonicalJson(JSON.parse(canonicalJson(value))) === canonicalJson(value)),
    );
  });

  it('differs where the content does', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        fc.pre(one !== other);
        expect(canonicalJson({ answer: one })).not.toBe(canonicalJson({ answer: other }));
      }),
    );
  });
});

describe('A reference', () => {
  it('carries the window’s year and month, and six signs of the hash', () => {
    expect(referenceOf({ references: 'HC' }, 's1-home-care-2027-03-01', 'ff001f20ab09')).toBe('HC-2703-Z2Z2DB');
  });

  it('can be read out over the telephone, whoever it is for', () => {
    fc.assert(
      fc.property(fc.uuid(), (providerId) => {
        const windowId = 's1-home-care-2027-03-01-0900';
        expect(referenceOf({ references: 'HC' }, windowId, sha256(windowId + providerId))).toMatch(
          /^HC-2703-[2-9A-HJ-NP-Z]{6}$/,
        );
      }),
    );
  });

  it('is the same for the same provider and window, and hardly ever for two', () => {
    const references = Array.from({ length: 2000 }, (_, at) =>
      referenceOf({ references: 'HC' }, 'w-2027-03-01', sha256(`w${at}`)),
    );
    expect(new Set(references).size).toBeGreaterThan(1995);
    expect(referenceOf({ references: 'HC' }, 'w-2027-03-01', sha256('w7'))).toBe(references[7]);
  });
});
