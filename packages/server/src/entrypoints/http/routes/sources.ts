import {
  NoFields,
  Source,
  SourceAsk,
  SourceChange,
  SourceList,
  SourceWithKey,
  Tallies,
  TalliesQuery,
} from '@candor/contract'
import { err, ok, type Result } from '@candor/terms'
import type { Context } from 'hono'
import {
  changeSource,
  closeSource,
  createSource,
  dayOf,
  endVouch,
  type Source as KeptSource,
  listSources,
  listWriteKeys,
  readSource,
  revokeWriteKey,
  rotateKey,
  type SourceMove,
  type SourceRefusal,
  talliesOf,
  unknownSource,
  vouchFor,
} from '../../../brand/sources/index.ts'
import type { House } from '../../../decisions/index.ts'
import { matches } from '../if-match.ts'
import type { ApiError } from '../problem.ts'
import { type Reply, route } from '../route.ts'
import { etagOf, refused, sourceAnswer, talliesAnswer, withKeys } from './source-answer.ts'

const see = { scope: 'read', verb: 'see' } as const
const manage = { scope: 'admin', verb: 'manage-keys' } as const
const moveErrors = ['source-unknown', 'source-closed', 'version-moved', 'try-again'] as const

type Asked = { readonly params: { readonly source: string }; readonly by: string; readonly context: Context }

/** Who changes what, and only if it is still as the request says it was. */
const moveOf = ({ params, by, context }: Asked): SourceMove => ({
  name: params.source,
  by,
  isCurrent: source => matches(context, etagOf(source)),
})

async function moved(house: House, done: Result<KeptSource, SourceRefusal>): Promise<Result<Reply<Source>, ApiError>> {
  return done.ok
    ? ok({ body: await sourceAnswer(house, done.value), etag: etagOf(done.value) })
    : err(refused(done.error))
}

async function withNewKey(
  house: House,
  done: Awaited<ReturnType<typeof createSource>>,
): Promise<Result<Reply<SourceWithKey>, ApiError>> {
  if (!done.ok) return err(refused(done.error))
  const { source, key } = done.value
  const answer = await sourceAnswer(house, source)
  const again = { source: answer, key: { key: key.key, shown: key.shown } }
  return ok({ body: { source: answer, key }, etag: etagOf(source), again })
}

/** Where events come from: sources, their keys, and the counts of what was not kept. */
export const sources = [
  route({
    method: 'POST',
    path: '/v1/sources',
    says: 'Makes a source with its first write key. The text of a server key is in this answer and nowhere else.',
    access: manage,
    body: SourceAsk,
    answer: SourceWithKey,
    status: 201,
    errors: ['source-invalid', 'source-exists', 'source-limit', 'try-again'],
    handle: async ({ body: { name, kind, origins, per_second, child_directed }, by }, { house }) =>
      withNewKey(
        house,
        await createSource(house, { name, kind, origins, perSecond: per_second, childDirected: child_directed }, by),
      ),
  }),
  route({
    method: 'GET',
    path: '/v1/sources',
    says: 'Lists sources by name with their keys, closed ones last.',
    access: see,
    answer: SourceList,
    async handle(_, { house }) {
      const [all, keys] = await Promise.all([listSources(house.store), listWriteKeys(house.store)])
      const bySource = Map.groupBy(keys, ({ source }) => source)
      return ok({ body: { items: all.map(source => withKeys(source, bySource.get(source.source) ?? [])) } })
    },
  }),
  route({
    method: 'GET',
    path: '/v1/sources/:source',
    says: 'One source with its keys.',
    access: see,
    answer: Source,
    errors: ['source-unknown'],
    async handle({ params: { source: name } }, { house }) {
      const source = await readSource(house.store, name)
      return source
        ? ok({ body: await sourceAnswer(house, source), etag: etagOf(source) })
        : err({ code: 'source-unknown' })
    },
  }),
  route({
    method: 'POST',
    path: '/v1/sources/:source/change',
    says: 'Changes origins, limit or whether it is made for children; or gives or takes back the brand’s word for it.',
    access: manage,
    body: SourceChange,
    answer: Source,
    errors: [...moveErrors, 'source-invalid'],
    async handle(ask, { house }) {
      const { vouch, ...set } = ask.body
      const move = moveOf(ask)
      if (vouch === undefined) return moved(house, await changeSource(house, move, settable(set)))
      if (Object.keys(set).length > 0) return err({ code: 'source-invalid', errors: [vouchAlone] })
      const { purposes } = house.judge.policy
      return moved(house, await (vouch ? vouchFor(house, move, vouch, purposes) : endVouch(house, move)))
    },
  }),
  route({
    method: 'POST',
    path: '/v1/sources/:source/keys',
    says: 'Makes a new write key beside the old ones, which go on until they are revoked.',
    access: manage,
    body: NoFields,
    answer: SourceWithKey,
    status: 201,
    errors: [...moveErrors, 'source-limit'],
    handle: async (ask, { house }) => withNewKey(house, await rotateKey(house, moveOf(ask))),
  }),
  route({
    method: 'POST',
    path: '/v1/sources/:source/keys/:key/revoke',
    says: 'Ends a write key for good, within a second everywhere.',
    access: manage,
    body: NoFields,
    answer: Source,
    errors: [...moveErrors, 'write-key-unknown'],
    handle: async (ask, { house }) => moved(house, await revokeWriteKey(house, moveOf(ask), ask.params.key)),
  }),
  route({
    method: 'POST',
    path: '/v1/sources/:source/close',
    says: 'Ends a source for good: none of its keys works any more. What it brought stays.',
    access: manage,
    body: NoFields,
    answer: Source,
    errors: [...moveErrors],
    handle: async (ask, { house }) => moved(house, await closeSource(house, moveOf(ask))),
  }),
  route({
    method: 'GET',
    path: '/v1/sources/:source/tallies',
    says: 'What of a day was kept, what was not, and why: names and types, never a value.',
    access: see,
    query: TalliesQuery,
    answer: Tallies,
    errors: ['source-unknown'],
    async handle({ params: { source }, query }, { house }) {
      if (!(await readSource(house.store, source))) return err({ code: 'source-unknown' })
      const day = query.day ?? dayOf(house.clock.now())
      const [own, unknown] = await Promise.all(
        [source, unknownSource].map(each => talliesOf(house, { day, source: each })),
      )
      return ok({ body: talliesAnswer({ day, source }, own?.get(source), unknown?.get(unknownSource)) })
    },
  }),
]

const vouchAlone = { path: 'vouch', says: 'is changed alone: send it in a request of its own' }

const settable = ({ origins, per_second, child_directed }: Omit<SourceChange, 'vouch'>) => ({
  ...(origins === undefined ? {} : { origins }),
  ...(per_second === undefined ? {} : { perSecond: per_second }),
  ...(child_directed === undefined ? {} : { childDirected: child_directed }),
})
