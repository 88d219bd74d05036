/** What a calendar program makes of a file (RFC 5545): its lines unfolded, and its events as properties with their text unescaped. */
export const readCalendar = (file: string) => {
  const ends = file.split('\r\n');
  if (ends.pop() !== '' || ends.some((line) => /[\r\n]/.test(line)))
    throw new Error('A line ends otherwise than CR LF');
  const long = ends.find((line) => Buffer.byteLength(line) > 75);
  if (long !== undefined) throw new Error(`A line is longer than 75 bytes: ${long}`);
  const lines = ends.join('\r\n').replaceAll('\r\n ', '').split('\r\n');
  if (lines[0] !== 'BEGIN:VCALENDAR' || lines.at(-1) !== 'END:VCALENDAR') throw new Error('It is no calendar');
  const properties: Record<string, string> = {};
  const events: Record<string, string>[] = [];
  let into = properties;
  for (const line of lines.slice(1, -1)) {
    const [, name = '', value = ''] = /^([A-Z-]+):(.*)$/s.exec(line) ?? [];
    if (name === '') throw new Error(`Not a property: ${line}`);
    if (line === 'BEGIN:VEVENT') into = {};
    else if (line === 'END:VEVENT') {
      events.push(into);
      into = properties;
    } else into[name] = value.replaceAll(/\\([\\;,nN])/g, (_, sign) => (sign.toLowerCase() === 'n' ? '\n' : sign));
  }
  return { properties, events };
};
