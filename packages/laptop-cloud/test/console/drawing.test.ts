import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Frame, frameOf } from '../../src/console/drawing/frame.ts';
import { machine } from '../../src/console/drawing/machine.ts';
import { drawMachine } from '../../src/console/drawing.ts';
import { aMachine } from './a-machine.ts';

interface Rectangle {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const rectangles = ({ boxes }: Frame): Rectangle[] =>
  boxes.map(({ x, y, width, height }) => ({ left: x, right: x + width, top: y, bottom: y + height }));

const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const shrunk = ({ left, right, top, bottom }: Rectangle): Rectangle => ({
  left: left + 1,
  right: right - 1,
  top: top + 1,
  bottom: bottom - 1,
});

const segments = ({ lines }: Frame): Rectangle[] =>
  lines.flatMap(({ points }) =>
    points.slice(1).map(([x, y], n) => {
      const [fromX, fromY] = points[n] ?? [x, y];
      return {
        left: Math.min(x, fromX),
        right: Math.max(x, fromX),
        top: Math.min(y, fromY),
        bottom: Math.max(y, fromY),
      };
    }),
  );

/** A segment has no width, so that "overlap" needs a little. */
const crosses = (segment: Rectangle, box: Rectangle): boolean => {
  const inner = shrunk(box);
  return (
    segment.left < inner.right && segment.right > inner.left && segment.top < inner.bottom && segment.bottom > inner.top
  );
};

const frames = (frame: Frame): Frame[] => [
  frame,
  ...frame.boxes.flatMap(({ inside }) => inside.flatMap((each) => frames(each.frame))),
];

const checkPlan = (frame: Frame) => {
  const boxes = rectangles(frame);
  for (const [n, box] of boxes.entries()) {
    for (const other of boxes.slice(n + 1)) expect(overlap(box, other)).toBe(false);
    expect(box.left).toBeGreaterThanOrEqual(-0.01);
    expect(box.right).toBeLessThanOrEqual(frame.width + 0.01);
    expect(box.bottom).toBeLessThanOrEqual(frame.height + 0.01);
  }
  for (const segment of segments(frame)) {
    for (const box of boxes) expect(crosses(segment, box)).toBe(false);
    expect(segment.left).toBeGreaterThanOrEqual(-0.01);
    expect(segment.right).toBeLessThanOrEqual(frame.width + 0.01);
  }
};

/** Machines of up to a dozen states that lead anywhere, catch anything and hold others. */
const machines: fc.Arbitrary<object> = fc.letrec((tie) => ({
  machine: fc.integer({ min: 1, max: 12 }).chain((count) => {
    const name = fc.integer({ min: 0, max: count - 1 }).map((n) => `State number ${n}`);
    const leading = fc.oneof({ weight: 4, arbitrary: name.map((Next) => ({ Next })) }, fc.constant({ End: true }));
    const caught = fc.array(
      name.map((Next) => ({ ErrorEquals: ['States.ALL'], Next })),
      { maxLength: 2 },
    );
    const task = fc
      .tuple(leading, caught)
      .map(([next, Catch]) => ({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', ...next, Catch }));
    const choice = fc
      .tuple(
        fc.array(
          name.map((Next) => ({ Condition: "{% $x = 'word' %}", Next })),
          { minLength: 1, maxLength: 3 },
        ),
        name,
      )
      .map(([Choices, Default]) => ({ Type: 'Choice', Choices, Default }));
    const parallel = fc
      .tuple(fc.array(tie('machine'), { minLength: 1, maxLength: 2 }), leading, caught)
      .map(([Branches, next, Catch]) => ({ Type: 'Parallel', Branches, ...next, Catch }));
    const states = fc.array(
      fc.oneof(
        { weight: 5, arbitrary: task },
        { weight: 4, arbitrary: choice },
        parallel,
        fc.constant({ Type: 'Succeed' }),
      ),
      {
        minLength: count,
        maxLength: count,
      },
    );
    return states.map((all) => ({
      StartAt: 'State number 0',
      States: Object.fromEntries(all.map((state, n) => [`State number ${n}`, state])),
    }));
  }),
})).machine as fc.Arbitrary<object>;

describe('the drawing of a machine', () => {
  it('has no state over another, no line through a state, and nothing outside', () => {
    fc.assert(
      fc.property(machines, (definition) => {
        for (const frame of frames(frameOf(machine.parse(definition)))) checkPlan(frame);
      }),
      { numRuns: 60 },
    );
  });

  it('joins just those states that lead to each other', () => {
    fc.assert(
      fc.property(machines, (definition) => {
        const { States } = machine.parse(definition);
        const ends = Object.values(States).filter(({ End }) => End).length;
        const pairs = Object.values(States).flatMap(({ Next, Default, Choices = [], Catch = [] }) => [
          ...new Set([
            ...(Next ? [`n ${Next}`] : []),
            ...Choices.map((each) => `c ${each.Next}`),
            ...(Default ? [`c ${Default}`] : []),
            ...Catch.map((each) => `x ${each.Next}`),
          ]),
        ]);
        expect(frameOf(machine.parse(definition)).lines).toHaveLength(1 + ends + pairs.length);
      }),
      { numRuns: 40 },
    );
  });

  it('goes straight down the longest way, with the loop at the side', () => {
    const { boxes } = frameOf(machine.parse(aMachine));
    const middle = (id: string) => {
      const box = boxes.find((each) => each.id === id);
      return box && box.x + box.width / 2;
    };
    expect(middle('Make the contracts')).toBe(middle('Was it approved?'));
    expect(middle('The award is made')).toBe(middle('Was it approved?'));
    expect(middle('Wait for the approval')).toBeGreaterThan(middle('Was it approved?') ?? 0);
  });

  it('says on the way from a Choice the word that decides', () => {
    const svg = drawMachine(aMachine);
    expect(svg).toContain('>approved</text>');
    expect(svg).toContain('>otherwise</text>');
    expect(svg).toContain('>waits for a person</text>');
  });

  it('shows where an execution stands, has been, or ended', () => {
    const at = { current: ['Wait for the approval'], visited: ['Was it approved?'] };
    const standing = drawMachine(aMachine, at);
    expect(standing).toContain('>now waits for a person</text>');
    expect(standing).toContain('<desc>Now at: Wait for the approval.</desc>');
    expect(standing).toContain('<title>Was it approved?, been here</title>');
    expect(drawMachine(aMachine, { ...at, ended: true })).toContain('ended here');
  });

  it('needs nothing from outside, and lets no name break out of it', () => {
    const svg = drawMachine({
      Comment: 'A <b>',
      StartAt: '</svg><script>',
      States: { '</svg><script>': { Type: 'Succeed' } },
    });
    expect(svg).not.toContain('<script');
    expect(svg).not.toMatch(/style=|<style|url\(|href|id="/);
    expect(svg).toContain('<title>A &lt;b&gt;</title>');
    expect(svg).toMatch(/^<svg [^>]*role="img"/);
  });

  it('is refused for what is no machine', () => {
    expect(() => drawMachine({ States: {} })).toThrow('StartAt');
  });
});
