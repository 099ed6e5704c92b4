import type { Fault } from '@candor/terms'

/** Faults as a person reads them, one a line: `policy.yaml:12:5 purposes.offers.basis: is missing; add it`. */
export function faultLines(faults: readonly Fault[], file = 'policy.yaml'): string {
  return faults
    .map(fault => `${place(file, fault)}${fault.path ? ` ${harmless(fault.path)}` : ''}: ${fault.says}`)
    .join('\n')
}

/** A path holds names as the file gives them, and a file may put a line break or a terminal's command into one. */
const harmless = (path: string) =>
  path.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, character => JSON.stringify(character).slice(1, -1))

const place = (file: string, { line, column }: Fault) =>
  [file, line, column].filter(part => part !== undefined).join(':')
