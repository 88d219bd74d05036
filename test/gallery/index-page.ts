import type { Picture } from './photographer.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const figureOf = (file: string, caption: string, width: number): string =>
  `<figure><figcaption>${caption}</figcaption><a href="${file}"><img src="${file}" alt="" width="${width}" loading="lazy"></a></figure>`;

const sectionOf = (picture: Picture, width: number): string => {
  const { title, address, status, states, file, plain, faults } = picture;
  return `<section><h3>${escaped(title)}</h3>
<p><code>${escaped(address)}</code> ${status}</p>
<p>${states.map(escaped).join('; ')}</p>
${faults.map((fault) => `<p><strong>${escaped(fault)}</strong></p>`).join('')}
<div>${figureOf(file, plain ? 'With JavaScript' : 'With and without JavaScript', width)}${plain ? figureOf(plain, 'Without', width) : ''}</div>
</section>`;
};

/** All pictures in the order of their routes, to be looked through by a person. */
export const indexPage = (
  title: string,
  pictures: readonly Picture[],
  patterns: readonly string[],
  width: number,
): string => {
  const routes = patterns.filter((pattern) => pictures.some((each) => each.pattern === pattern));
  const rest = [...new Set(pictures.map(({ pattern }) => pattern))].filter((pattern) => !patterns.includes(pattern));
  const parts = [...routes, ...rest].map((pattern) => {
    const ofRoute = pictures.filter((each) => each.pattern === pattern);
    return `<h2>${escaped(pattern)}</h2>\n${ofRoute.map((each) => sectionOf(each, width)).join('\n')}`;
  });
  return `<!doctype html>
<html lang="en-GB"><meta charset="utf-8"><title>${title}</title>
<style>body{font:16px/1.4 sans-serif;margin:2em}div{display:flex;gap:1em;overflow-x:auto;align-items:start}
figure{margin:0}img{border:1px solid #888}strong{color:#b00}</style>
<h1>${title}, ${width} pixels wide: ${pictures.length} pictures</h1>
${parts.join('\n')}
</html>
`;
};
