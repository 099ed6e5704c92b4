import { areasOf } from './cells.ts'
import { adequateCountries, ageOfConsent, type StartDate, spamRateLimit, startDates } from './packs/data/dated.ts'
import { closedHours } from './packs/data/hours.ts'
import { euMembers } from './packs/data/places.ts'
import { lawPacks } from './packs/loaded.ts'
import { checkedOn } from './packs/words/index.ts'
import { limits } from './predicates/limits.ts'
import { predicateNamed } from './predicates/vocabulary.ts'
import type { Clause, Due, Pack, Rule, Test } from './rule.ts'

/** An example as a page of law names it. */
export type ShownExample = {
  readonly id: string
  readonly title: string
  readonly at: string
  readonly expect: {
    readonly outcome: string
    readonly until?: string
    readonly dueAt?: string
    readonly rules: readonly string[]
  }
}

const caution = `> Engineering guidance, not legal advice. Compared with the law on ${checkedOn}. A qualified lawyer of the place must sign a pack
> before anybody calls it compliant. Generated from the packs by \`npm run docs:law\`; do not edit.`

/** The pages of `docs/law`, by file name: one for each pack of law, one for dated data, and the first page. */
export function lawPages(examples: readonly ShownExample[]): ReadonlyMap<string, string> {
  return new Map([
    ['README.md', firstPage()],
    ['data.md', dataPage()],
    ...lawPacks.map(pack => [`${pack.name}.md`, packPage(pack, examples)] as const),
  ])
}

function firstPage(): string {
  const rows = lawPacks.map(
    ({ name, rules, version }) => `| [${name}](${name}.md) | ${rules.length} | ${version} | ${placesOf(rules)} |`,
  )
  return page('The rules of law', [
    caution,
    'Each act passes the core, the house rules and every rule of law whose kinds of act, channel and place fit. Each rule stands here with what it demands, where that is written, how sure we are, what it looks at in order, and examples that are run with the tests. `candor policy explain` tells the same of one act. How the law was read where it leaves a choice: [decision 010](../decisions/010-how-the-rules-of-law-are-read.md). Dates, ages, hours and lists that may change: [dated data](data.md).',
    ['| pack | rules | version | places named |', '|---|---|---|---|', ...rows].join('\n'),
  ])
}

const placesOf = (rules: readonly Rule[]): string => {
  const named = new Set(rules.flatMap(areasOf))
  return [...named].toSorted().join(', ') || 'everywhere'
}

function packPage({ name, rules }: Pack, examples: readonly ShownExample[]): string {
  return page(`Pack ${name}`, [caution, ...rules.map(rule => rulePage(rule, examples))])
}

function rulePage(rule: Rule, examples: readonly ShownExample[]): string {
  const { id, kinds, channels, sentence, citation, confidence, checkedOn: checked, scope, clauses } = rule
  const shown = examples.filter(({ expect }) => expect.rules.includes(id))
  return [
    `## ${id}`,
    '',
    sentence,
    '',
    `- **Acts**: ${kinds.join(', ')}${channels === undefined ? '' : `; by ${channels.join(', ')}`}`,
    `- **Law**: ${citation}`,
    `- **Confidence**: ${confidence?.level ?? 'high'}${confidence?.note === undefined ? '' : `; ${confidence.note}`}${confidence?.verified === true ? '; figures seen at their source' : ''}. Checked on ${checked}.`,
    ...(scope === undefined ? [] : ['- **Judges when**', ...tree(scope, 1)]),
    '- **Says**',
    ...clauses.flatMap((clause, i) => sayClause(clause, i + 1)),
    `- **Examples**: ${shown.length === 0 ? 'none' : ''}`,
    ...shown.map(sayExample),
  ].join('\n')
}

function sayClause(clause: Clause, place: number): readonly string[] {
  const strips = clause.orStrip === true ? ' (a promotion in a transactional contact: `adjust`, strip-promo)' : ''
  if (clause.says === 'defer') {
    const limit = clause.while === 'hours-rules' ? 'hours are closed in some zone' : limits[clause.while].sentence
    return [`  ${place}. \`defer\` while ${limit}${strips}`]
  }
  const { says, when, obligations = [], due } = clause
  const duties = [
    obligations.length === 0 ? '' : `, with ${obligations.join(', ')}`,
    due === undefined ? '' : `, due ${sayDue(due)}`,
  ]
  return [
    `  ${place}. \`${says}\`${when === undefined ? ' otherwise' : ''}${duties.join('')}${when === undefined ? '' : ', when'}${strips}`,
    ...(when === undefined ? [] : tree(when, 2)),
  ]
}

function sayDue({ in: unit, of, rolls, stopsForClarification }: Due): string {
  return [
    `in ${of.join(' + ')} ${unit === 'working-days' ? 'working days' : unit}`,
    rolls === true ? ', rolling to the next working day' : '',
    stopsForClarification === true ? ', the days of a clarification not counted' : '',
  ].join('')
}

/** A tree of questions as nested lists. */
function tree(test: Test, depth: number): readonly string[] {
  const indent = '  '.repeat(depth)
  if ('all' in test) return parts('all of', test.all, depth)
  if ('any' in test) return parts('one of', test.any, depth)
  if (!('not' in test)) return [`${indent}- ${sayAsked(test)}`]
  return 'is' in test.not ? [`${indent}- not: ${sayAsked(test.not)}`] : [`${indent}- not`, ...tree(test.not, depth + 1)]
}

const parts = (head: string, tests: readonly Test[], depth: number): readonly string[] => [
  `${'  '.repeat(depth)}- ${head}`,
  ...tests.flatMap(part => tree(part, depth + 1)),
]

const sayAsked = ({ is, of }: Extract<Test, { readonly is: unknown }>): string =>
  `${predicateNamed(is).sentence}${of === undefined ? '' : ` [${of.join(', ')}]`}`

const sayExample = ({ id, title, at, expect }: ShownExample): string =>
  `  - ${id}: ${title} (${at} → ${expect.outcome}${expect.until === undefined ? '' : ` until ${expect.until}`}${expect.dueAt === undefined ? '' : `, due ${expect.dueAt}`})`

function dataPage(): string {
  const starts = Object.entries<StartDate>(startDates).map(
    ([name, { value, zone, source, checkedOn: checked, reviewBy }]) =>
      `| ${name} | ${value}${zone === undefined ? '' : ` (${zone})`} | ${source} | ${checked} | ${reviewBy ?? ''} |`,
  )
  const hours = Object.entries(closedHours).map(([name, { sentence }]) => `- **${name}**: closed while ${sentence}`)
  const ages = Object.entries(ageOfConsent.value).map(([country, age]) => `${country} ${age}`)
  return page('Dated data', [
    caution,
    [
      '## Start dates',
      '',
      '| name | from | source | checked on | look again by |',
      '|---|---|---|---|---|',
      ...starts,
    ].join('\n'),
    ['## Hours', '', ...hours].join('\n'),
    `## Ages of consent online\n\n${ages.join(', ')}; elsewhere in the EU ${ageOfConsent.otherwise}. ${ageOfConsent.source}; checked on ${ageOfConsent.checkedOn}, look again by ${ageOfConsent.reviewBy}.`,
    `## Adequate countries\n\n${[...adequateCountries.value].toSorted().join(', ')}; the US for certified recipients. ${adequateCountries.source}; checked on ${adequateCountries.checkedOn}, look again by ${adequateCountries.reviewBy}.`,
    `## States of the European Economic Area\n\n${[...euMembers].toSorted().join(', ')}`,
    `## Complaints\n\nMarketing email stops at a rate of ${spamRateLimit.value * 100} %. ${spamRateLimit.source}; checked on ${spamRateLimit.checkedOn}, look again by ${spamRateLimit.reviewBy}.`,
  ])
}

const page = (title: string, parts: readonly string[]): string => `${[`# ${title}`, ...parts].join('\n\n')}\n`
