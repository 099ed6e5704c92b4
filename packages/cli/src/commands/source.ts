import type { Source, SourceChange, SourceWithKey } from '@candor/contract'
import { ok } from '@candor/terms'
import { type Ending, exits } from '../answer.ts'
import type { Api } from '../house/api.ts'
import { type Where, withServer } from '../house/open.ts'
import { keyLines, sourcePath } from './source-lines.ts'

type Limits = { readonly origin?: readonly string[]; readonly perSecond?: number; readonly childDirected?: boolean }
export type CreateOptions = Where & Limits & { readonly kind: string }
export type ChangeOptions = Where & Limits & { readonly anyOrigin?: boolean }
export type VouchOptions = Where & {
  readonly purpose: readonly string[]
  readonly text: string
  readonly version: string
  readonly locale: string
}

const limitsOf = ({ origin, perSecond, childDirected }: Limits) => ({
  ...(origin === undefined ? {} : { origins: [...origin] }),
  ...(perSecond === undefined ? {} : { per_second: perSecond }),
  ...(childDirected === undefined ? {} : { child_directed: childDirected }),
})

/** Makes a source; says its key and what to do with it. */
export const createSource = (name: string, options: CreateOptions): Ending =>
  withServer(options, async (api, isOurs) => {
    const made = await api.post<SourceWithKey>('/v1/sources', { name, kind: options.kind, ...limitsOf(options) })
    if (!made.ok) return made
    return ok({
      json: made.value,
      lines: [`The source ${name} is there.`, ...keyLines(made.value, isOurs ? undefined : api.url)],
    })
  })

/** Makes a new key beside the old ones. */
export const rotateKey = (name: string, where: Where): Ending =>
  withServer(where, async (api, isOurs) => {
    const made = await api.post<SourceWithKey>(sourcePath(name, 'keys'))
    if (!made.ok) return made
    const old = made.value.source.keys.filter(
      ({ key, revoked_at }) => revoked_at === null && key !== made.value.key.key,
    )
    return ok({
      json: made.value,
      lines: [
        `${name} has a new key.`,
        ...keyLines(made.value, isOurs ? undefined : api.url),
        ...old.map(({ key, shown }) => `${shown} goes on until: candor source revoke ${name} ${key}`),
      ],
    })
  })

/** Ends a key by its short name, or by the text of a public one. */
export const revokeKey = (name: string, text: string, where: Where): Ending =>
  withServer(where, async api => {
    const found = await api.get<Source>(sourcePath(name))
    if (!found.ok) return found
    const key = found.value.keys.find(each => each.key === text || each.shown === text)
    if (!key)
      return {
        ok: false,
        error: {
          what: `${name} has no key ${text.slice(0, 64)}`,
          why: 'A key goes by its short name here, a public one by its text too.',
          next: `candor source show ${name} lists its keys.`,
          exit: exits.error,
          code: 'write-key-unknown',
        },
      }
    return said(api, sourcePath(name, `keys/${key.key}/revoke`), {}, `The key ${key.shown} of ${name} is revoked.`)
  })

/** Changes origins, limit, or whether the source is made for children. */
export const changeSource = (name: string, options: ChangeOptions): Ending =>
  withServer(options, api => {
    const change: SourceChange = { ...limitsOf(options), ...(options.anyOrigin ? { origins: [] } : {}) }
    return said(api, sourcePath(name, 'change'), change, `${name} is changed.`)
  })

/** Gives the brand's word for a source. */
export const vouch = (name: string, { purpose, text, version, locale, ...where }: VouchOptions): Ending =>
  withServer(where, api =>
    said(
      api,
      sourcePath(name, 'change'),
      { vouch: { purposes: [...purpose], text, version, locale } },
      `The brand gives its word for ${name}: ${purpose.join(', ')}. Customers read it; a no still counts, always.`,
    ),
  )

/** Takes it back. */
export const unvouch = (name: string, where: Where): Ending =>
  withServer(where, api =>
    said(api, sourcePath(name, 'change'), { vouch: null }, `The brand's word for ${name} is taken back.`),
  )

/** Ends a source for good. */
export const closeSource = (name: string, where: Where): Ending =>
  withServer(where, api => said(api, sourcePath(name, 'close'), {}, `${name} is closed. What it brought stays.`))

async function said(api: Api, path: string, body: object, line: string): Ending {
  const done = await api.post<Source>(path, body)
  return done.ok ? ok({ json: done.value, lines: [line] }) : done
}
