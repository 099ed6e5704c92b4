import { resolve } from 'node:path'
import { paint } from '../terminal/paint.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Started } from './start.ts'

/** The policy in the file that does not judge yet, because it uses more of people's data than the one before. */
function sayNotice(terminal: Terminal, { house: { notice } }: Started['server']): void {
  if (notice === undefined || notice.hasCome) return
  const day = new Date(notice.effectiveAt).toISOString().slice(0, 10)
  const paths = notice.changes.filter(({ material }) => material).map(({ path }) => path)
  terminal.say(`  Policy     The file uses more of people's data than the policy before: ${paths.join(', ')}.`)
  terminal.say(
    `             Customers are told on their pages. The policy before judges until the first start from ${day} on.`,
  )
}

/** Says where to look: as lines for people or as one JSON value. */
export function sayOpen(terminal: Terminal, { server, data, postbox }: Started, asJson: boolean): void {
  const { url, setUpLink } = server
  const brand = server.house.judge.policy.brand.name
  if (asJson) {
    terminal.say(JSON.stringify({ url, brand, data: resolve(data), set_up: setUpLink ?? null, pid: process.pid }))
    return
  }
  terminal.say(paint(terminal, 'bold', `Candor is open for ${brand}.`))
  terminal.say()
  if (setUpLink !== undefined)
    terminal.say(`  Set up     ${setUpLink}\n             This link works once and makes the first account.`)
  terminal.say(`  Staff      ${url}/staff`)
  if (postbox)
    terminal.say(
      `  Postbox    ${url}/staff/postbox\n             Mail waits here to be read; none leaves this machine.`,
    )
  terminal.say(`  API        ${url}/openapi.json`)
  terminal.say(`  Data       ${resolve(data)}`)
  sayNotice(terminal, server)
  terminal.say()
}
