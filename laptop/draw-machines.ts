import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { drawMachine } from '@laptop/cloud/drawing';

/** The machines whose pictures the documents show. */
export const drawnMachines = ['window', 'application', 'award', 'change'] as const;

/** The picture of a shipped state machine file. */
export const pictureOf = (machine: (typeof drawnMachines)[number]): string =>
  drawMachine(JSON.parse(readFileSync(`statemachines/${machine}.asl.json`, 'utf8')), {
    title: `The ${machine} machine`,
  });

export const pictureFile = (machine: (typeof drawnMachines)[number]): string =>
  path.join('docs', 'machines', `${machine}.svg`);

if (import.meta.main) {
  for (const machine of drawnMachines) {
    mkdirSync(path.dirname(pictureFile(machine)), { recursive: true });
    writeFileSync(pictureFile(machine), pictureOf(machine));
  }
}
