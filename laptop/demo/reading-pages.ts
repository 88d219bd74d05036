import type { Marked } from './judgement.ts';
import { plain } from './visitor.ts';

/** Paths of this shape that a page links to, each once. */
export const linksOn = (html: string, shape: RegExp): readonly string[] =>
  [...new Set([...html.matchAll(/href="([^"?#]+)"/g)].map(([, href]) => plain(href ?? '')))].filter((href) =>
    shape.test(href),
  );

/** The same with the words of each link. */
export const namedLinksOn = (
  html: string,
  shape: RegExp,
): readonly { readonly path: string; readonly name: string }[] =>
  [...html.matchAll(/<a [^>]*href="([^"?#]+)"[^>]*>([^<]*)<\/a>/g)]
    .map(([, href = '', name = '']) => ({ path: plain(href), name: plain(name).trim() }))
    .filter(({ path }) => shape.test(path));

/** The answer on a page of one question. */
export const answerOn = (html: string): string =>
  plain(/<div class="govuk-inset-text site-typed">([\s\S]*?)<\/div>/.exec(html)?.[1] ?? '').trim();

/** The answers on an evaluator's page of all questions, by question. */
export const answersOn = (html: string): ReadonlyMap<string, string> =>
  new Map(
    html
      .split('<section class="site-question" id="')
      .slice(1)
      .map((section) => [section.slice(0, section.indexOf('"')), answerOn(section)]),
  );

/** The two evaluators' marks on a moderator's page of one question. */
export const marksOn = (html: string): readonly Marked[] =>
  [...html.matchAll(/<strong>[^<]*: (\d)<\/strong><\/p><p[^>]*>([\s\S]*?)<\/p>/g)].map(([, mark, reason]) => ({
    mark: Number(mark),
    reason: plain(reason ?? ''),
  }));

/** What a check found, on the page where an officer decides. */
export const findingsOn = (html: string): readonly string[] => {
  const list = /What the check found<\/h2>\s*<ul[^>]*>([\s\S]*?)<\/ul>/.exec(html)?.[1] ?? '';
  return [...list.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, item]) => plain(item ?? '').trim());
};

/** What the provider wrote, on the same page. */
export const accountOn = (html: string): string => {
  const [, after = ''] = html.split('What the provider wrote');
  return [...after.matchAll(/<p class="govuk-body site-typed">([\s\S]*?)<\/p>/g)]
    .map(([, text]) => plain(text ?? ''))
    .join('\n');
};

/** The first location that the page offers as the one that counts; the one named comes first, then a successor. */
export const locationOn = (html: string): string | undefined =>
  [...html.matchAll(/<input[^>]*name="location"[^>]*>/g)]
    .map(([input]) => /value="([^"]+)"/.exec(input)?.[1] ?? '')
    .find((value) => value !== 'other');

/** Whether the page shows what the check of a location found that was just picked. */
export const findingsOfCheckOn = (html: string): boolean => html.includes('Read what the check of');

/** The code on the page that shows it once. */
export const codeOn = (html: string): string => plain(/id="code">([^<]+)</.exec(html)?.[1] ?? '').trim();
