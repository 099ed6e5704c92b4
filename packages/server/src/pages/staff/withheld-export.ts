import { type Context, Hono } from 'hono'
import { stream } from 'hono/streaming'
import type { Campaign } from '../../brand/campaigns/index.ts'
import type { StaffEnv } from '../../brand/staff/index.ts'
import type { House } from '../../decisions/index.ts'
import { commitChange, together } from '../../record/index.ts'
import { withCampaign } from './campaign-page.ts'
import { csvHeaders, csvLine } from './csv.ts'
import type { Desk } from './deps.ts'
import { readForm, smallBody } from './form-body.ts'
import { ruleOf } from './withheld.ts'
import { withheldRows } from './withheld-rows.ts'

const perRound = 1_000

/** The list of withheld customers as a file. Before a byte of it leaves, the record says who took it. */
export function withheldExport(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.post(
    '/staff/campaigns/:name{[a-z0-9][a-z0-9-]{0,63}}/withheld.csv',
    smallBody,
    desk.requireStaff('export'),
    context => withCampaign(desk, context, campaign => give(desk, context, campaign)),
  )
  return app
}

async function give({ house }: Desk, context: Context, campaign: Campaign): Promise<Response> {
  const sent = await readForm(context, ['rule'])
  if (!sent.ok) return context.text(sent.fault.text, 400)
  const wanted = sent.text('rule')
  const rule = ruleOf(wanted)
  if (wanted !== '' && rule === undefined) return context.text('This is not the name of a rule.', 400)
  await recordExport(house, campaign.name, rule, `staff:${context.get('session').staff}`)
  for (const [name, value] of Object.entries(csvHeaders(`${campaign.name}-withheld`))) context.header(name, value)
  return stream(context, async file => {
    await file.write(csvLine(['customer', 'rule', 'why', 'what_would_change_it']))
    for await (const lines of linesOf(house, campaign, rule)) await file.write(lines)
  })
}

async function* linesOf(house: House, campaign: Campaign, rule: string | undefined): AsyncGenerator<string> {
  let after: string | undefined
  for (;;) {
    const page = { limit: perRound, ...(rule === undefined ? {} : { rule }), ...(after === undefined ? {} : { after }) }
    const rows = await withheldRows(house, campaign, page)
    yield rows.map(row => csvLine([row.customer, row.rule, row.why, row.change])).join('')
    if (rows.length < perRound) return
    after = rows.at(-1)?.customer
  }
}

async function recordExport(house: House, campaign: string, rule: string | undefined, by: string): Promise<void> {
  const body = { campaign, verb: 'export', by, at: house.clock.now(), ...(rule === undefined ? {} : { rule }) }
  const done = await commitChange(
    house,
    together({ entries: [{ entry: house.ids.id(), customer: 'brand', kind: 'campaign', body }] }),
  )
  // An entry has a fresh id and expects nothing, so it cannot conflict; without it nothing may be given away.
  if (!done.done) throw new Error(`the export was not recorded: ${done.conflict}`)
}
