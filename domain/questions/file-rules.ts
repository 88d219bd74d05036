/** The kinds of document that any office can read. */
export type FileContent = 'pdf' | 'docx' | 'odt' | 'doc';

export const MOST_BYTES_OF_A_FILE = 10_000_000;

/** The media type of each, which a name's end stands for. */
const types: Readonly<Record<FileContent, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  doc: 'application/msword',
};

/** A file as it arrived: what the browser called it, and what all of its bytes are, undefined for anything that is not taken. */
export interface FileArrived {
  readonly name: string;
  readonly size: number;
  readonly content: FileContent | undefined;
}

/** What phones make of a paper that is photographed: no document, and what most people try first. */
const photos: ReadonlySet<string> = new Set(['jpg', 'jpeg', 'png', 'heic', 'heif', 'webp', 'gif']);

export type FileFault = 'missing' | 'empty' | 'type' | 'photo' | 'size';

/** What is wrong with a file that arrived; undefined where nothing is. Name and content have to say the same. */
export const faultOf = ({ name, size, content }: FileArrived): FileFault | undefined => {
  if (name === '') return 'missing';
  if (size === 0) return name.includes('.') ? 'empty' : 'missing';
  if (size > MOST_BYTES_OF_A_FILE) return 'size';
  if (content !== undefined && endOf(name) === content) return undefined;
  return photos.has(endOf(name)) ? 'photo' : 'type';
};

/** The same before it is sent, while its name is all that is known of its content. */
export const faultByName = ({ name, size }: Pick<FileArrived, 'name' | 'size'>): FileFault | undefined => {
  const end = endOf(name);
  return faultOf({ name, size, content: isTaken(end) ? end : undefined });
};

const isTaken = (end: string): end is FileContent => Object.hasOwn(types, end);

/** The media type of a kind of document. */
export const typeOf = (content: FileContent): string => types[content];

/** What follows the last dot; '' where there is none. */
const endOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
