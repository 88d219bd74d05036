/** The addresses of the officers' pages. Each part is encoded, so that an id can hold whatever ids hold. */
const at = (...parts: readonly string[]): string => ['/officers', ...parts.map(encodeURIComponent)].join('/');

/** The pages of one window. */
const ofWindow = (windowId: string) => {
  const below = (...parts: readonly string[]) => at('windows', windowId, ...parts);
  return {
    page: below(),
    applications: below('applications'),
    standstill: below('standstill'),
    recommendation: below('recommendation'),
    approval: below('approval'),
  };
};

export const paths = {
  home: at(),
  windows: at('windows'),
  window: ofWindow,
} as const;
