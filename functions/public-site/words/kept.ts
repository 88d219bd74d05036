/** Who goes back and forth between these pages has them at once. */
export const KEPT_SECONDS = 60;
