import { Page, Withheld, WithheldQuery } from '@candor/contract'
import { err, ok } from '@candor/terms'
import { unknownCampaign, withheldBy } from '../../../acts/campaigns/index.ts'
import { readCampaign } from '../../../brand/campaigns/index.ts'
import { cursorFrom, readCursor } from '../cursor.ts'
import { badCursor } from '../problem.ts'
import { route } from '../route.ts'
import { refused } from './campaign-answer.ts'

export const withheld = [
  route({
    method: 'GET',
    path: '/v1/campaigns/:name/withheld',
    says: 'Members of the audience who would not be contacted now, the deciding rule, and what would change it.',
    access: { scope: 'read', verb: 'see-customers' },
    query: WithheldQuery,
    answer: Page(Withheld),
    errors: ['campaign-unknown'],
    async handle({ params: { name }, query: { rule, cursor, limit = 50 } }, { house }) {
      const campaign = await readCampaign(house.store, name)
      if (!campaign) return err(refused(unknownCampaign(name)))
      const list = `withheld ${name} ${rule ?? ''}`
      const after = cursor === undefined ? undefined : readCursor(house, list, cursor)
      if (cursor !== undefined && typeof after !== 'string') return err(badCursor)
      const page = { limit, ...(rule === undefined ? {} : { rule }), ...(typeof after === 'string' ? { after } : {}) }
      const found = await withheldBy(house, campaign.definition, page)
      const last = found.length === limit ? found.at(-1) : undefined
      return ok({ body: last ? { items: found, next: cursorFrom(house, list, last.customer) } : { items: found } })
    },
  }),
]
