import type { BalanceStanding } from '../../acts/personalization/index.ts'
import type { AttributeStanding, GroupStanding, Registered } from '../../answers/oversight/index.ts'
import { dataTable, type Html, html, intervals, percent, tag, wholeNumber } from '../look/index.ts'
import { plainName } from './algorithm-words.ts'
import { dayIn } from './dates.ts'

const least = 10

/** What watching has shown so far, attribute by attribute. */
export function auditsPart({ declared, audits, balance }: Registered, zone: string): Html {
  if (declared.kind === 'suggestions')
    return html`<h2>What watching shows</h2><p>Suggestions are chosen for each person by themselves, so groups are not compared.</p>${balance ? balancePart(balance, zone) : ''}`
  const { watch } = declared.algorithm
  if (!watch) return html`<h2>What watching shows</h2><p>The policy does not have this watched.</p>`
  const none = audits.length === 0 ? html`<p>There is nothing to compare yet.</p>` : ''
  return html`<h2>What watching shows</h2><p>Each decision the score took counts, one for each person and model in thirty days. The alarm is raised when a group’s rate is below ${percent(watch.tolerance)} of the rate of the group it is compared with, at a chance of ${percent(watch.alpha)} of a false one, ever. The line across each dot holds the rate 95 times in 100, however often you look.</p>${none}${audits.map(audit => attributePart(audit, zone))}`
}

function balancePart({ by, since, groups }: BalanceStanding, zone: string): Html {
  const from = since === null ? 'Nothing was counted yet.' : `Counted since ${dayIn(zone, since)}.`
  const table = dataTable({
    caption: `Shares of what is seen, by ${by}`,
    columns: [{ text: 'Whose' }, { text: 'Target', number: true }, { text: 'Shown', number: true }],
    rows: groups.map(({ group, target, shown }) => [group, percent(target), shown === null ? '–' : percent(shown)]),
    empty: 'The policy names none.',
  })
  return html`<h2>Who is seen</h2><p>Who got less of their share moves up in every list. Places count by the logarithm: the first 1, the third a half. ${from}</p>${table}`
}

function attributePart({ attribute, since, groups, reference, unknown }: AttributeStanding, zone: string): Html {
  const from = since > 0 ? ` since ${dayIn(zone, since)}` : ''
  const words = groups.flatMap(group =>
    group.hidden || !group.word ? [] : [html`<li>${group.group}: ${tagOf(group.word)}</li>`],
  )
  const untold =
    unknown === 0 ? '' : html`<p>${wholeNumber(unknown)} decisions were about people whose group is not known.</p>`
  return html`<h3>By ${plainName(attribute)}${from}</h3><p>Compared with “${reference}”.</p><ul>${words}</ul>${groupsChart(`Offers by ${plainName(attribute)}`, groups)}${untold}`
}

/** Rates by group, drawn, with the table below. */
export const groupsChart = (about: string, groups: readonly GroupStanding[]): Html =>
  intervals({
    about,
    finding: about,
    least,
    groups: groups.map(group =>
      group.hidden
        ? { group: group.group, hidden: true as const }
        : { group: group.group, n: group.people, rate: group.rate, low: group.low, high: group.high },
    ),
  })

const tones = { disparity: 'danger', watch: 'warn', 'no disparity found': 'info', 'cannot tell': 'info' } as const
const tagOf = (word: keyof typeof tones): Html => tag(word, tones[word])
