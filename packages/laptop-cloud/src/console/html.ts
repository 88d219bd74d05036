/** Text that is HTML already. */
export interface Html {
  readonly html: string;
}

export type Shown = string | number | Html | false | null | undefined | readonly Shown[];

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text made safe for an element's content or a quoted attribute. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');

const written = (value: Shown): string => {
  if (value === false || value === null || value === undefined) return '';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return `${value}`;
  return 'html' in value ? value.html : value.map(written).join('');
};

/** A template whose values are escaped, unless they were made by this function too; false and undefined vanish. */
export const html = (texts: TemplateStringsArray, ...values: Shown[]): Html => ({
  html: texts.reduce((all, text, n) => `${all}${written(values[n - 1])}${text}`),
});

/** Escaped text in which every match is a link; `hrefOf` tells where to, or that it is none. */
export const linked = (text: string, pattern: RegExp, hrefOf: (match: string) => string | undefined): Html => {
  let end = 0;
  const parts: Html[] = [];
  for (const { 0: match, index } of text.matchAll(pattern)) {
    const href = hrefOf(match);
    if (href === undefined) continue;
    parts.push(html`${text.slice(end, index)}<a href="${href}">${match}</a>`);
    end = index + match.length;
  }
  return html`${parts}${text.slice(end)}`;
};

interface Document {
  readonly title: string;
  readonly body: Html;
  /** What stands above the main part, such as a navigation. */
  readonly top?: Html;
  /** Path of a script that the page can do without. */
  readonly script?: string;
}

/** A whole page of the laptop's own. */
export const document = ({ title, body, top, script }: Document): string => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="/_local/style.css">
${script === undefined ? '' : `<script type="module" src="${script}"></script>`}
</head>
<body>
<a class="skip" href="#main">Skip to main content</a>
${top?.html ?? ''}
<main id="main" tabindex="-1">
${body.html}
</main>
</body>
</html>
`;
