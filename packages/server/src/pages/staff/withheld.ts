import { type Context, Hono } from 'hono'
import { actOf, type Campaign } from '../../brand/campaigns/index.ts'
import { may, type Session, type StaffEnv } from '../../brand/staff/index.ts'
import { button, type Content, dataTable, form, type Html, html, pagination } from '../look/index.ts'
import { campaignPage, withCampaign } from './campaign-page.ts'
import { campaignPath, isBefore } from './campaign-words.ts'
import { idAfter } from './cursor.ts'
import type { Desk } from './deps.ts'
import { maskedName } from './masked.ts'
import { ruleName, ruleWords } from './rule-words.ts'
import { type WithheldRow, withheldRows } from './withheld-rows.ts'

const perPage = 50

/** Who is held back, person by person: the rule, why, and what would change it. */
export function withheld(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get('/staff/campaigns/:name{[a-z0-9][a-z0-9-]{0,63}}/withheld', desk.requireStaff('see-customers'), context =>
    withCampaign(desk, context, async campaign => context.html(await page(desk, context, campaign))),
  )
  return app
}

/** The rule of the address, if it is one at all. */
export const ruleOf = (text: string | undefined): string | undefined =>
  text !== undefined && /^[a-z0-9-]{1,80}$/.test(text) ? text : undefined

async function page(desk: Desk, context: Context, campaign: Campaign): Promise<Html> {
  const { house } = desk
  const session: Session = context.get('session')
  const rule = ruleOf(context.req.query('rule'))
  const after = idAfter(context.req.query('after'))
  const ask = { limit: perPage + 1, ...(rule === undefined ? {} : { rule }), ...(after === undefined ? {} : { after }) }
  const found = await withheldRows(house, campaign, ask)
  const shown = found.slice(0, perPage)
  const rows = await Promise.all(shown.map(row => cells(desk, row, rule === undefined)))
  const title = rule === undefined ? 'Everybody who is held back' : `Held back: ${ruleName(rule)}`
  // The list of one rule need not repeat it in each row.
  const ruleColumn = rule === undefined ? [{ text: 'Deciding rule' }] : []
  const table = dataTable({
    caption: title,
    columns: [{ text: 'Customer' }, ...ruleColumn, { text: 'Why' }, { text: 'What would change it' }],
    rows,
    empty: 'Nobody.',
  })
  const last = found.length > perPage ? shown.at(-1)?.customer : undefined
  const more = pagination({ about: 'withheld customers', ...around(rule, after, last) })
  const main = html`${intro(desk, campaign, rule)}${table}${more}${exportForm(session, campaign, rule)}<p><a href="${campaignPath(campaign.name)}">Go back to who and why</a></p>`
  return campaignPage(desk, context, campaign, '', { title: `${campaign.name}: ${title.toLowerCase()}`, main })
}

function around(rule: string | undefined, after: string | undefined, last: string | undefined) {
  const to = (cursor: string | undefined) => {
    const query = new URLSearchParams({
      ...(rule === undefined ? {} : { rule }),
      ...(cursor === undefined ? {} : { after: cursor }),
    })
    return `?${query}`
  }
  return { ...(after === undefined ? {} : { first: to(undefined) }), ...(last === undefined ? {} : { next: to(last) }) }
}

function intro({ house }: Desk, campaign: Campaign, rule: string | undefined): Html {
  const when = isBefore(campaign)
    ? 'Judged at this moment; the plan may be older.'
    : 'As it was decided when the campaign was sent.'
  if (rule === undefined) return html`<p>${when}</p>`
  const { sentence } = ruleWords(house, actOf(campaign.definition), rule)
  return html`<p><strong>${sentence}</strong></p><p>${when}</p>`
}

async function cells(
  { house }: Desk,
  { customer, rule, why, change, entry }: WithheldRow,
  named: boolean,
): Promise<Content[]> {
  const path = `/staff/customers/${customer}`
  const proof = entry === null ? '' : html` <a href="${path}/decisions/${entry}">Decision</a>`
  return [
    html`<a href="${path}">${await maskedName(house, customer)}</a>${proof}`,
    ...(named ? [ruleName(rule)] : []),
    why,
    change,
  ]
}

function exportForm(session: Session, { name }: Campaign, rule: string | undefined): Html | '' {
  if (!may(session, 'export')) return ''
  const hidden = rule === undefined ? '' : html`<input type="hidden" name="rule" value="${rule}">`
  return html`<h2>Export</h2><p>The file holds random ids and reasons, no names. That you took it is recorded.</p>${form(campaignPath(name, 'withheld.csv'), session.csrf, html`${hidden}${button({ text: 'Export as CSV', kind: 'secondary' })}`)}`
}
