import { above, oneOf } from './plain.ts'
import { type BalanceSettings, balancedBy } from './policy.ts'
import { mapOf, optional, plainName, type Reader, record, required } from './shapes.ts'
import { refuse } from './spot.ts'

const shares = mapOf(plainName, above(1), 20)

/** Names are compared in small letters, as categories are everywhere. Shares sum to 1 as closely as the account of them asks. */
const targets: Reader<BalanceSettings['targets']> = spot => {
  const before = spot.sheet.faults.length
  const found = shares(spot)
  if (!found || spot.sheet.faults.length > before) return undefined
  const names = Object.keys(found)
  if (names.length < 2) return refuse(spot, 'names fewer than two; a share is given beside another')
  const small = names.map(name => name.toLowerCase())
  const twice = names.find((_, index) => small.indexOf(small[index]!) !== index)
  if (twice !== undefined) return refuse(spot, `names ${twice} twice; capital letters make no other name`)
  const sum = names.sort().reduce((all, name) => all + found[name]!, 0)
  return Math.abs(sum - 1) < 1e-9 ? found : refuse(spot, `sum to ${Number(sum.toPrecision(10))}; shares sum to 1`)
}

const read = record({
  by: required(oneOf(balancedBy)),
  targets: required(targets),
  strength: optional(above(10)),
  most: optional(above(10)),
})

/** Reads `recommendations.balance`. */
export const balanceSection: Reader<BalanceSettings> = spot => {
  const found = read(spot)
  return found && { ...found, strength: found.strength ?? 0.1, most: found.most ?? 0.2 }
}
