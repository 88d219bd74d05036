import { strFromU8, unzipSync } from 'fflate';

/** A cell as it lies in the file: its type there, and what it has. */
export interface WrittenCell {
  readonly type: string | undefined;
  readonly text: string;
  readonly isFormula: boolean;
}

const plain = (xml: string): string =>
  xml
    .replaceAll(/&#x?[0-9a-f]+;|&(?:lt|gt|quot|apos);/gi, (entity) => entities[entity] ?? entity)
    .replaceAll('&amp;', '&');
const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
};

/** A workbook's sheet, read without the library that wrote it: the XML of Office Open XML (ECMA-376), out of its ZIP. */
export const sheetOf = (bytes: Uint8Array) => {
  const files = unzipSync(bytes);
  const xml = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const strings = [...xml('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si = '']) =>
    plain([...si.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text = '']) => text).join('')),
  );
  const sheet = xml('xl/worksheets/sheet1.xml');
  const rows = [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) => {
    const cells = new Map<string, WrittenCell>();
    for (const [, column = '', attributes = '', inner = ''] of row.matchAll(
      /<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
    )) {
      const type = /t="(\w+)"/.exec(attributes)?.[1];
      const value = /<v>(.*?)<\/v>/s.exec(inner)?.[1] ?? '';
      cells.set(column, {
        type,
        text: type === 's' ? (strings[Number(value)] ?? '') : value,
        isFormula: inner.includes('<f'),
      });
    }
    return cells;
  });
  return { rows, isHeaderFrozen: /<pane [^>]*ySplit="1"[^>]*state="frozen"/.test(sheet) };
};
