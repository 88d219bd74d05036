/** What a page says before its questions, which refer to it. */
export interface Introduction {
  readonly text?: readonly string[];
  /** Short facts, each with what it is of. */
  readonly facts?: readonly Fact[];
  readonly points?: readonly string[];
  readonly table?: {
    readonly caption: string;
    readonly head: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };
  /** What only some need to read, and several pages may say alike. */
  readonly details?: Details;
}

interface Fact {
  readonly label: string;
  readonly text: string;
}

/** Something to open and read: its `summary` says what it holds. */
export interface Details {
  readonly summary: string;
  readonly text: readonly string[];
  readonly facts: readonly Fact[];
}

/** What an introduction says, as it is frozen with the answers: in lines, and in points. What its details say is of the agreement, which is frozen too. */
export const introductionInLines = ({ text = [], facts = [], points = [], table }: Introduction) => ({
  text: [...text, ...facts.map((fact) => `${fact.label}: ${fact.text}`)],
  points: [...points, ...(table?.rows ?? []).map((row) => `${row.slice(0, -1).join(', ')}: ${row.at(-1) ?? ''}`)],
});
