import { fieldClasses } from '@candor/terms'
import type { ContextField, DeclaredEvent, EventField, Field, Policy } from '../../../brand/policy/index.ts'
import { type Html, html, summaryList } from '../../look/index.ts'
import type { Texts } from '../texts.ts'
import { channelText, purposeText } from '../words.ts'
import { listed, own } from './about.ts'
import { timeWords } from './words.ts'

/** Every declared field under its class: what it is, what for, how long, and where it comes from. */
export function fieldsPart(policy: Policy, texts: Texts): Html {
  const { privacy: t } = texts
  const groups = fieldClasses.map(kind => {
    const fields = Object.entries(policy.fields).filter(([, field]) => field.class === kind)
    if (fields.length === 0) return ''
    const facts = fields.map(([name, field]) => factOf(policy, texts, name, field, fieldSays(field, texts)))
    return html`<h3>${t.fieldClasses[kind]}</h3><p>${t.classHints[kind]}</p>${summaryList(facts)}`
  })
  return html`<p>${t.dataIntro}</p>${groups}`
}

/** Every declared event with what is kept of it, and what may come with any of them. */
export function eventsPart(policy: Policy, texts: Texts): Html {
  const { privacy: t, timeline } = texts
  const events = Object.values(policy.events)
  const context = Object.entries(policy.context)
  if (events.length + context.length === 0) return html`<p>${timeline.noPurposes}</p>`
  const extra =
    context.length === 0
      ? ''
      : html`<h3>${t.context}</h3><p>${t.contextIntro}</p>${summaryList(context.map(([name, field]) => factOf(policy, texts, name, field, contextSays(field, texts))))}`
  return html`<p>${t.eventsIntro}</p>${events.map(event => eventPart(policy, texts, event))}${extra}`
}

function eventPart(policy: Policy, texts: Texts, event: DeclaredEvent): Html {
  const { privacy: t, timeline } = texts
  const fields = Object.entries(event.fields)
  const says = [
    t.keptFor(timeWords(event.retention, texts)),
    ...(event.countsAs ? [t.meanings[event.countsAs]] : []),
    ...(event.item === undefined ? [] : [t.item]),
    ...(fields.length === 0 ? [timeline.noField] : []),
  ]
  const kept =
    fields.length === 0
      ? ''
      : html`<h4>${t.eventFields}</h4>${summaryList(fields.map(([name, field]) => factOf(policy, texts, name, field, eventSays(field, texts))))}`
  return html`<h3>${own(event.text)}</h3>${usesPart(policy, texts, event.purposes)}<p>${says.join(' ')}</p>${kept}`
}

type Described = Pick<Field, 'text' | 'purposes' | 'retention'>

function factOf(policy: Policy, texts: Texts, name: string, field: Described, says: readonly string[]) {
  const { privacy: t } = texts
  const lines = [t.keptFor(timeWords(field.retention, texts)), ...says].filter(line => line !== '')
  return {
    name: field.text ?? name.replaceAll('_', ' '),
    value: html`${usesPart(policy, texts, field.purposes)}<p>${lines.map(line => html`${own(line)} `)}</p>`,
  }
}

function usesPart(policy: Policy, texts: Texts, purposes: readonly string[]): Html {
  const { privacy: t } = texts
  return html`<p>${t.for}</p>${listed(purposes.map(purpose => purposeText(policy, purpose, texts)))}`
}

const fieldSays = ({ source, values, addressOf, group }: Field, texts: Texts): string[] => {
  const { privacy: t } = texts
  return [
    ...(source === undefined ? [] : [t.source(source)]),
    ...(values === undefined ? [] : [t.values(values.join(', '))]),
    ...(addressOf === undefined ? [] : [t.address(channelText(addressOf, texts))]),
    ...(group === undefined ? [] : [t.group]),
  ]
}

const eventSays = ({ class: kind, values, without }: EventField, { privacy: t }: Texts): string[] => [
  ...(values === undefined ? [] : [t.values(values.join(', '))]),
  t.locked[kind],
  ...(without === 'hash' ? [t.without.hash] : []),
]

const contextSays = (field: ContextField, texts: Texts): string[] => [
  ...eventSays(field, texts),
  ...(field.placeOf === undefined ? [] : [texts.timeline.guess]),
]
