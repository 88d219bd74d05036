/** "104 registered providers": how many are told of a window. */
export const registeredInWords = (count: number): string =>
  `${count} registered ${count === 1 ? 'provider' : 'providers'}`;
