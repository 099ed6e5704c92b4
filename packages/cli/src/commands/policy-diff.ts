import { type Json, ok } from '@candor/terms'
// Only this room of the server: its front door would load store, mail and pages as well.
import { changesBetween, type PolicyChange } from '../../../server/src/brand/policy/index.ts'
import type { Ending } from '../answer.ts'
import { readGatePolicy } from '../offline/gate-policy.ts'
import { counted } from '../terminal/numbers.ts'

/**
 * What differs between two policy files, part by part: what came and went, what was widened or narrowed, and of what people
 * must be told because more may be done with their data.
 */
export async function policyDiff(before: string, after: string): Ending {
  const [was, is] = [await readGatePolicy(before), await readGatePolicy(after)]
  if (!was.ok) return was
  if (!is.ok) return is
  const changes = changesBetween(was.value.source, is.value.source)
  const material = changes.filter(change => change.material).length
  return ok({
    json: { before: was.value.digest, after: is.value.digest, material, changes },
    lines: [...changes.flatMap(sayChange), ...(changes.length > 0 ? [''] : []), summary(changes.length, material)],
  })
}

const summary = (all: number, material: number): string => {
  if (all === 0) return 'The two say the same.'
  const told =
    material === 0 ? 'None of them needs telling' : `People have to hear of ${counted(material, 'change')} (marked !)`
  return `${counted(all, 'change')}. ${told}.`
}

function sayChange({ path, kind, material, before, after }: PolicyChange): string[] {
  return [
    `${material ? '!' : ' '} ${kind.padEnd(8)} ${path}`,
    ...(before === undefined ? [] : [`    - ${shown(before)}`]),
    ...(after === undefined ? [] : [`    + ${shown(after)}`]),
  ]
}

const longest = 160

function shown(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
