import { type Context, Hono } from 'hono'
import type { StaffEnv } from '../../brand/staff/index.ts'
import { button, type Content, dataTable, type Html, html, pagination, select } from '../look/index.ts'
import { callTag, callVerdicts, fieldWhy, refusalWords, type SeenCall } from './call-words.ts'
import { type Desk, staffPage } from './deps.ts'

const path = '/staff/debugger'
const perPage = 100
const refreshSeconds = 10

/** The last calls of clients as this process heard them, for whoever wires up a source. It shows no value and nobody's id. */
export function debuggerPage(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get(path, desk.requireStaff('see'), context => {
    const ask = askOf(context)
    // WCAG 2.2.2: nothing moves by itself unless whoever looks asked for it, and the same place stops it.
    if (ask.follows) context.header('refresh', String(refreshSeconds))
    return context.html(page(desk, context, ask))
  })
  return app
}

type Ask = {
  readonly source: string | undefined
  readonly verdict: string | undefined
  readonly before: number | undefined
  readonly follows: boolean
}

/** Reads the filters of an address; what is none is as if it were not there. */
function askOf(context: Context): Ask {
  const { source, verdict, before = '', follow } = context.req.query()
  return {
    source: source === undefined || source === '*' ? undefined : source.slice(0, 64),
    verdict: callVerdicts.find(known => known === verdict),
    before: /^\d{1,15}$/.test(before) ? Number(before) : undefined,
    follows: follow === 'yes',
  }
}

function addressOf({ source, verdict, follows }: Ask, more: { readonly before?: number } = {}): string {
  const query = new URLSearchParams()
  if (source !== undefined) query.set('source', source)
  if (verdict !== undefined) query.set('verdict', verdict)
  if (follows) query.set('follow', 'yes')
  if (more.before !== undefined) query.set('before', String(more.before))
  return query.size === 0 ? path : `${path}?${query}`
}

function page(desk: Desk, context: Context, ask: Ask): Html {
  const all = desk.calls()
  const found = all.filter(seen => isWanted(seen, ask)).toReversed()
  const shown = found.slice(0, perPage)
  const last = found.length > perPage ? shown.at(-1) : undefined
  const older = last ? pagination({ about: 'calls', next: addressOf(ask, { before: last.n }) }) : ''
  const main = html`<p>The last ${all.length} calls that this server took, newest first. They are held in memory only. What was in them is not shown, nor whose they are.</p>${filters(all, ask)}${following(ask)}${table(shown, ask)}${older}`
  return staffPage(desk, context.get('session'), path, { title: 'Debugger', main })
}

const isWanted = ({ n, source, call }: SeenCall, ask: Ask): boolean =>
  (ask.source === undefined || source === ask.source) &&
  (ask.verdict === undefined || call.verdict === ask.verdict) &&
  (ask.before === undefined || n < ask.before)

const verdictNames = { kept: 'Kept', partly: 'Kept in part', dropped: 'Dropped', duplicate: 'Seen before' }

function filters(all: readonly SeenCall[], { source, verdict, follows }: Ask): Html {
  const heard = [...new Set([...all.map(seen => seen.source), ...(source === undefined ? [] : [source])])].sort()
  const sources = heard.map(value => ({ value, text: value === '' ? 'No source: the key is not known' : value }))
  const words = callVerdicts.map(value => ({ value, text: value === 'refused' ? 'Turned away' : verdictNames[value] }))
  const fields = html`${select({
    name: 'source',
    label: 'Source',
    value: source ?? '*',
    options: [{ value: '*', text: 'Every source' }, ...sources],
  })}${select({
    name: 'verdict',
    label: 'What became of it',
    value: verdict ?? '',
    options: [{ value: '', text: 'Everything' }, ...words],
  })}`
  const keep = follows ? html`<input type="hidden" name="follow" value="yes">` : ''
  return html`<form method="get" action="${path}">${fields}${keep}${button({ text: 'Show', kind: 'secondary' })}</form>`
}

function following(ask: Ask): Html {
  const other = addressOf({ ...ask, follows: !ask.follows })
  return ask.follows
    ? html`<p>This page loads itself again every ${refreshSeconds} seconds. <a href="${other}">Stop loading it again</a></p>`
    : html`<p class="actions"><a href="${addressOf(ask)}">Load it again now</a> <a href="${other}">Load it again every ${refreshSeconds} seconds</a></p>`
}

const table = (shown: readonly SeenCall[], { source, verdict }: Ask): Html =>
  dataTable({
    caption: 'Calls',
    columns: [
      { text: 'Time (UTC)' },
      { text: 'Source' },
      { text: 'What became of it' },
      { text: 'Call' },
      { text: 'Not kept, and why' },
      { text: 'Kept for' },
      { text: 'Fields kept' },
    ],
    rows: shown.map(cells),
    empty:
      source === undefined && verdict === undefined
        ? 'No call has come since this server began. Point a client here; docs/collect.md says how.'
        : 'No call like this among the last ones.',
  })

function cells({ at, source, call }: SeenCall): Content[] {
  const iso = new Date(at).toISOString()
  const time = html`<time datetime="${iso}">${iso.slice(11, 23)}</time>`
  const from = source === '' ? 'not known' : source
  if (call.verdict === 'refused')
    return [time, from, callTag(call.verdict), calls(call.calls), refusalWords(call.refused), '', '']
  const what = html`${call.type} <bdi class="code">${call.name}</bdi>`
  return [time, from, callTag(call.verdict), what, notKeptPart(call), call.purposes.join(', '), keptPart(call)]
}

const calls = (n: number): string => (n === 1 ? '1 call' : `${n} calls`)

type Read = Exclude<SeenCall['call'], { verdict: 'refused' }>

const keptPart = ({ kept, hashed }: Read): Html =>
  html`<span class="code">${kept.join(', ')}</span>${hashed.length === 0 ? '' : html`${kept.length > 0 ? '; ' : ''}as a code: <span class="code">${hashed.join(', ')}</span>`}`

function notKeptPart({ dropped, refused }: Read): Html {
  const fields = dropped.map(
    ({ field, why }) => html`<li><bdi class="code">${field === '*' ? 'all of it' : field}</bdi>: ${fieldWhy(why)}</li>`,
  )
  const list = fields.length === 0 ? '' : html`<ul class="bare">${fields}</ul>`
  return html`${refused === undefined ? '' : refusalWords(refused)}${list}`
}
