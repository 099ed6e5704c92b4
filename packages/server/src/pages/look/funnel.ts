import { type Drawn, figure } from './figure.ts'
import { type Html, html } from './html.ts'
import { percent, wholeNumber } from './numbers.ts'

type Step = {
  readonly name: string
  readonly count: number
  /** The people of this step. */
  readonly href?: string
  /** Why people stopped here: the rule in words. */
  readonly why?: string
}

export type Funnel = Drawn & { readonly steps: readonly Step[] }

/** How many people remain after each rule. The first step is everybody; each bar leads to its people. */
export function funnel(chart: Funnel): Html {
  const { steps, lang } = chart
  const whole = steps[0]?.count ?? 0
  const share = (step: Step) => (whole === 0 ? 0 : step.count / whole)
  const rows = steps.map(step => ({ step, number: wholeNumber(step.count, lang), share: percent(share(step), lang) }))
  return figure(chart, {
    drawing: html`<ul class="chart">${rows.map(({ step, number, share: part }) => bar(step, share(step), `${number} (${part})`))}</ul>`,
    columns: [{ text: 'Step' }, { text: 'People', number: true }, { text: 'Share', number: true }, { text: 'Why' }],
    rows: rows.map(({ step, number, share: part }) => [step.name, number, part, step.why ?? '']),
    empty: 'Nobody is in this campaign yet.',
  })
}

function bar({ name, href }: Step, share: number, value: string): Html {
  const width = (share * 100).toFixed(2)
  return html`<li><span>${href === undefined ? name : html`<a href="${href}">${name}</a>`}</span><span class="value">${value}</span><svg role="img" aria-label="${name}: ${value}" viewBox="0 0 100 1" preserveAspectRatio="none"><rect class="ground" width="100" height="1"/><rect class="bar" width="${width}" height="1"/></svg></li>`
}
