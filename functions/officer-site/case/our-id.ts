const OURS = /^[\w.-]{1,200}$/;

/** Whether it may be one of our ids: it holds nothing that a table would refuse as a key. */
export const isOurId = (asked: string): boolean => OURS.test(asked);
