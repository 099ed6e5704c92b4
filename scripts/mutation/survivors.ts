import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { MutantResult } from '@stryker-mutator/api/core'
import type { Reporter } from '@stryker-mutator/api/report'

/** A mutant that no question tells from the code, as `survivors.json` lists it: where, what became of what, and why it may. */
type Survivor = { readonly file: string; readonly was: string; readonly became: string; readonly why?: string }

const known = JSON.parse(readFileSync(new URL('survivors.json', import.meta.url), 'utf8')) as readonly Survivor[]

export function isListed(mutant: MutantResult): boolean {
  const one = survivorOf(mutant)
  return known.some(({ file, was, became }) => file === one.file && was === one.was && became === one.became)
}

/** Names each survivor that is not on the list, and what turns in circles, as soon as it is known: a run ended early is of use. */
export const survivorsAsTheyCome: Reporter = {
  onMutantTested(mutant) {
    const told = { ...survivorOf(mutant), line: mutant.location.start.line }
    if (mutant.status === 'Timeout') console.log(`endless: ${JSON.stringify(told)}`)
    if (mutant.status === 'Survived' && !isListed(mutant))
      console.log(`survived without a reason: ${JSON.stringify(told)}`)
  },
}

function survivorOf({ fileName, location: { start, end }, replacement = '' }: MutantResult): Survivor {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line)
  const last = lines.length - 1
  lines[last] = lines[last]!.slice(0, end.column - 1)
  lines[0] = lines[0]!.slice(start.column - 1)
  return { file: relative('packages/gate/src', fileName), was: lines.join('\n'), became: replacement }
}
