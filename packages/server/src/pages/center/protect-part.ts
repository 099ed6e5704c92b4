import { button, checkboxes, form, type Html, html, radios, select } from '../look/index.ts'
import type { Desk } from './desk.ts'
import { faultOf } from './fault-of.ts'
import type { PreferencesView } from './preferences-page.ts'
import { mostPurchases, shown } from './protection.ts'

/** Why advertising rests now, and one step to end that. */
export function restPart({ texts: { preferences: t } }: Desk, { guard, action, csrf }: PreferencesView): Html | '' {
  if (guard.resting.length === 0) return ''
  const off = form(`${action}/guard-off`, csrf, button({ text: t.guards.off, kind: 'secondary' }))
  return html`<h2>${t.resting}</h2>${guard.resting.map(text => html`<p>${text}</p>`)}${off}<p>${t.guardOff}</p>`
}

/** What should not be brought up, and when advertising rests. */
export function protectPart(desk: Desk, view: PreferencesView): Html {
  const { preferences: t } = desk.texts
  const { topics, guard, values, errors } = view
  const which =
    topics.length === 0
      ? ''
      : checkboxes({
          name: 'protect.topic',
          legend: t.topics,
          hint: t.topicsHint,
          options: topics,
          chosen: values['protect.topic'] ?? [],
          ...faultOf('protect.topic', errors),
        })
  const wish = radios({
    name: 'protect.guard',
    legend: t.guard,
    options: Object.entries(t.guards).map(([value, text]) => ({ value, text })),
    chosen: values['protect.guard']?.[0],
    ...faultOf('protect.guard', errors),
  })
  const most = select({
    name: 'protect.purchases',
    label: t.purchases,
    value: values['protect.purchases']?.[0] ?? '',
    options: [
      { value: '', text: t.purchasesNone },
      ...Array.from({ length: mostPurchases }, (_, i) => ({ value: String(i + 1), text: t.purchasesMost(i + 1) })),
    ],
    ...faultOf('protect.purchases', errors),
  })
  const night = checkboxes({
    name: 'protect.night',
    legend: t.night,
    options: [{ value: 'yes', text: t.notAtNight(guard.from, guard.to) }],
    chosen: values['protect.night'] ?? [],
    ...faultOf('protect.night', errors),
  })
  return html`<h2>${t.protect}</h2><input type="hidden" name="${shown}" value="yes">${which}${guard.looks ? wish : ''}${guard.counts ? most : ''}${night}`
}
