const PREFIX = 'marks:';

const keys = () => Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));

/** Forgets every mark and reason that this tab keeps. */
export const forgetMarks = () => {
  for (const key of keys()) sessionStorage.removeItem(key);
};

/**
 * Marks and reasons of an officer's own on one application that are not saved yet, by question. They are kept in this tab alone, survive a
 * reload, and go with the tab, with signing out, and when the session ends: nothing of an application is among them but what its evaluator typed.
 */
export const keptMarks = (officer, address) => {
  const keyOf = (question) => `${PREFIX}${officer}:${address}:${question}`;
  // Whoever sat here before has no business with this one, and this one none with theirs.
  for (const key of keys()) if (!key.startsWith(`${PREFIX}${officer}:`)) sessionStorage.removeItem(key);
  return {
    of: (question) => JSON.parse(sessionStorage.getItem(keyOf(question)) ?? 'null'),
    keep: (question, typed) => {
      // A browser whose room is full, or that keeps nothing, saves all the same: only a reload would lose what is on the page.
      try {
        sessionStorage.setItem(keyOf(question), JSON.stringify(typed));
      } catch {}
    },
    forget: (question) => sessionStorage.removeItem(keyOf(question)),
  };
};
