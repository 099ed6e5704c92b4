import type { Ground } from '../../adapters/ground.ts'
import type { DataKey } from '../../adapters/keys/index.ts'
import type { EventFields } from './event.ts'

type Named = { readonly customer: string; readonly event: string }

const sealedFor = ({ customer, event }: Named): string => `events|${customer}|${event}|sealed`

/** Identifying and sensitive fields as a row holds them; null when there are none. Throws where they need a key that is not there. */
export function sealedFields(
  ground: Ground,
  key: DataKey | undefined,
  of: Named,
  fields: EventFields,
): Uint8Array | null {
  if (Object.keys(fields).length === 0) return null
  if (!key) throw new Error('an event with sealed fields needs the key of its customer')
  return ground.keys.seal(key, sealedFor(of), new TextEncoder().encode(JSON.stringify(fields)))
}

/** The sealed fields of a row; none without the key. */
export function openedFields(
  ground: Ground,
  key: DataKey | undefined,
  row: Named & { readonly sealed: Uint8Array | null },
): EventFields {
  if (!key || !row.sealed) return {}
  return JSON.parse(new TextDecoder().decode(ground.keys.unseal(key, sealedFor(row), row.sealed))) as EventFields
}
