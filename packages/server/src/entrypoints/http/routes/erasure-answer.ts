import type { Certificate } from '../../../answers/erasure/index.ts'
import { stayWords } from '../../../answers/erasure/index.ts'
import { erasedLink } from '../../../customers/links/index.ts'
import type { House } from '../../../decisions/index.ts'

export const certificateAnswer = (house: House, one: Certificate) => ({
  v: 1 as const,
  erasure: one.erasure,
  state: one.state,
  look: `/v1/erasures/${one.erasure}`,
  page: erasedLink(house, one.erasure),
  why: one.why,
  effective_at: one.effectiveAt,
  ...(one.finishedAt === undefined ? {} : { finished_at: one.finishedAt }),
  ...(one.forgottenBy === undefined ? {} : { forgotten_by: one.forgottenBy }),
  erased: one.erased,
  on_its_way: one.onItsWay,
  stays: one.stays.map(stay => ({ ...stay, says: stayWords(stay) })),
  ...(one.backupsUntil === undefined ? {} : { backups_until: one.backupsUntil }),
  ...(one.entry === undefined ? {} : { entry: one.entry }),
  ...(one.proof === undefined ? {} : { proof: one.proof }),
})
