import type { ActKind, Channel } from '@candor/terms'
import type { Gate } from './gate.ts'

/** One rule as people read it. `channels` absent: on every channel and on none. */
export type RulePage = {
  readonly id: string
  readonly pack: string
  readonly kinds: readonly ActKind[]
  readonly channels?: readonly Channel[]
  readonly sentence: string
  readonly citation: string
}

/** Every rule of the gate, in pack order. */
export const ruleBook = ({ packs }: Gate): readonly RulePage[] =>
  packs.flatMap(pack =>
    pack.rules.map(({ id, kinds, channels, sentence, citation }) => ({
      id,
      pack: pack.name,
      kinds,
      ...(channels && { channels }),
      sentence,
      citation,
    })),
  )
