import type { ImportReport } from '@candor/contract'
import { ruleBook } from '@candor/gate'
import { countLines, groupLines, reasonLines } from '../commands/campaign-lines.ts'
import { waitingIn } from '../house/follow.ts'
import { sayDecision } from '../offline/say-record.ts'
import { bars } from '../terminal/bars.ts'
import { count, counted } from '../terminal/numbers.ts'
import { paint } from '../terminal/paint.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { wrap } from '../terminal/wrap.ts'
import type { Check } from './checks.ts'
import { sayLocal } from './clock.ts'
import type { Stage } from './stage.ts'
import type { Story } from './story.ts'

type Chapters = { readonly [K in keyof Story]?: (found: Story[K]) => readonly string[] }

/** What is said before the first chapter. */
export function opening(terminal: Terminal, { house, clock }: Stage): string[] {
  const { name, zone } = house.judge.policy.brand
  return [
    paint(terminal, 'bold', `One campaign that keeps its promise, at ${name}`),
    'A bank that does not exist: real rows of a public data set, invented people. No mail leaves this machine.',
    `The clock of this demo stands at a working hour of the bank: ${sayLocal(clock.now(), zone)} in ${zone}.`,
  ]
}

/** How each chapter is told. Every number comes from what the run found. */
export function chapters(terminal: Terminal, stage: Stage): Chapters {
  const { name } = stage.house.judge.policy.brand
  let number = 0
  const title = (text: string): string[] => ['', paint(terminal, 'bold', `${++number}  ${text}`), '']
  return {
    brought: report => [...title('Customers come in'), ...brought(terminal, report)],
    plan: plan => [
      ...title(`The plan of ${plan.campaign}: who, who not, and why`),
      ...countLines(terminal, plan, 'would be written to'),
      '',
      '  Which rule holds how many back',
      ...reasonLines(terminal, plan),
      '',
      ...sentences(terminal, stage, Object.keys(plan.reasons)),
      ...plan.groups
        .slice(0, 1)
        .flatMap(group => ['', `  Who is reached, by ${group.attribute}`, ...groupLines(terminal, group)]),
      ...(plan.groups.length > 1
        ? [
            `  Also counted: by ${plan.groups
              .slice(1)
              .map(group => group.attribute)
              .join(', ')}.`,
          ]
        : []),
    ],
    approver: person => [
      ...title('A second person approves'),
      `  Whoever wrote the campaign tried to approve it and was refused; ${name} asks for two people.`,
      `  ${person} set up an account by the one-time link and approved it.`,
    ],
    morning: found => [
      ...title('It is sent'),
      ...countLines(terminal, found.totals, 'handed over'),
      ...asleep(waitingIn(found.totals)),
    ],
    firstSend: ({ totals }) => [
      `  The clock is put forward to the afternoon, and they are asked about again:`,
      '',
      ...countLines(terminal, totals, 'handed over'),
      '',
      `  ${sum(totals)}`,
    ],
    mail: ({ customer, subject }) => [
      ...title('One customer says no'),
      `  Customer ${customer} got “${subject}”.`,
      '  Opening the link in it changes nothing: mail programs open links, too.',
      '  Pressing the button does. It is a no from that moment on.',
    ],
    ...ending(terminal, title),
  }
}

function ending(terminal: Terminal, title: (text: string) => string[]): Chapters {
  return {
    planAfter: plan => [
      ...title('The next campaign passes that customer by'),
      `  ${plan.campaign} would have reached ${count(plan.sent + 1)}; now it reaches ${count(plan.sent)}. Nobody else is affected.`,
    ],
    secondSend: ({ totals }) => ['', ...countLines(terminal, totals, 'handed over'), '', `  ${sum(totals)}`],
    evidence: found => [
      '',
      `  Why not customer ${found.customer}? What was asked and answered, as it was recorded:`,
      '',
      ...sayDecision(found.decision).map(line => `  ${line}`),
      ...title('And it can be proved'),
      `  The log ${found.log.origin} holds ${counted(found.log.size, 'entry')}. Each was hashed again; none is wrong.`,
      '  The proof of that decision is a file of its own. It was checked without asking the server,',
      '  and the gate, asked again from the file alone, gave the same answer.',
      '',
      '  To check it yourself:',
      `    npx candor proof verify ${found.proofFile} --trust ${found.trustFile}`,
      `    npx candor why --offline ${found.proofFile} --policy ${found.policyFile}`,
    ],
  }
}

function brought(terminal: Terminal, { read, taken, rejected, reasons }: ImportReport): string[] {
  return [
    ...bars(terminal, read, [
      { label: 'rows read', n: read },
      { label: 'customers taken', n: taken },
      { label: 'rows refused', n: rejected },
    ]),
    '',
    `  ${counted(reasons['import-bought-list'] ?? 0, 'row')} came from lists that were bought, rented or scraped: refused, not kept.`,
    `  ${counted(reasons['import-no-evidence'] ?? 0, 'yes', 'yeses')} came without evidence, and ${count(reasons['import-refused-later'] ?? 0)} had been taken back later: they count as none.`,
  ]
}

/** What the rules stand for, in their own words. */
function sentences(terminal: Terminal, { house }: Stage, rules: readonly string[]): string[] {
  const book = new Map(ruleBook(house.judge.gate).map(page => [page.id, page]))
  return rules.flatMap(rule => {
    const page = book.get(rule)
    return page ? wrap(`${rule}: ${page.sentence}`, terminal.width) : []
  })
}

const asleep = (waiting: number): string[] =>
  waiting === 0
    ? ['']
    : ['', `  ${counted(waiting, 'customer waits', 'customers wait')}: where they live it is too early, or may be.`]

type Totals = Story['firstSend']['totals']

const sum = ({ planned, sent, withheld, failed, unknown }: Totals): string =>
  `${count(planned)} planned = ${count(sent)} sent + ${count(withheld)} withheld + ${count(failed)} failed + ${count(unknown)} unknown`

/** The promises of the run and whether each was kept. */
export function checkLines(terminal: Terminal, checks: readonly Check[]): string[] {
  const kept = checks.filter(({ holds }) => holds).length
  return [
    '',
    paint(terminal, 'bold', `What this run promised: ${kept} of ${checks.length} kept`),
    '',
    ...checks.map(
      ({ says, holds }) =>
        `  ${holds ? paint(terminal, 'green', 'kept  ') : paint(terminal, 'red', 'BROKEN')}  ${says}`,
    ),
  ]
}
