/** This moment, as every record writes it: UTC with milliseconds. */
export type Now = () => string;

export const now: Now = () => new Date().toISOString();
