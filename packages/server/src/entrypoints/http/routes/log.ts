import { Consistency, ConsistencyQuery, Inclusion, InclusionQuery, Log } from '@candor/contract'
import { toBase64 } from '@candor/ledger'
import { err, type Fault, ok } from '@candor/terms'
import { proveConsistency, proveInclusion } from '../../../record/index.ts'
import type { Access } from '../access.ts'
import type { ApiError } from '../problem.ts'
import { type Route, route } from '../route.ts'
import { aboutLog } from './log-answer.ts'
import { logFiles } from './log-files.ts'

const see = { scope: 'read', verb: 'see' } as const

/** What others read of the log; open to anybody when the brand publishes it. */
export const log = (published: boolean): Route[] => {
  const access: Access = published ? 'public' : see
  return [about(access), consistency(access), inclusion(access), logFiles(access)]
}

/** A verifier may run in a page of any origin. */
const openTo = (access: Access, header: (name: string, value: string) => void): void => {
  if (access === 'public') header('access-control-allow-origin', '*')
}

const about = (access: Access) =>
  route({
    method: 'GET',
    path: '/v1/log',
    says: 'The log: its name, the keys to check it with, how many entries are published, and what may be pruned.',
    access,
    answer: Log,
    async handle({ context }, deps) {
      openTo(access, (name, value) => context.header(name, value))
      return ok({ body: await aboutLog(deps) })
    },
  })

const consistency = (access: Access) =>
  route({
    method: 'GET',
    path: '/v1/log/consistency',
    says: 'The hashes that prove that the log of `from` entries is a prefix of that of `to` (RFC 9162); without `to`, of the published one.',
    access,
    query: ConsistencyQuery,
    answer: Consistency,
    async handle({ query, context }, { house }) {
      openTo(access, (name, value) => context.header(name, value))
      const ask = numbers({ from: query.from, to: query.to })
      if (!ask.ok) return ask
      const { from = 0, to } = ask.value
      const proof = await proveConsistency(house, house.tiles, { from, to })
      if (!proof.ok) return outOfBounds(proof.error)
      return ok({ body: { from, to: proof.value.size, hashes: proof.value.hashes.map(toBase64) } })
    },
  })

const inclusion = (access: Access) =>
  route({
    method: 'GET',
    path: '/v1/log/inclusion',
    says: 'The hashes that prove that a leaf stands at `index` in the log of `size` entries (RFC 9162); without `size`, in the published one.',
    access,
    query: InclusionQuery,
    answer: Inclusion,
    async handle({ query, context }, { house }) {
      openTo(access, (name, value) => context.header(name, value))
      const ask = numbers({ index: query.index, size: query.size })
      if (!ask.ok) return ask
      const { index = 0, size } = ask.value
      const proof = await proveInclusion(house, house.tiles, { index, size })
      if (!proof.ok) return outOfBounds(proof.error)
      const { hashes, leaf } = proof.value
      return ok({
        body: { index, size: proof.value.size, leaf_hash: toBase64(leaf), hashes: hashes.map(toBase64) },
      })
    },
  })

type Asked = { readonly [name: string]: string | undefined }

/** The schema let digits through only; what a number cannot hold exactly is refused here. */
function numbers<Names extends Asked>(asked: Names) {
  const read: { [name: string]: number } = {}
  for (const [name, text] of Object.entries(asked)) {
    if (text === undefined) continue
    if (!Number.isSafeInteger(Number(text)))
      return outOfBounds({ path: name, says: 'must be at most 9007199254740991' })
    read[name] = Number(text)
  }
  return ok(read as { [name in keyof Names]?: number })
}

const outOfBounds = (fault: Fault) => err<ApiError>({ code: 'invalid-request', errors: [fault] })
