import type { Fault } from '@candor/terms'
import { harmless } from './plain.ts'

/** Faults as a person reads them, one a line: `policy.yaml:12:5 purposes.offers.basis: is missing; add it`. */
export function faultLines(faults: readonly Fault[], file = 'policy.yaml'): string {
  return faults
    .map(fault => `${place(file, fault)}${fault.path ? ` ${harmless(fault.path)}` : ''}: ${fault.says}`)
    .join('\n')
}

const place = (file: string, { line, column }: Fault) =>
  [file, line, column].filter(part => part !== undefined).join(':')
