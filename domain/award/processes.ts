/** The names that processes of a window's award go by: its own, and of one that an operator began again, which cannot have the same. */
export const awardProcessesOf = (windowId: string): readonly string[] => [windowId, `${windowId}-again`];
