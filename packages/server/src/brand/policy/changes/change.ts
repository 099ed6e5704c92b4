import type { Json } from '@candor/terms'

/** Widened: more data, more use, longer, more messages. Narrowed: less of it. Changed: no machine can tell which. */
type ChangeKind = 'added' | 'removed' | 'widened' | 'narrowed' | 'changed'

/** What part of the policy a change is about. A name is as the file has it; `event`: the event that holds the field. */
export type ChangeSubject =
  | { readonly kind: 'brand' | 'limits' | 'recommendations' | 'vault' | 'impulse-guard' | 'rights' }
  | {
      readonly kind:
        | 'purpose'
        | 'field'
        | 'event'
        | 'context-field'
        | 'consent-category'
        | 'algorithm'
        | 'vault-attribute'
        | 'topic'
        | 'vendor'
      readonly name: string
    }
  | { readonly kind: 'event-field'; readonly name: string; readonly event: string }

/** What of it changed; `entry`: the whole of it came or went. */
export type ChangedPart =
  | 'entry'
  | 'text'
  | 'basis'
  | 'class'
  | 'channels'
  | 'signals'
  | 'retention'
  | 'purposes'
  | 'source'
  | 'type'
  | 'values'
  | 'group'
  | 'address'
  | 'origin'
  | 'meaning'
  | 'without'
  | 'place'
  | 'words'
  | 'name'
  | 'country'
  | 'zone'
  | 'holidays'
  | 'sender'
  | 'postal-address'
  | 'privacy-contact'
  | 'approval'
  | 'child-directed'
  | 'budget'
  | 'quiet-hours'
  | 'dial'
  | 'adult-age'
  | 'change-notice'
  | 'record-kept'
  | 'contacts-kept'
  | 'mails-kept'
  | 'grace'
  | 'item'
  | 'purpose'
  | 'owner'
  | 'model'
  | 'interests'
  | 'balance'
  | 'inputs'
  | 'success'
  | 'waiting'
  | 'share'
  | 'explore'
  | 'holdout'
  | 'watched'
  | 'tolerance'
  | 'alpha'
  | 'alarm'
  | 'references'
  | 'categories'
  | 'quick-purchases'
  | 'late-nights'
  | 'returns'
  | 'cool-down'
  | 'answer-within'
  | 'desk-contact'
  | 'desk-told'
  | 'reminders'
  | 'escalation'
  | 'correctable'
  | 'weighed'
  | 'complain-to'
  | 'role'
  | 'fields'
  | 'sensitive'
  | 'sale'
  | 'transfer'
  | 'contract'
  | 'certifications'
  | 'requests'

/** One thing that differs between two policies. */
export type PolicyChange = {
  readonly what: ChangedPart
  readonly subject: ChangeSubject
  /** Where it stands in the file, as faults name places: `purposes.newsletter.channels`. */
  readonly path: string
  readonly kind: ChangeKind
  /** People whose data it is have to hear of it: a new purpose, a wider use, a longer retention, or what may hide one. */
  readonly material: boolean
  /** As it was; absent when it was not there. A whole entry is given whole. */
  readonly before?: Json
  readonly after?: Json
}

/** How a difference counts; undefined when both sides say the same in other words. */
export type Judged = Pick<PolicyChange, 'kind' | 'material'> | undefined

/** One part of an entry: how the file calls it, how it is read, and how a difference in it counts. */
export type Part<T> = {
  readonly what: ChangedPart
  readonly key: string
  readonly of: (entry: T) => Json | undefined
  readonly judge: (before: Json | undefined, after: Json | undefined) => Judged
}

export type Place = { readonly subject: ChangeSubject; readonly path: string }

/** What differs between two states of one entry, part by part. */
export const partsChanged = <T>(parts: readonly Part<T>[], place: Place, before: T, after: T): PolicyChange[] =>
  parts.flatMap(({ what, key, of, judge }) => {
    const [was, is] = [of(before), of(after)]
    if (JSON.stringify(was) === JSON.stringify(is)) return []
    const judged = judge(was, is)
    if (!judged) return []
    return [{ what, subject: place.subject, path: below(place.path, key), ...judged, ...sides(was, is) }]
  })

/** What stands at the top of the file has no path above it. */
const below = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

type Entries<T> = { readonly [name: string]: T }

/** What came to a map, what went from it, and what `changed` finds in the entries that stayed. */
export function entriesChanged<T>(
  before: Entries<T>,
  after: Entries<T>,
  placeOf: (name: string) => Place,
  changed: (place: Place, before: T, after: T) => readonly PolicyChange[],
  isMaterial: (kind: 'added' | 'removed', entry: T) => boolean = kind => kind === 'added',
): PolicyChange[] {
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])]
  return names.flatMap(name => {
    const [was, is, place] = [ownOf(before, name), ownOf(after, name), placeOf(name)]
    if (was !== undefined && is !== undefined) return [...changed(place, was, is)]
    const [kind, entry] = is === undefined ? (['removed', was] as const) : (['added', is] as const)
    if (entry === undefined) return []
    const material = isMaterial(kind, entry)
    return [{ what: 'entry', ...place, kind, material, ...sides(was as Json | undefined, is as Json | undefined) }]
  })
}

const ownOf = <T>(map: Entries<T>, name: string): T | undefined => (Object.hasOwn(map, name) ? map[name] : undefined)

export const sides = (before: Json | undefined, after: Json | undefined): Pick<PolicyChange, 'before' | 'after'> => ({
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
})
