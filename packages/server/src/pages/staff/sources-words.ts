import type { Source, SourceRefusal, Tally } from '../../brand/sources/index.ts'
import type { ErrorItem } from '../look/index.ts'

/** Where the pages of sources are. */
export const sourcesPath = '/staff/sources'
/** The route of one source; the shape keeps out what can be no name. */
export const sourceRoute = `${sourcesPath}/:source{[a-z0-9][a-z0-9-]{0,63}}`
export const sourcePath = (name: string, more = ''): string => `${sourcesPath}/${name}${more && `/${more}`}`

export const kindWords = { public: 'Public', server: 'Server' } as const

const labels: Readonly<Record<string, string>> = {
  name: 'Name',
  kind: 'Kind',
  origins: 'Web origins',
  per_second: 'Calls a second',
  purposes: 'Purposes',
  text: 'How people said yes',
  version: 'Version',
  locale: 'Language',
}

/** The faults of a form, each with its field. */
export const errorsOf = ({ says, faults }: SourceRefusal): ErrorItem[] =>
  faults === undefined
    ? [{ text: says }]
    : faults.map(({ path, says: text }) => {
        const [field = path, at] = path.split('.')
        const line = field === 'origins' && at !== undefined ? `, line ${Number(at) + 1}` : ''
        return { field, text: `${labels[field] ?? field}${line}: ${text}` }
      })

/** 422: the form was understood, and something in it must change. */
export const statusOf = ({ code }: SourceRefusal): 404 | 409 | 422 =>
  code === 'source-unknown' || code === 'write-key-unknown' ? 404 : code === 'source-invalid' ? 422 : 409

const dropped = ['not-declared', 'not-permitted'] as const

/** The counts of a day in three numbers: calls kept, dropped after they were read, and turned away before. */
export function threeCounts({ kept, refused }: Tally): { kept: number; dropped: number; turnedAway: number } {
  const all = Object.values(refused).reduce((sum, calls) => sum + calls, 0)
  const read = dropped.reduce((sum, reason) => sum + (refused[reason] ?? 0), 0)
  return { kept, dropped: read, turnedAway: all - read }
}

/** A field with what somebody typed, one origin a line. */
export const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '')

export const consentWords = ({ vouch }: Source): string =>
  vouch ? `The brand gives its word for ${vouch.purposes.join(', ')}` : 'Each yes is a recorded one'
