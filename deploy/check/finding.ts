/** What was found of one thing. `mend`: a deployment would fail, or the service would not do what it is for. `note`: for whoever deploys to weigh. */
export interface Finding {
  readonly level: 'good' | 'note' | 'mend';
  /** In one line: what it is, and what to do where something is to be done. */
  readonly says: string;
}

export const good = (says: string): Finding => ({ level: 'good', says });
export const note = (says: string): Finding => ({ level: 'note', says });
export const mend = (says: string): Finding => ({ level: 'mend', says });
