import type { Result } from '@candor/terms'
import { type Answer, type Complaint, type Exit, exits } from '../answer.ts'
import { paint } from './paint.ts'
import type { Terminal } from './terminal.ts'

/** Prints how a command ended, as JSON when asked for (`undefined` is none), and gives the exit code. Complaints go to standard error. */
export function finish(terminal: Terminal, ended: Result<Answer, Complaint>, asJson: boolean): Exit {
  if (!ended.ok) return complain(terminal, ended.error, asJson)
  const { json, lines, exit = exits.ok } = ended.value
  if (asJson && json !== undefined) terminal.say(JSON.stringify(json, null, 2))
  if (!asJson) for (const line of lines) terminal.say(line)
  return exit
}

/** Says what happened, why, and what to do next. */
export function complain(terminal: Terminal, complaint: Complaint, asJson: boolean): Exit {
  const { what, why, next, exit, code, faults } = complaint
  if (asJson)
    terminal.note(
      JSON.stringify({ error: { what, why, next, ...(code ? { code } : {}), ...(faults ? { faults } : {}) } }),
    )
  else {
    terminal.note(paint(terminal, 'bold', `${what.replace(/\.$/, '')}.`))
    if (why !== '') terminal.note(why.replaceAll(/^/gm, '  '))
    terminal.note(`Next: ${next}`)
  }
  return exit
}
