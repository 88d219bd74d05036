/** What is left to submit, as pages say it that show a closing time. @param milliseconds until then */
export const leftToSubmit = (milliseconds: number): string =>
  milliseconds > 0 ? `You have ${timeLeftInWords(milliseconds)} left to submit` : 'The closing time has passed';

/** What is left until an instant, rounded down, since nobody should count on the last minute: "3 hours and 20 minutes", "12 days and 1 hour". */
export const timeLeftInWords = (milliseconds: number): string => {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return 'less than a minute';
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  const parts =
    days > 0
      ? [counted(days, 'day'), counted(hours % 24, 'hour')]
      : [counted(hours, 'hour'), counted(minutes % 60, 'minute')];
  return parts.filter(Boolean).join(' and ');
};

const counted = (count: number, word: string): string =>
  count === 0 ? '' : `${count} ${word}${count === 1 ? '' : 's'}`;
