import { frameOf } from './drawing/frame.ts';
import { machine } from './drawing/machine.ts';
import { drawFrame } from './drawing/svg.ts';
import { escaped } from './html.ts';

const margin = 12;

interface Options {
  /** The states in which an execution stands now. */
  readonly current?: readonly string[];
  /** The states that it has entered; the others are drawn pale. */
  readonly visited?: readonly string[];
  /** The execution has ended there rather than standing there now. */
  readonly ended?: boolean;
  /** What the drawing is of, for those who cannot see it. */
  readonly title?: string;
}

/**
 * A machine of the Amazon States Language as an SVG picture: from top to bottom, its longest way as one straight column,
 * loops and what is caught at the sides, branches and the processor of a Map within their state.
 * @throws ZodError when it is no machine.
 */
export const drawMachine = (asl: unknown, { current = [], visited, ended = false, title }: Options = {}): string => {
  const parsed = machine.parse(asl);
  const frame = frameOf(parsed);
  const width = Math.ceil(frame.width + 2 * margin);
  const height = Math.ceil(frame.height + 2 * margin);
  const name = title ?? parsed.Comment ?? 'A state machine';
  const where =
    current.length > 0
      ? `${ended ? 'Ended at' : 'Now at'}: ${current.join('; ')}.`
      : `States: ${Object.keys(parsed.States).join('; ')}.`;
  const standing = { current: new Set(current), ended, ...(visited && { visited: new Set([...visited, ...current]) }) };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="Arial, Helvetica, sans-serif">
<title>${escaped(name)}</title>
<desc>${escaped(where)}</desc>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<g transform="translate(${margin} ${margin})">
${drawFrame(frame, standing)}
</g>
</svg>
`;
};
