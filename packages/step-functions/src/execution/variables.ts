import type { Json } from '../json.ts';

/** Variables of a machine, branch or iteration: it reads those around it and assigns only its own. */
export interface Variables {
  readonly own: Map<string, Json>;
  readonly outer: Variables | undefined;
}

export const newVariables = (outer?: Variables): Variables => ({ own: new Map(), outer });

/** Every variable that can be read here, by name. */
export const visible = ({ own, outer }: Variables): Record<string, Json> => ({
  ...(outer && visible(outer)),
  ...Object.fromEntries(own),
});
