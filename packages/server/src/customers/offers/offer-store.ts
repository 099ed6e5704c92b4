import type { Instant } from '@candor/terms'
import type { Store, Tables, Write } from '../../adapters/store/index.ts'
import type { MadeBy, OfferMade } from './offer.ts'

const million = 1_000_000

/** Chances are kept in millionths; what was possible is never kept as impossible. */
const millionths = (chance: number): number => (chance > 0 ? Math.max(1, Math.round(chance * million)) : 0)

export const offerRow = ({
  customer,
  entry,
  algorithm,
  at,
  mode,
  offered,
  propensity,
  model,
  inputs,
}: OfferMade): Write => ({
  do: 'insert',
  table: 'offers_made',
  row: {
    customer,
    entry,
    algorithm,
    at,
    mode,
    offered: offered ? 1 : 0,
    propensity: millionths(propensity),
    model,
    inputs: inputs && JSON.stringify(inputs),
    counted: 0,
  },
})

/** A decision as those read it who learn from many: `inputs` is JSON as it is kept, null where nothing was read. */
export type PastOffer = Pick<OfferMade, 'customer' | 'at' | 'mode' | 'offered' | 'propensity'> & {
  readonly inputs: string | null
}

type Row = Pick<Tables['offers_made'], 'customer' | 'at' | 'mode' | 'offered' | 'propensity' | 'inputs'>

/** The newest `limit` decisions of an algorithm from `since` until before `until`, newest first, some thousand at a time from one snapshot. */
export async function* pastOffers(
  store: Store,
  algorithm: string,
  [since, until]: readonly [Instant, Instant],
  limit: number,
): AsyncGenerator<readonly PastOffer[]> {
  const query = store.db
    .selectFrom('offers_made')
    .select(['customer', 'at', 'mode', 'offered', 'propensity', 'inputs'])
    .where('algorithm', '=', algorithm)
    .where('at', '>=', since)
    .where('at', '<', until)
    .orderBy('at', 'desc')
    .limit(limit)
    .compile()
  for await (const rows of store.scan<Row>(query, 4_000)) yield rows.map(past)
}

const past = ({ customer, at, mode, offered, propensity, inputs }: Row): PastOffer => ({
  customer,
  at: Number(at),
  mode: mode as MadeBy,
  offered: Number(offered) === 1,
  propensity: Number(propensity) / million,
  inputs,
})
