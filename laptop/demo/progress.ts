const WIDTH = 28;

/** One line that grows on a terminal; a line a phase where output goes to a file. */
export interface Progress {
  /** Begins a phase of so many steps. */
  phase(name: string, steps: number): void;
  /** One step done. */
  step(): void;
  done(): void;
}

export const progressOn = (out: NodeJS.WriteStream = process.stderr): Progress => {
  let name = '';
  let steps = 0;
  let taken = 0;
  const draw = () => {
    if (!out.isTTY) return;
    const filled = steps === 0 ? WIDTH : Math.round((taken / steps) * WIDTH);
    out.write(`\r\u001b[K  ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${name} ${taken}/${steps}`);
  };
  const finish = () => {
    if (name) out.write(out.isTTY ? '\n' : `  ${name}: ${taken} of ${steps}\n`);
  };
  return {
    phase: (next, count) => {
      finish();
      [name, steps, taken] = [next, count, 0];
      draw();
    },
    step: () => {
      taken += 1;
      draw();
    },
    done: () => {
      finish();
      name = '';
    },
  };
};
