import { Log, NoFields, Sequenced } from '@candor/contract'
import { formatVkey, keyTypes, parseCheckpoint, parseNote, verifierKey } from '@candor/ledger'
import { err, ok } from '@candor/terms'
import { Type } from 'typebox'
import type { OpenHouse } from '../../house/index.ts'
import type { Access } from '../access.ts'
import { route } from '../route.ts'
import { witnessingOf } from './witnessing-answer.ts'

const see = { scope: 'read', verb: 'see' } as const

export const log = (published: boolean) => {
  const access: Access = published ? 'public' : see
  return [about(access), files(access), sequence]
}

const about = (access: Access) =>
  route({
    method: 'GET',
    path: '/v1/log',
    says: 'The log: its name, the key to check it with, how many entries are published, and who watches it from outside.',
    access,
    answer: Log,
    async handle(_, { house }) {
      const { name, publicKey } = house.logKey
      const vkey = formatVkey(verifierKey(name, keyTypes.ed25519, publicKey, house.keys.hashing))
      return ok({
        body: { origin: name, vkey, size: await publishedSize(house), witnessing: await witnessingOf(house) },
      })
    },
  })

async function publishedSize({ tiles }: OpenHouse): Promise<number> {
  const bytes = await tiles.read('checkpoint')
  const note = parseNote(new TextDecoder().decode(bytes ?? new Uint8Array()))
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note
  return checkpoint.ok ? checkpoint.value.size : 0
}

/** The checkpoint, tiles and entry bundles, by the paths of c2sp.org/tlog-tiles. Nothing else of the folder is given out. */
const filePath = /^(checkpoint|tile\/(entries|\d{1,2})\/(x\d{3}\/){0,6}\d{3}(\.p\/\d{1,3})?)$/

const files = (access: Access) =>
  route({
    method: 'GET',
    path: '/log/*',
    says: 'The files of the log (c2sp.org/tlog-tiles): checkpoint, tiles, entry bundles.',
    access,
    answer: Type.Unknown(),
    answerType: 'application/octet-stream',
    errors: ['log-file-unknown'],
    async handle({ context }, { house }) {
      const path = context.req.path.slice('/log/'.length)
      const bytes = filePath.test(path) ? await house.tiles.read(path) : undefined
      if (!bytes) return err({ code: 'log-file-unknown' })
      const isCheckpoint = path === 'checkpoint'
      const who = access === 'public' ? 'public' : 'private'
      return ok(
        context.body(new Uint8Array(bytes), 200, {
          'content-type': isCheckpoint ? 'text/plain; charset=utf-8' : 'application/octet-stream',
          // A tile never changes once written; the checkpoint is the one thing that moves.
          'cache-control': isCheckpoint ? 'no-cache' : `${who}, max-age=31536000, immutable`,
        }),
      )
    },
  })

const sequence = route({
  method: 'POST',
  path: '/v1/log/sequence',
  says: 'Gives waiting entries their places now and publishes a checkpoint over them.',
  access: { scope: 'admin', verb: 'manage-keys' },
  body: NoFields,
  answer: Sequenced,
  handle: async (_, { house }) => ok({ body: { placed: await house.log.sequence() } }),
})
