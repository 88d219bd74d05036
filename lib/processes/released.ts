import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../bundling/project.ts';
import type { MachineName } from './machine-definition.ts';

/** Machines as they were released, a folder for each release (deploy/release-machines.ts). */
export const RELEASES = inProject('statemachines', 'released');

/** A machine as each release had it, as text: executions under way go by one of these. */
export const releasedDefinitions = (name: MachineName, releases: string): readonly string[] =>
  readdirSync(releases)
    .toSorted()
    .map((release) => join(releases, release, `${name}.asl.json`))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'));
