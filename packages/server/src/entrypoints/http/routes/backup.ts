import { ok } from '@candor/terms'
import { Type } from 'typebox'
import { backupLines } from '../../backup/index.ts'
import { route } from '../route.ts'

const held = 64 * 1024

const take = route({
  method: 'GET',
  path: '/v1/backup',
  says: 'Everything in the store from one moment, sealed as it lies there, a line each; the last line says that it is whole. The keys are not in it.',
  access: { scope: 'admin', verb: 'manage-keys' },
  answer: Type.String(),
  answerType: 'application/x-ndjson',
  async handle({ context }, { house }) {
    const body = ReadableStream.from(parts(backupLines(house)))
    return ok(context.body(body as ReadableStream, 200, { 'content-type': 'application/x-ndjson' }))
  },
})

/** Lines together in parts of some size: one at a time they would cost more on the way than in the store. */
async function* parts(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let text = ''
  for await (const line of lines) {
    text += `${line}\n`
    if (text.length < held) continue
    yield encoder.encode(text)
    text = ''
  }
  yield encoder.encode(text)
}

export const backupRoutes = [take]
