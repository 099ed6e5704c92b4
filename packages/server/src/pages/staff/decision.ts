import { type Context, Hono } from 'hono'
import { type Why, type WhyRefusal, whyOfEntry } from '../../answers/why/index.ts'
import type { Session, StaffEnv } from '../../brand/staff/index.ts'
import { proofOf } from '../../record/index.ts'
import { type Content, dataTable, type Html, html, percent, summaryList, tag, wholeNumber } from '../look/index.ts'
import { momentIn } from './dates.ts'
import { type Desk, staffPage } from './deps.ts'
import { factWords } from './fact-words.ts'
import { notThere } from './not-found.ts'
import { decidingWords, outcomeTag } from './outcome-words.ts'

const path = '/staff/customers/:id{[A-Za-z0-9_-]{1,64}}'
const entryPart = ':entry{[A-Za-z0-9_-]{1,64}}'

/** One decision: the facts as they were, the rules as they spoke, the result; and the proof of any entry as a file. */
export function decision(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get(`${path}/decisions/${entryPart}`, desk.requireStaff('see-customers'), context => {
    const { id, entry } = context.req.param()
    return page(desk, context, context.get('session'), id, entry)
  })
  app.get(`${path}/entries/${entryPart}/proof.tlog-proof`, desk.requireStaff('see-customers'), context => {
    const { id, entry } = context.req.param()
    return proof(desk, context, context.get('session'), id, entry)
  })
  return app
}

const refusals: Readonly<Record<WhyRefusal | 'not-yet', string>> = {
  'unknown-entry': 'There is no such entry.',
  erased: 'This customer was erased, so nobody can read the entry any more.',
  'not-a-decision': 'This entry is not a decision.',
  'not-yet': 'The entry waits for its place in the log. Try again in a moment.',
}

async function page(desk: Desk, context: Context, session: Session, id: string, entry: string): Promise<Response> {
  const why = await whyOfEntry(desk.house, id, entry)
  if (!why.ok) return notThere(desk, context, session, refusals[why.error], `/staff/customers/${id}`)
  const main = html`${result(desk, why.value)}${shown(why.value)}${offered(why.value)}${facts(desk, why.value)}${rules(why.value)}`
  return context.html(
    staffPage(desk, session, '/staff/customers', { title: `Decision about ${why.value.decision.id}`, main }),
  )
}

async function proof(desk: Desk, context: Context, session: Session, id: string, entry: string): Promise<Response> {
  const found = await proofOf(desk.house, desk.house.tiles, id, entry)
  if (!found.ok) return notThere(desk, context, session, refusals[found.error], `/staff/customers/${id}`)
  return context.body(found.value, 200, {
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': `attachment; filename="${entry}.tlog-proof"`,
  })
}

function result(desk: Desk, why: Why): Html {
  const { decision: made, explanation, purpose, leaf, customer, entry, dispatch } = why
  const { zone } = desk.house.judge.policy.brand
  const { outcome, until, deciding } = made.verdict
  const proofFile = `/staff/customers/${customer}/entries/${entry}/proof.tlog-proof`
  const rows: [string, Content][] = [
    ['Result', html`${outcomeTag(outcome)} ${explanation.staff}`],
    ['To the customer we say', explanation.customer],
    ...(deciding === undefined ? [] : [['Deciding rule', decidingWords(made.verdict)] as [string, Content]]),
    ...(until === undefined ? [] : [['Asked again', momentIn(zone, until)] as [string, Content]]),
    ...(explanation.change === undefined ? [] : [['What would change it', explanation.change] as [string, Content]]),
    ['Decided', `${momentIn(zone, made.at)}, attempt ${made.attempt}`],
    ['Purpose', `${purpose.text} (${purpose.id}; basis: ${purpose.basis})`],
    ['End', dispatch ? dispatch.state.replace('_', ' ') : 'not known here'],
    ['Policy', html`<code>${made.policy}</code>`],
    [
      'Proof',
      leaf === null
        ? 'In a moment.'
        : html`<a href="${proofFile}" download>Get the proof</a>, place ${wholeNumber(leaf)} in the log`,
    ],
  ]
  return html`<p><a href="/staff/customers/${customer}">Go to the customer’s timeline</a></p>${summaryList(rows.map(([name, value]) => ({ name, value })))}`
}

/** What was recommended under this decision, every recorded term of each score: they and the rest sum to it. */
function shown({ decision: { shown: told } }: Why): Html | '' {
  if (!told) return ''
  const tables = told.items.map(({ item, score, terms, remainder }) =>
    dataTable({
      caption: `${item}: ${score.toFixed(4)}`,
      columns: [{ text: 'Term' }, { text: 'Contribution', number: true }, { text: 'Share', number: true }],
      rows: [
        ...terms.map(({ kind, item: from, category, contribution, share }) => [
          [kind, from ?? category].filter(part => part !== undefined).join(': '),
          contribution.toFixed(4),
          share === undefined ? '' : percent(share),
        ]),
        [
          `${remainder.count} others`,
          remainder.contribution.toFixed(4),
          remainder.share === undefined ? '' : percent(remainder.share),
        ],
      ],
      empty: '',
    }),
  )
  return html`<h2>What was recommended</h2><p>In ${told.slot}, at the level ${told.level}, by ${told.model === null ? 'no model' : html`the model <code>${told.model}</code>`}.</p>${tables}`
}

/** Whether an offer was made: how, with what chance, and every recorded term of the score; with the prior they sum to its log-odds. */
function offered({ decision: { offer } }: Why): Html | '' {
  if (!offer) return ''
  const { algorithm, mode, offered: made, propensity, model, probability, prior, terms = [] } = offer
  const facts: [string, Content][] = [
    ['Offer', algorithm],
    ['Made', made ? 'yes' : 'no'],
    ['Decided by', mode],
    ['Chance of it', percent(propensity)],
    ...(probability === undefined ? [] : [['Expected to take it', percent(probability)] as [string, Content]]),
    ...(model === null ? [] : [['Model', html`<code>${model}</code>`] as [string, Content]]),
  ]
  const table =
    prior === undefined
      ? ''
      : dataTable({
          caption: 'What made the score',
          columns: [{ text: 'Term' }, { text: 'Log-odds', number: true }],
          rows: [
            ['The usual', prior.toFixed(4)],
            ...terms.map(({ field, value, contribution }) => [
              `${field}: ${value ?? 'not known'}`,
              contribution.toFixed(4),
            ]),
          ],
          empty: '',
        })
  return html`<h2>What was offered</h2>${summaryList(facts.map(([name, value]) => ({ name, value })))}${table}`
}

const facts = (desk: Desk, { decision: made }: Why): Html =>
  html`<h2>Facts as they were</h2>${summaryList(factWords(made.facts, desk.house.judge.policy.brand.zone))}`

const rules = ({ rules: checked }: Why): Html =>
  html`<h2>Rules that spoke</h2><p>In their order. Rules that are not listed had nothing to say.</p><ol class="findings">${checked.map(
    ({ rule, says, staff, stands, citation }) =>
      html`<li><p><strong>${saying(says)}</strong> ${staff}</p><p>${stands}</p><p class="muted"><code>${rule}</code>. ${citation}</p></li>`,
  )}</ol>`

/** `satisfied` and `lapsed` inform and change nothing. */
const saying = (says: string): Html =>
  says === 'permit' || says === 'deny' || says === 'defer' || says === 'adjust'
    ? outcomeTag(says)
    : tag(says === 'satisfied' ? 'Kept' : 'No longer counts')
