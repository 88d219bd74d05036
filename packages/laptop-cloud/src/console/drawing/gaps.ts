/** A stretch of an edge that runs sideways in the gap below a layer. `above` and `below` are where it comes from and goes to. */
export interface Run {
  readonly gap: number;
  readonly kind: string;
  readonly above?: number;
  readonly below?: number;
  readonly left: number;
  readonly right: number;
  readonly from: string;
  readonly to: string;
}

export interface Gap {
  readonly height: number;
  readonly trackOf: Map<Run, number>;
  readonly tracks: number;
}

const near = 4;
const margin = 8;
const track = 12;
const lead = 14;
const plain = 34;

const meet = (a: Run, b: Run): boolean => a.left < b.right + margin && b.left < a.right + margin;

/** Runs of the same source, or to the same target, may lie on each other: they read as one line that forks or joins. */
const kin = (a: Run, b: Run): boolean => a.kind === b.kind && (a.from === b.from || a.to === b.to);

/** Whether `a` must run higher than `b`, or the end of `b` would lie on the beginning of `a`. */
const above = (a: Run, b: Run): boolean =>
  a !== b && !kin(a, b) && a.above !== undefined && b.below !== undefined && Math.abs(a.above - b.below) < near;

/** Gives each run of a gap a track, so that no two strangers lie on each other, and tells the room they need. */
export const gapOf = (runs: Run[], labelled: boolean): Gap => {
  const trackOf = new Map<Run, number>();
  const left = new Set([...runs].sort((a, b) => a.right - a.left - (b.right - b.left)));
  while (left.size > 0) {
    const all = [...left];
    // When two runs would each have to be above the other, either will do.
    const next = all.find((run) => !all.some((other) => above(other, run))) ?? all[0];
    if (!next) break;
    left.delete(next);
    const placed = [...trackOf];
    let number = Math.max(0, ...placed.filter(([run]) => above(run, next)).map(([, n]) => n + 1));
    while (placed.some(([run, n]) => n === number && meet(run, next) && !kin(run, next))) number += 1;
    trackOf.set(next, number);
  }
  const tracks = Math.max(0, ...[...trackOf.values()].map((n) => n + 1));
  const height = Math.max(plain, lead + tracks * track + (labelled ? 32 : 16));
  return { height, trackOf, tracks };
};

/** How far below the upper layer a track runs. */
export const trackDepth = (number: number): number => lead + number * track;
