import type { CustomerEvent, EventValue } from '../../customers/events/index.ts'
import type { CollectedCall, CollectionRecord } from '../../decisions/index.ts'
import { type Content, type Html, html, tag, wholeNumber } from '../look/index.ts'
import { fieldWhy } from './call-words.ts'
import { momentIn } from './dates.ts'
import { ruleName } from './rule-words.ts'

/** The events of one customer that are still kept, by id. */
export type KeptEvents = ReadonlyMap<string, CustomerEvent>

const shown = 5

/** What was collected in one batch, call by call: what is kept of it, for which purposes, and which rule kept the rest out. */
export function collectTold(
  record: CollectionRecord,
  events: KeptEvents,
  zone: string,
): { title: string; text: Content } {
  const { source, events: calls, undeclared } = record
  const items = calls.map(call => html`<li>${callPart(call, events, zone)}</li>`)
  const rest = items.slice(shown)
  const more =
    rest.length === 0 ? '' : html`<details><summary>Show ${rest.length} more</summary><ul>${rest}</ul></details>`
  const thrown = Object.entries(undeclared)
  const away =
    thrown.length === 0
      ? ''
      : html`<details><summary>${things(thrown.length)} the data map does not declare, thrown away</summary><ul>${thrown.map(([path, n]) => html`<li><code>${path}</code> (${wholeNumber(n)})</li>`)}</ul></details>`
  return {
    title: calls.length === 1 ? `A call from ${source}` : `${wholeNumber(calls.length)} calls from ${source}`,
    text: html`<ul>${items.slice(0, shown)}</ul>${more}${verdicts(record)}${away}`,
  }
}

const things = (n: number): string => (n === 1 ? '1 field' : `${wholeNumber(n)} fields`)

function callPart(call: CollectedCall, events: KeptEvents, zone: string): Html {
  const { type, name, event, at, purposes, kept, hashed = [], dropped = [] } = call
  const stored = event === undefined ? undefined : events.get(event)
  const now = stored?.purposes ?? purposes
  const fields = [...kept, ...hashed].map(
    field => html`<li><bdi>${field}</bdi>${stored ? html`: ${heldValue(stored, field)}` : ''}</li>`,
  )
  const lost = dropped.map(
    ({ field, why }) => html`<li>not kept: <bdi>${field === '*' ? 'all of it' : field}</bdi> (${fieldWhy(why)})</li>`,
  )
  const gone = event !== undefined && !stored ? html` ${tag('No longer kept', 'info')}` : ''
  const what = now.length === 0 ? '' : html` for ${now.join(', ')}`
  return html`<strong>${type} <bdi>${name}</bdi></strong>${what}${gone}, ${momentIn(zone, at)}<ul>${fields}${lost}</ul>`
}

// As on every page of staff: a sealed value is opened only where somebody needs it, and a list is not such a place.
function heldValue({ attributes, sealed }: CustomerEvent, field: string): Html {
  if (Object.hasOwn(attributes, field)) return html`<bdi>${sayValue(attributes[field] as EventValue)}</bdi>`
  return Object.hasOwn(sealed, field)
    ? html`<span class="muted">sealed</span>`
    : html`<span class="muted">not in the event</span>`
}

const sayValue = (value: EventValue): string => [value].flat().map(String).join(', ')

/** The gate's word for each purpose that was asked for. */
function verdicts({ verdicts: said }: CollectionRecord): Html {
  const items = Object.entries(said).map(
    ([purpose, { outcome, deciding = '' }]) =>
      html`<li>${purpose}: ${outcome === 'permit' ? 'permitted' : html`refused, ${ruleName(deciding)}`} <code>${deciding}</code></li>`,
  )
  return items.length === 0 ? html`` : html`<p class="muted">What the gate said:</p><ul class="muted">${items}</ul>`
}
