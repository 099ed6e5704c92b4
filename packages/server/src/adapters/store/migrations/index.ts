import { firstHouse } from './001-first-house.ts'
import { oneTimeCodes } from './002-one-time-codes.ts'
import { collection } from './003-collection.ts'
import { policyReturns } from './004-policy-returns.ts'
import { policyNotices } from './005-policy-notices.ts'
import { recommendations } from './006-recommendations.ts'
import { oversight } from './007-oversight.ts'
import { rights } from './008-rights.ts'
import { retention } from './009-retention.ts'
import { erasure } from './010-erasure.ts'
import { sharing } from './011-sharing.ts'
import { retentionOfShares } from './012-retention-of-shares.ts'
import { erasuresNameNobody } from './013-erasures-name-nobody.ts'
import { desk } from './014-desk.ts'
import { sharesResumed } from './015-shares-resumed.ts'
import { stateTiles } from './016-state-tiles.ts'
import type { Statement } from './words.ts'
import { table } from './words.ts'

export type { Engine, Statement } from './words.ts'

/** What every store begins with: `meta` names the schema the rest follows. */
export const foundation: Statement = table('meta', 'by-key', ['key'], { key: 'text', value: 'text' })

/** Forward only: the list grows, its members never change once released. The schema's version is its length. */
export const migrations: readonly (readonly Statement[])[] = [
  firstHouse,
  oneTimeCodes,
  collection,
  policyReturns,
  policyNotices,
  recommendations,
  oversight,
  rights,
  retention,
  erasure,
  sharing,
  retentionOfShares,
  erasuresNameNobody,
  desk,
  sharesResumed,
  stateTiles,
]
