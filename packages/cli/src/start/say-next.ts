import type { ImportReport } from '@candor/contract'
import { count } from '../terminal/numbers.ts'
import { paint } from '../terminal/paint.ts'
import type { Terminal } from '../terminal/terminal.ts'

type Reached = { readonly url: string; readonly setUpLink?: string }

/** What the import of the sample brand took and refused. */
export function saySample(terminal: Terminal, { read, taken, rejected, reasons }: ImportReport): void {
  const bought = reasons['import-bought-list'] ?? 0
  const unproven = reasons['import-no-evidence'] ?? 0
  terminal.say(`The sample brand is in: a bank that does not exist, ${count(read)} rows, ${count(taken)} customers.`)
  terminal.say(
    `  ${count(rejected)} rows were refused, ${count(bought)} of them from lists that were bought, rented or scraped.`,
  )
  terminal.say(`  ${count(unproven)} consents came without evidence and count as none.`)
  terminal.say()
}

/** What a newcomer may try. */
export function sayNext(terminal: Terminal, { url, setUpLink }: Reached): void {
  terminal.say(paint(terminal, 'bold', 'Try next, in a second terminal'))
  const steps = [
    ['npx candor campaign plan spring-offer', 'who would be contacted, who not, and why'],
    ['npx candor campaign list', 'the campaigns and where they stand'],
    ['npx candor source create web --kind public', 'a write key, to send first events from a page'],
    ['npx candor demo', 'the whole story at once, in a folder of its own'],
  ] as const
  for (const [command, says] of steps) terminal.say(`  ${command.padEnd(45)}${says}`)
  terminal.say()
  terminal.say(
    setUpLink === undefined
      ? `Campaigns are approved by a second person, under ${url}/staff.`
      : 'Campaigns are approved by a second person: open the set-up link and be that person.',
  )
  terminal.say('Ctrl-C closes.')
}
