import type { Dial } from '@candor/terms'
import { button, checkboxes, type ErrorItem, form, type Html, html, radios, select, textField } from '../look/index.ts'
import type { Values } from './current.ts'
import { centerPage, type Desk } from './desk.ts'
import { faultOf } from './fault-of.ts'
import type { GuardView } from './guard-view.ts'
import { protectPart, restPart } from './protect-part.ts'

/** One purpose on one channel, with what the customer said last. */
export type AnswerView = {
  readonly field: string
  readonly what: string
  /** Absent: nobody is written to, it is about what is kept and used. */
  readonly channel?: string
  readonly hint: string
  /** Stands beside the yes: a browser objects to it. */
  readonly conflict?: string
}

export type BudgetView = { readonly field: string; readonly channel: string; readonly most: number }

export type PreferencesView = {
  readonly answers: readonly AnswerView[]
  /** What a contract or a duty carries, in plain words. */
  readonly needed: readonly string[]
  readonly budgets: readonly BudgetView[]
  /** The day a pause ends; absent when there is none. */
  readonly pausedUntil?: string
  /** What counts until the customer chooses how personal messages are. */
  readonly brandDial: Dial
  /** What can be ruled out, in the brand's words. */
  readonly topics: readonly { readonly value: string; readonly text: string }[]
  readonly guard: GuardView
  readonly values: Values
  readonly errors: readonly ErrorItem[]
  readonly action: string
  readonly timeline: string
  /** Absent where nothing is suggested. */
  readonly suggestions?: string
  /** Absent where nobody is asked anything for audits alone. */
  readonly aboutYou?: string
  readonly csrf: string
  /** Where to ask for a copy, a correction, erasure and more. */
  readonly rights: string
  /** What is held is only stored. */
  readonly isRestricted: boolean
}

/** Everything a customer can choose, on one page: first the big stop, then each answer, then how often and when. */
export function preferencesPage(desk: Desk, view: PreferencesView): Html {
  const { preferences: t } = desk.texts
  const isUsing = view.answers.some(({ channel }) => channel === undefined)
  const stop = form(`${view.action}/stop`, view.csrf, button({ text: t.stop, kind: 'danger' }))
  const parts = html`<h2>${t.what}</h2>${answersPart(desk, view)}${usePart(desk, view)}${view.answers.length === 0 ? '' : html`<p>${t.codeNeeded}</p>`}<h2>${t.howOften}</h2>${budgetsPart(desk, view)}${quietPart(desk, view)}${pausePart(desk, view)}${protectPart(desk, view)}${dialPart(desk, view)}${button({ text: t.save })}`
  const needed =
    view.needed.length === 0
      ? ''
      : html`<h2>${t.needed}</h2><ul>${view.needed.map(text => html`<li><bdi>${text}</bdi></li>`)}</ul><p>${t.neededText}</p>`
  const suggestions =
    view.suggestions === undefined
      ? ''
      : html`<p><a class="all" href="${view.suggestions}">${desk.texts.suggestions.link}</a></p>`
  const aboutYou =
    view.aboutYou === undefined
      ? ''
      : html`<p><a class="all" href="${view.aboutYou}">${desk.texts.aboutYou.link}</a></p>`
  const { restrictedNow, restrictedText } = desk.texts.rights
  const restriction = view.isRestricted ? html`<p><strong>${restrictedNow}.</strong> ${restrictedText}</p>` : ''
  return centerPage(desk, {
    title: t.title,
    errors: view.errors,
    main: html`<p>${t.intro}</p><p><a class="all" href="${view.timeline}">${desk.texts.timeline.link}</a></p>${suggestions}${aboutYou}<p><a class="all" href="${view.rights}">${desk.texts.rights.link}</a></p>${restriction}${stop}<p>${t.stopIntro}${isUsing ? ` ${t.stopUse}` : ''}</p>${restPart(desk, view)}${form(view.action, view.csrf, parts)}${needed}`,
  })
}

/** The words beside a yes; with the purpose they are what the evidence of a consent quotes. */
export const yesWords = ({ texts: { preferences: t } }: Desk, channel: string | undefined): string =>
  channel === undefined ? t.yesAny : t.yes(channel)

function answersPart(desk: Desk, view: PreferencesView): Html {
  const { preferences: t } = desk.texts
  const answers = view.answers.filter(({ channel }) => channel !== undefined)
  if (answers.length === 0) return html`<p>${t.none}</p>`
  return answerFields(desk, view, answers)
}

/** What only keeps and uses what people do, and writes to nobody. */
function usePart(desk: Desk, view: PreferencesView): Html | '' {
  const answers = view.answers.filter(({ channel }) => channel === undefined)
  if (answers.length === 0) return ''
  const { preferences: t } = desk.texts
  return html`<h2>${t.use}</h2><p>${t.useIntro}</p>${answerFields(desk, view, answers)}`
}

function answerFields(desk: Desk, { values, errors }: PreferencesView, answers: readonly AnswerView[]): Html {
  const { preferences: t } = desk.texts
  const fields = answers.map(({ field, what, channel, hint, conflict }) =>
    radios({
      name: field,
      legend: what,
      hint,
      chosen: values[field]?.[0],
      ...faultOf(field, errors),
      options: [
        { value: 'yes', text: yesWords(desk, channel), ...(conflict === undefined ? {} : { hint: conflict }) },
        { value: 'no', text: channel === undefined ? t.noAny : t.no(channel) },
      ],
    }),
  )
  return html`${fields}`
}

const budgetsPart = ({ texts: { preferences: t } }: Desk, { budgets, values, errors }: PreferencesView): Html =>
  html`${budgets.map(({ field, channel, most }) =>
    select({
      name: field,
      label: t.budget(channel),
      value: values[field]?.[0] ?? '',
      ...faultOf(field, errors),
      options: [
        { value: '', text: t.budgetBrand(most) },
        ...Array.from({ length: most + 1 }, (_, i) => most - i).map(max => ({
          value: String(max),
          text: max === 0 ? t.budgetNone : t.budgetMost(max),
        })),
      ],
    }),
  )}`

function quietPart({ texts: { preferences: t, days } }: Desk, { values, errors }: PreferencesView): Html {
  // Plain text: native time and date fields take several stops of the keyboard and read badly in some screen readers.
  const time = (field: string, label: string) =>
    textField({ name: field, label, hint: t.timeHint, value: values[field]?.[0] ?? '', ...faultOf(field, errors) })
  const options = days.map((text, i) => ({ value: String(i + 1), text }))
  const which = checkboxes({
    name: 'quiet.day',
    legend: t.quietDays,
    hint: t.quietDaysHint,
    options,
    chosen: values['quiet.day'] ?? [],
    ...faultOf('quiet.day', errors),
  })
  return html`<h3>${t.quiet}</h3><p class="hint">${t.quietHint}</p>${time('quiet.from', t.from)}${time('quiet.to', t.to)}${which}`
}

function pausePart({ texts: { preferences: t } }: Desk, { pausedUntil, values, errors }: PreferencesView): Html {
  const now =
    pausedUntil === undefined
      ? [{ value: 'none', text: t.pauseNone }]
      : [
          { value: 'keep', text: t.pauseKeep(pausedUntil) },
          { value: 'none', text: t.pauseEnd },
        ]
  const later = [30, 90].map(days => ({ value: String(days), text: t.pauseDays(days) }))
  const options = [...now, ...later, { value: 'date', text: t.pauseDate }]
  const date = {
    name: 'pause.date',
    label: t.pauseDateLabel,
    hint: t.pauseDateHint,
    value: values['pause.date']?.[0] ?? '',
  }
  return html`${radios({ name: 'pause', legend: t.pause, options, chosen: values['pause']?.[0], ...faultOf('pause', errors) })}${textField({ ...date, ...faultOf('pause.date', errors) })}`
}

function dialPart({ texts: { preferences: t } }: Desk, { brandDial, values, errors }: PreferencesView): Html {
  const options = Object.entries(t.dials).map(([value, text]) => ({ value, text }))
  const hint = values['dial']?.[0] === undefined ? { hint: t.dialHint(t.dials[brandDial]) } : {}
  return radios({
    name: 'dial',
    legend: t.dial,
    options,
    chosen: values['dial']?.[0],
    ...hint,
    ...faultOf('dial', errors),
  })
}
