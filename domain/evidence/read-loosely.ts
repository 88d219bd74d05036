// What a pack holds is read without what is installed, and without trusting it: each of these answers undefined, or nothing, where it is otherwise.

export type Loose = Readonly<Record<string, unknown>>;

export const recordIn = (value: unknown): Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
export const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
export const numberIn = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
export const textsIn = (value: unknown): readonly string[] => listIn(value).filter((each) => typeof each === 'string');

export const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
