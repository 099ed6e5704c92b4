import type { Json } from '@candor/terms'
import type { Policy, Vault, VaultAttribute } from '../policy.ts'
import { entriesChanged, type Part, type Place, type PolicyChange, partsChanged, sides } from './change.ts'
import { reworded, valuesChanged } from './judging.ts'

/** Another question is another answer; other words for the answers ask for nothing new. */
const attributeParts: readonly Part<VaultAttribute>[] = [
  { what: 'text', key: 'text', of: attribute => attribute.text, judge: reworded(true) },
  { what: 'values', key: 'values', of: attribute => attribute.values, judge: valuesChanged },
]

const parts: readonly Part<Vault>[] = [
  { what: 'purpose', key: 'purpose', of: vault => vault.purpose, judge: reworded(true) },
]

const place: Place = { subject: { kind: 'vault' }, path: 'vault' }
const placeOf = (name: string): Place => ({
  subject: { kind: 'vault-attribute', name },
  path: `vault.attributes.${name}`,
})

/** That people are asked more about themselves is a new use, although each of them may leave it unanswered. */
export function vaultChanges({ vault: was }: Policy, { vault: is }: Policy): PolicyChange[] {
  if (was && is)
    return [
      ...partsChanged(parts, place, was, is),
      ...entriesChanged(was.attributes, is.attributes, placeOf, (at, before, after) =>
        partsChanged(attributeParts, at, before, after),
      ),
    ]
  if (!was && !is) return []
  const kind = is ? 'added' : 'removed'
  return [{ what: 'entry', ...place, kind, material: kind === 'added', ...sides(was as Json, is as Json) }]
}
