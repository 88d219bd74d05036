import { canonicalJson } from '../canonical-json.ts';

// Read by whoever checks a pack, with Node.js alone: nothing of what is installed is imported here.

/** The file of a pack that lists the others. It is the last one. */
export const MANIFEST = 'manifest.json';

/** For whom a pack is: the council itself, the provider whose application it is about, or whoever asks under Freedom of Information. */
export type Edition = 'council' | 'provider' | 'freedom-of-information';
export const editions = ['council', 'provider', 'freedom-of-information'] as const satisfies readonly Edition[];

interface Listed {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** In hex. */
  readonly sha256: string;
}

/** What a pack is of, and each of its files. */
export interface Manifest {
  readonly kind: 'evidence-pack';
  readonly format: 1;
  readonly edition: Edition;
  readonly agreement: string;
  readonly window: string;
  /** The reference of the application that it is about; absent where it is about all of the window. */
  readonly application?: string | undefined;
  /** The instant by which its files are dated: the closing of the window, so that the same records make the same pack. */
  readonly dated: string;
  readonly files: readonly Listed[];
}

/** A manifest as it lies in the pack: one way of writing it. */
export const manifestText = (manifest: Manifest): string => `${canonicalJson(manifest)}\n`;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isEdition = (value: unknown): value is Edition => editions.some((edition) => edition === value);
const isListed = (value: unknown): value is Listed =>
  isObject(value) &&
  typeof value.path === 'string' &&
  typeof value.size === 'number' &&
  Number.isSafeInteger(value.size) &&
  value.size >= 0 &&
  typeof value.sha256 === 'string' &&
  /^[0-9a-f]{64}$/.test(value.sha256);

/** The manifest that a text holds; undefined where it holds none. */
export const manifestIn = (text: string): Manifest | undefined => {
  const read = parsed(text);
  if (!isObject(read) || read.kind !== 'evidence-pack' || read.format !== 1) return undefined;
  const { edition, agreement, window, application, dated, files } = read;
  if (!isEdition(edition) || typeof agreement !== 'string' || typeof window !== 'string') return undefined;
  if (typeof dated !== 'string' || Number.isNaN(Date.parse(dated))) return undefined;
  if (application !== undefined && typeof application !== 'string') return undefined;
  if (!Array.isArray(files) || !files.every(isListed)) return undefined;
  return { kind: 'evidence-pack', format: 1, edition, agreement, window, application, dated, files };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
