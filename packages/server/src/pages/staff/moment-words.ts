import type { Json } from '@candor/terms'
import type { Moment } from '../../answers/timeline/index.ts'
import { explain } from '../../decisions/index.ts'
import { type Content, type Html, html, wholeNumber } from '../look/index.ts'
import { choiceWords } from './choice-words.ts'
import { collectTold, type KeptEvents } from './collect-words.ts'
import { momentIn } from './dates.ts'
import type { Desk } from './deps.ts'
import { decidingWords, outcomeTag } from './outcome-words.ts'
import { stepName } from './rights-words.ts'
import { ruleName } from './rule-words.ts'

/** One moment of a customer's timeline: what happened, when, why, and its proof. */
export function momentWords(desk: Desk, customer: string, moment: Moment, events: KeptEvents = new Map()): Html {
  const { zone } = desk.house.judge.policy.brand
  const { title, text } =
    moment.kind === 'collect' ? collectTold(moment.collection, events, zone) : toldBy(desk, customer, moment)
  const time = html`<time datetime="${new Date(moment.at).toISOString()}">${momentIn(zone, moment.at)}</time>`
  const proof =
    'entry' in moment && moment.kind !== 'erased' ? proofLink(customer, moment.entry, moment.leaf, title) : ''
  return html`<h3>${title}</h3><p>${time}</p>${text}${proof}`
}

type Told = { readonly title: string; readonly text: Content }

function toldBy(desk: Desk, customer: string, moment: Exclude<Moment, { kind: 'collect' }>): Told {
  if (moment.kind === 'decision') return decisionTold(desk, customer, moment)
  if (moment.kind === 'ended') return endTold(moment)
  if (moment.kind === 'erased') return { title: 'Something that was erased', text: '' }
  if (moment.kind === 'import') return importTold(desk, moment.body)
  if (moment.kind === 'merge') return mergeTold(moment.body)
  if (moment.kind === 'unwanted') return unwantedTold(moment.body)
  if (moment.kind === 'rights') return rightsTold(moment.body)
  if (moment.kind === 'choice') return { title: 'A choice', text: choicesTold(desk, [moment.body]) }
  return {
    title: 'An entry',
    text: html`<p class="muted">An entry of another kind. Its proof holds all of it.</p>`,
  }
}

function decisionTold({ house }: Desk, customer: string, moment: Extract<Moment, { kind: 'decision' }>): Told {
  const { act, facts, verdict, id, policy } = moment.decision
  const own = policy === house.judge.digest ? house.judge.policy.rules : {}
  const said = explain({ ...verdict, policy }, act, facts, { own })
  const rule = verdict.deciding === undefined ? '' : html`<p class="muted">Deciding rule: ${decidingWords(verdict)}</p>`
  const change =
    said.change === undefined || verdict.outcome === 'permit'
      ? ''
      : html`<p><strong>What would change it:</strong> ${said.change}</p>`
  const link = html`<p><a href="/staff/customers/${customer}/decisions/${moment.entry}">See facts, rules and result<span class="visually-hidden"> for ${id}</span></a></p>`
  return {
    title: `Decision about ${id}`,
    text: html`<p>${outcomeTag(verdict.outcome)} ${said.staff}</p>${rule}${change}${link}`,
  }
}

const ends: Readonly<Record<string, string>> = {
  handed: 'The mail server has the message',
  withheld: 'Withheld',
  failed: 'The mail server refused the message',
  unknown: 'The mail server gave no clear answer',
}

const endTold = ({ campaign, state, rule }: Extract<Moment, { kind: 'ended' }>): Told => ({
  title: `End of ${campaign}`,
  text: html`<p>${ends[state] ?? state}${rule === null ? '' : `: ${ruleName(rule)}`}.</p>`,
})

type Body = { readonly [field: string]: Json | undefined }

function importTold(desk: Desk, body: Json): Told {
  const { source, fields, choices } = body as Body
  const named = Array.isArray(fields) ? fields.filter(field => typeof field === 'string').join(', ') : ''
  const given = Array.isArray(choices) ? (choices as readonly Json[]) : []
  return {
    title: 'Import',
    text: html`<p>Brought in from ${typeof source === 'string' ? source : 'an unnamed source'}: ${named || 'no fields'}.</p>${given.length === 0 ? html`<p>No choice came with it.</p>` : choicesTold(desk, given)}`,
  }
}

/** Two records found to be one person, or taken apart again: who, and what showed it. */
function mergeTold(body: Json): Told {
  const { verb, other, why, by } = body as Body
  const link =
    typeof other === 'string' ? html`<a href="/staff/customers/${other}"><code>…${other.slice(-6)}</code></a>` : ''
  if (verb === 'unmerged')
    return {
      title: 'Two records taken apart',
      text: html`<p>${link} stands for itself again. By ${typeof by === 'string' ? by : 'the brand'}.</p>`,
    }
  const { by: how, source, handles } = (why ?? {}) as Body
  const named = Array.isArray(handles) ? handles.filter(handle => typeof handle === 'string').join(' and ') : ''
  const showed = how === 'alias' ? 'An alias call said so' : 'Somebody signed in where they had been before'
  const from = `${showed}, from ${typeof source === 'string' ? source : 'a source'}${named === '' ? '' : `, naming ${named}`}.`
  return {
    title: 'Two records found to be one person',
    text: html`<p>With ${link}. ${from} Where their choices differed, the no counts.</p>`,
  }
}

function unwantedTold(body: Json): Told {
  const { verb, item } = body as Body
  const name = html`<code>${typeof item === 'string' ? item : '?'}</code>`
  return {
    title: 'A word about an item',
    text:
      verb === 'unwanted'
        ? html`<p>${name} is not to be used for what is suggested to them.</p>`
        : html`<p>${name} may be used again for what is suggested to them.</p>`,
  }
}

/** One step of a request of theirs. */
function rightsTold(body: Json): Told {
  const { request, right, verb } = body as Body
  const link = typeof request === 'string' ? html`<a href="/staff/rights/${request}">See the request</a>` : ''
  return { title: `A request: ${String(right)}`, text: html`<p>${stepName(String(verb))} ${link}</p>` }
}

const choicesTold = (desk: Desk, bodies: readonly Json[]): Html =>
  html`<ul>${bodies.map(body => html`<li>${choiceWords(desk.house.judge.policy, body)}</li>`)}</ul>`

function proofLink(customer: string, entry: string, leaf: number | null, title: string): Html {
  if (leaf === null) return html`<p class="muted">It gets its place in the log in a moment.</p>`
  return html`<p class="muted">Place ${wholeNumber(leaf)} in the log. <a href="/staff/customers/${customer}/entries/${entry}/proof.tlog-proof" download>Get the proof<span class="visually-hidden"> of: ${title}</span></a></p>`
}
