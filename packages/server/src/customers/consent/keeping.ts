import type { Instant, Json } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Write } from '../../adapters/store/index.ts'
import { choiceBody } from './choice.ts'
import { choicesOf } from './choice-store.ts'

/** Every choice of a customer with its evidence, oldest first. */
export async function exportOf(ground: Ground, customer: string): Promise<Json> {
  return (await choicesOf(ground, customer)).map(choice => ({
    ...(choiceBody(choice) as { readonly [field: string]: Json }),
    recordedAt: choice.recordedAt,
  }))
}

/** Every choice. */
export const erase = (customer: string): Write[] => [{ do: 'remove', table: 'choices', key: { customer } }]

// INVARIANT: what still decides never expires: the newest yes and the newest no on each purpose and channel, and preferences.
/** Up to `limit` choices recorded before `before` that a later one of the same kind has replaced. Empty when there are none. */
export async function expire(ground: Ground, before: Instant, limit: number): Promise<Write[]> {
  const noes = ['refusal', 'withdrawal', 'objection']
  const rows = await ground.store.db
    .selectFrom('choices as old')
    .select(['old.customer', 'old.choice'])
    .where('old.recorded_at', '<', before)
    .where('old.kind', '!=', 'preference')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('choices as later')
          .select('later.choice')
          .whereRef('later.customer', '=', 'old.customer')
          .whereRef('later.purpose', '=', 'old.purpose')
          .whereRef('later.channel', '=', 'old.channel')
          .whereRef('later.at', '>', 'old.at')
          .where(({ and, eb, or }) =>
            or([
              and([eb('later.kind', '=', 'consent'), eb('old.kind', '=', 'consent')]),
              and([eb('later.kind', 'in', noes), eb('old.kind', 'in', noes)]),
            ]),
          ),
      ),
    )
    .limit(limit)
    .execute()
  return rows.map(key => ({ do: 'remove', table: 'choices', key }))
}
