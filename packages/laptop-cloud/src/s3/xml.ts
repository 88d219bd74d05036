export type Content = string | number | boolean | undefined | { [name: string]: Content | readonly Content[] };

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

const element = (name: string, content: Content, attributes = ''): string => {
  if (content === undefined) return '';
  const inside =
    typeof content === 'object'
      ? Object.entries(content)
          .flatMap(([child, value]) => (Array.isArray(value) ? value : [value]).map((each) => element(child, each)))
          .join('')
      : `${content}`.replaceAll(/[&<>"\r]/g, (character) => entities[character] ?? '');
  return `<${name}${attributes}>${inside}</${name}>`;
};

/** An XML document; an array repeats its element, undefined leaves it out. */
export const xml = (name: string, content: Content, namespace?: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${element(name, content, namespace ? ` xmlns="${namespace}"` : '')}`;
