/** A file as it arrived. `start` is its first bytes, which tell its kind more truly than its name. */
export interface Arrived {
  readonly size: number;
  readonly start: Uint8Array;
}

const MOST_BYTES = 10_000_000;

/** Kinds of file that any office can read, by the end of the name: media type, and the bytes that each begins with. */
const kinds: Readonly<Record<string, { readonly type: string; readonly start: readonly number[] }>> = {
  pdf: { type: 'application/pdf', start: [0x25, 0x50, 0x44, 0x46] },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    start: [0x50, 0x4b, 0x03, 0x04],
  },
  odt: { type: 'application/vnd.oasis.opendocument.text', start: [0x50, 0x4b, 0x03, 0x04] },
  doc: { type: 'application/msword', start: [0xd0, 0xcf, 0x11, 0xe0] },
};

export type FileFault = 'missing' | 'empty' | 'type' | 'size';

/** What is wrong with a file that arrived under this name; undefined where nothing is. */
export const faultOf = (name: string, arrived: Arrived | undefined): FileFault | undefined => {
  if (!arrived || name === '') return 'missing';
  if (arrived.size === 0) return name.includes('.') ? 'empty' : 'missing';
  if (arrived.size > MOST_BYTES) return 'size';
  const kind = kinds[endOf(name)];
  return kind?.start.every((byte, index) => arrived.start[index] === byte) ? undefined : 'type';
};

/** The media type that a name's end stands for. */
export const typeOf = (name: string): string => kinds[endOf(name)]?.type ?? 'application/octet-stream';

const endOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase();
