import { TailLine, TailQuery } from '@candor/contract'
import { err, ok } from '@candor/terms'
import { tryAgain } from '../problem.ts'
import { route } from '../route.ts'
import { openTail } from './tail.ts'

/** Each open tail costs memory for what its reader has not read yet. */
const mostTails = 50

/** What became of the last calls and of each further one, as it comes. */
export function events() {
  let open = 0
  return [
    route({
      method: 'GET',
      path: '/v1/events/tail',
      says: 'What became of the last calls and, as they come, of further ones, a line each, for ten minutes: names and reasons, never a value. Of this process only, and kept in memory only.',
      access: { scope: 'read', verb: 'see' },
      query: TailQuery,
      answer: TailLine,
      answerType: 'application/x-ndjson',
      errors: ['try-again'],
      async handle({ query: { source, after }, context }, { live }) {
        // The connection ends with the answer, so that a server that ends need not wait for it to be idle.
        const headers = { 'content-type': 'application/x-ndjson', 'x-accel-buffering': 'no', connection: 'close' }
        if (context.req.method === 'HEAD') return ok(new Response(null, { headers }))
        if (open >= mostTails) return err(tryAgain)
        open++
        const ended = () => void open--
        return ok(new Response(openTail(live, { source, after }, ended), { headers }))
      },
    }),
  ]
}
