import type { Json } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { EntryDraft } from '../../record/index.ts'

export type SourceVerb = 'create' | 'change' | 'vouch' | 'unvouch' | 'rotate' | 'revoke' | 'close'

/** Who changed what of a source, for the record of the brand: where events come from decides what the brand comes to know. */
export function sourceEntry(
  ground: Ground,
  source: string,
  verb: SourceVerb,
  by: string,
  detail: { readonly [name: string]: Json } = {},
): EntryDraft {
  const body = { source, verb, by, at: ground.clock.now(), ...detail }
  return { entry: ground.ids.id(), customer: 'brand', kind: 'source', body }
}
