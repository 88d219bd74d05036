import { type Wording, worded } from './wording.ts';

/** How a single line is shown. */
export interface Line {
  readonly autocomplete?: string;
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
  readonly inputmode?: 'numeric' | 'decimal';
  readonly prefix?: string;
  readonly suffix?: string;
  readonly type?: 'text' | 'email' | 'tel';
}

export const line = (wording: Wording & Line) => {
  const { autocomplete, width, inputmode, prefix, suffix, type } = wording;
  return {
    kind: 'text' as const,
    ...worded(wording),
    ...(type ? { type } : {}),
    ...(autocomplete ? { autocomplete } : {}),
    ...(width ? { width } : {}),
    ...(inputmode ? { inputmode } : {}),
    ...(prefix ? { prefix } : {}),
    ...(suffix ? { suffix } : {}),
  };
};
