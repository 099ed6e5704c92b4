import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { parseEntriesPath, parseTilePath, type TileName, tileWidth } from '@candor/ledger'
import { err, ok } from '@candor/terms'
import { Type } from 'typebox'
import { minimumIndex, readPublished, successionFile, successionText } from '../../../record/index.ts'
import type { OpenHouse } from '../../house/index.ts'
import type { Access } from '../access.ts'
import { route } from '../route.ts'

const squeeze = promisify(gzip)
const prefix = '/log/'
const bundleWidth = 256

/** The checkpoint, tiles and entry bundles, by the paths of c2sp.org/tlog-tiles and no other spelling of them. */
export const logFiles = (access: Access) =>
  route({
    method: 'GET',
    path: '/log/*',
    says: 'The files of the log (c2sp.org/tlog-tiles): checkpoint, tiles, entry bundles; and `succession` where it took over from another log.',
    access,
    answer: Type.Unknown(),
    answerType: 'application/octet-stream',
    errors: ['log-file-unknown'],
    async handle({ context }, { house }) {
      if (access === 'public') context.header('access-control-allow-origin', '*')
      const path = context.req.path.slice(prefix.length)
      const file = await fileAt(house, path)
      if (!file) return err({ code: 'log-file-unknown' })
      const who = access === 'public' ? 'public' : 'private'
      const headers: Record<string, string> = {
        'content-type': isText(path) ? 'text/plain; charset=utf-8' : 'application/octet-stream',
        // A tile never changes once written; the checkpoint is the one thing that moves.
        'cache-control': isText(path) ? `${who}, max-age=2` : `${who}, max-age=31536000, immutable`,
      }
      if (!path.startsWith('tile/entries/')) return ok(context.body(file, 200, headers))
      headers['vary'] = 'accept-encoding'
      if (!takesGzip(context.req.header('accept-encoding') ?? '')) return ok(context.body(file, 200, headers))
      return ok(context.body(new Uint8Array(await squeeze(file)), 200, { ...headers, 'content-encoding': 'gzip' }))
    },
  })

const isText = (path: string): boolean => path === 'checkpoint' || path === successionFile

/** The bytes of a file that the published checkpoint has room for and that was not pruned. */
async function fileAt(house: OpenHouse, path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (path === successionFile) {
    const text = await successionText(house)
    return text === undefined ? undefined : new TextEncoder().encode(text)
  }
  if (path !== 'checkpoint' && !(await isGivenOut(house, path))) return undefined
  const bytes = await house.tiles.read(path)
  return bytes && new Uint8Array(bytes)
}

async function isGivenOut(house: OpenHouse, path: string): Promise<boolean> {
  const bundle = parseEntriesPath(path)
  const tile = bundle.ok ? bundle : parseTilePath(path)
  if (!tile.ok) return false
  const { level, index, width }: TileName = { level: 0, ...tile.value }
  const size = (await readPublished(house.tiles))?.size ?? 0
  if (width > tileWidth(level, index, size)) return false
  return !bundle.ok || (index + 1) * bundleWidth > (await minimumIndex(house))
}

/** Does the client take gzip (RFC 9110 §12.5.3)? */
const takesGzip = (accepts: string): boolean =>
  accepts
    .toLowerCase()
    .split(',')
    .map(part => part.trim().split(/\s*;\s*/))
    .some(([coding, weight]) => (coding === 'gzip' || coding === 'x-gzip') && !/^q=0(\.0*)?$/.test(weight ?? ''))
