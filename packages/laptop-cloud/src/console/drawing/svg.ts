import { escaped } from '../html.ts';
import { type Box, captionHeight, captions, type Frame, fontSize, lineHeight, padding } from './frame.ts';
import type { Kind } from './graph.ts';
import { labelSize } from './lanes.ts';
import type { Line, Point } from './routes.ts';

/** Where an execution stands: now, and where it has been. Without either a drawing shows the machine alone. */
export interface Standing {
  readonly current: ReadonlySet<string>;
  readonly ended: boolean;
  readonly visited?: ReadonlySet<string>;
}

const ink = '#0b0c0c';
const grey = '#505a5f';

interface Look {
  readonly fill: string;
  readonly stroke: string;
  readonly dash?: string;
}

const looks: Partial<Record<Kind, Look>> = {
  person: { fill: '#fff5e6', stroke: '#b35c00' },
  choice: { fill: '#f3f0fa', stroke: '#4c2c92' },
  wait: { fill: '#e8f3f8', stroke: '#1d70b8' },
  execution: { fill: '#ffffff', stroke: '#1d70b8' },
  parallel: { fill: '#f8f8f8', stroke: grey, dash: '5 4' },
  map: { fill: '#f8f8f8', stroke: grey, dash: '5 4' },
  succeed: { fill: '#e6f2ec', stroke: '#00703c' },
  fail: { fill: '#fbe9e7', stroke: '#d4351c' },
};

const plain: Look = { fill: '#ffffff', stroke: grey };
const unvisited: Look = { fill: '#ffffff', stroke: '#a6adb1' };
const here: Look = { fill: '#ffe85c', stroke: ink };
const ended: Look = { fill: '#f6d0ca', stroke: '#b1200c' };

const lineColours = { next: grey, choice: grey, catch: '#c0533f' };
const corner = 8;

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** A path through the points, its corners rounded off. */
const pathOf = (points: Point[]): string => {
  const towards = ([x, y]: Point, [toX, toY]: Point): string => {
    const length = Math.hypot(toX - x, toY - y);
    const part = length === 0 ? 0 : Math.min(corner, length / 2) / length;
    return `${rounded(x + (toX - x) * part)} ${rounded(y + (toY - y) * part)}`;
  };
  return points
    .map((point, n) => {
      const before = points[n - 1];
      const after = points[n + 1];
      const at = `${rounded(point[0])} ${rounded(point[1])}`;
      if (!before) return `M${at}`;
      return after ? `L${towards(point, before)}Q${at} ${towards(point, after)}` : `L${at}`;
    })
    .join('');
};

/** The head of an arrow at the last point; drawn rather than referred to, as ids of several drawings on a page would clash. */
const headOf = (points: Point[]): string => {
  const [x, y] = points.at(-1) ?? [0, 0];
  const [fromX, fromY] = points.at(-2) ?? [x, y - 1];
  const angle = rounded((Math.atan2(y - fromY, x - fromX) * 180) / Math.PI);
  return `<path d="M0 0L-8 -4.5L-8 4.5Z" transform="translate(${rounded(x)} ${rounded(y)}) rotate(${angle})"`;
};

const text = (content: string, x: number, y: number, size: number, more = ''): string =>
  `<text x="${rounded(x)}" y="${rounded(y)}" font-size="${size}" fill="${ink}" ${more}>${escaped(content)}</text>`;

const halo = 'stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke"';

const drawLine = ({ kind, points, joins, label }: Line): string => {
  const colour = lineColours[kind];
  const dash = kind === 'catch' ? ' stroke-dasharray="4 4"' : '';
  return [
    `<path d="${pathOf(points)}" fill="none" stroke="${colour}" stroke-width="1.5"${dash}/>`,
    !joins && `${headOf(points)} fill="${colour}"/>`,
    label && text(label.text, label.x, label.y, labelSize, `text-anchor="${label.anchor}" ${halo}`),
  ]
    .filter(Boolean)
    .join('');
};

const lookOf = ({ id, kind }: Box, { current, visited, ...standing }: Standing): Look => {
  const own = looks[kind] ?? plain;
  if (current.has(id) && kind !== 'parallel' && kind !== 'map') return standing.ended ? ended : here;
  return visited && !visited.has(id) ? { ...unvisited, ...(own.dash && { dash: own.dash }) } : own;
};

const drawDot = ({ kind, x, y, width }: Box): string => {
  const centre = `cx="${rounded(x + width / 2)}" cy="${rounded(y + width / 2)}"`;
  const ring =
    kind === 'end' ? `<circle ${centre} r="${width / 2 - 1}" fill="#ffffff" stroke="${ink}" stroke-width="2"/>` : '';
  return `${ring}<circle ${centre} r="${kind === 'end' ? width / 2 - 5 : width / 2}" fill="${ink}"/>`;
};

const drawBox = (box: Box, standing: Standing): string => {
  const { id, kind, x, y, width, height, inside } = box;
  if (kind === 'start' || kind === 'end') return drawDot(box);
  const { fill, stroke, dash } = lookOf(box, standing);
  const isHere = standing.current.has(id);
  const radius = kind === 'succeed' || kind === 'fail' ? Math.min(height / 2, 24) : 5;
  const cut = 12;
  const shape =
    kind === 'choice'
      ? `<path d="M${x + cut} ${y}H${x + width - cut}L${x + width} ${y + height / 2}L${x + width - cut} ${y + height}H${x + cut}L${x} ${y + height / 2}Z"`
      : `<rect x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}" rx="${radius}"`;
  const middle = x + width / 2;
  const caption = captionOf(captions[kind], isHere, standing.ended);
  const lines = box.text.length * lineHeight;
  // A box was measured without "now here": its text moves up a little instead.
  const top = inside.length > 0 ? y + padding : y + (height - lines - (caption ? captionHeight : 0)) / 2;
  const past = standing.visited?.has(id) && !isHere ? ', been here' : '';
  return [
    `<g><title>${escaped(`${id}${caption && ` (${caption})`}${past}`)}</title>`,
    `${shape} fill="${fill}" stroke="${stroke}" stroke-width="${isHere ? 3 : 1.5}"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`,
    ...box.text.map((line, n) => text(line, middle, top + (n + 1) * lineHeight - 4, fontSize, 'text-anchor="middle"')),
    caption &&
      text(caption, middle, top + lines + 11, labelSize, `text-anchor="middle" ${isHere ? 'font-weight="bold"' : ''}`),
    '</g>',
    ...inside.map(
      ({ frame, ...at }) =>
        `<g transform="translate(${rounded(x + at.x)} ${rounded(y + at.y)})">${drawFrame(frame, standing)}</g>`,
    ),
  ]
    .filter(Boolean)
    .join('');
};

/** What stands under a box's name; short enough for a box that was measured without it. */
const captionOf = (kind: string | undefined, isHere: boolean, ended: boolean | undefined): string => {
  if (!isHere) return kind ?? '';
  if (!ended && kind?.startsWith('waits')) return `now ${kind}`;
  return [ended ? 'ended here' : 'now here', kind].filter(Boolean).join(', ');
};

/** Boxes first and lines over them, so that what is said on a line is never covered. */
export const drawFrame = ({ boxes, lines }: Frame, standing: Standing): string =>
  [...boxes.map((box) => drawBox(box, standing)), ...lines.map(drawLine)].join('\n');
