import type { Json } from '@candor/terms'
import { Hono } from 'hono'
import { type Moment, timelineOf } from '../../answers/timeline/index.ts'
import type { StaffEnv } from '../../brand/staff/index.ts'
import { type Content, dataTable, html, pagination, wholeNumber } from '../look/index.ts'
import { campaignPage, withCampaign } from './campaign-page.ts'
import { idAfter } from './cursor.ts'
import { momentIn } from './dates.ts'
import type { Desk, StaffHouse } from './deps.ts'
import { type Naming, namesOfStaff } from './people.ts'

/** Entries of the brand looked through for one page. */
const read = 500

/** What people did with a campaign, from the record itself: each line is an entry with its place in the log. */
export function activity(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  const { zone } = desk.house.judge.policy.brand
  app.get('/staff/campaigns/:name{[a-z0-9][a-z0-9-]{0,63}}/activity', desk.requireStaff('see'), context =>
    withCampaign(desk, context, async campaign => {
      const { found, next } = await entriesAbout(desk.house, campaign.name, idAfter(context.req.query('before')))
      const nameOf = await namesOfStaff(desk)
      const table = dataTable({
        caption: 'Entries about this campaign',
        columns: [{ text: 'When' }, { text: 'What' }, { text: 'Who' }, { text: 'Place in the log', number: true }],
        rows: found.map(({ at, leaf, body }) => [momentIn(zone, at), ...words(body, nameOf), placeOf(leaf)]),
        empty: next === undefined ? 'Nothing yet.' : 'Nothing on this page; look at older entries.',
      })
      const older =
        next === undefined ? '' : pagination({ about: 'entries', next: `?before=${encodeURIComponent(next)}` })
      const main = html`<p>Newest first. Decisions about single customers are in their timelines.</p>${table}${older}`
      return context.html(campaignPage(desk, context, campaign, 'activity', { main }))
    }),
  )
  return app
}

type Body = { readonly [field: string]: Json | undefined }
type Entry = Extract<Moment, { body: Json }>

async function entriesAbout(house: StaffHouse, campaign: string, before: string | undefined) {
  const page = { limit: read, ...(before === undefined ? {} : { before }) }
  const all = (await timelineOf(house, 'brand', page)).filter(moment => 'entry' in moment)
  const found = all.filter(
    (moment): moment is Entry => 'body' in moment && (moment.body as Body)['campaign'] === campaign,
  )
  const oldest = all.map(({ entry }) => entry).sort()[0]
  return { found, ...(all.length === read && oldest !== undefined ? { next: oldest } : {}) }
}

const verbs: Readonly<Record<string, string>> = {
  created: 'Written',
  approve: 'Approved',
  send: 'Sending started',
  pause: 'Paused',
  resume: 'Sending went on',
  stop: 'Stopped for good',
  export: 'List of withheld customers exported',
}

function words(body: Json, nameOf: Naming): [Content, Content] {
  const { verb, by, planned, sent } = body as Body
  if (typeof verb === 'string') return [verbs[verb] ?? verb, nameOf(typeof by === 'string' ? by : null)]
  const numbers = [sent, planned].map(n => (typeof n === 'number' ? wholeNumber(n) : '?'))
  return [`Plan finished: ${numbers[0]} of ${numbers[1]} would be sent`, '']
}

const placeOf = (leaf: number | null): string => (leaf === null ? 'in a moment' : wholeNumber(leaf))
