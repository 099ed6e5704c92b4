import {
  type ContextField,
  type DeclaredEvent,
  declaredEvent,
  type EventField,
  type EventType,
  type Field,
  type Policy,
} from '../../brand/policy/index.ts'
import type { CollectedCall } from '../../decisions/index.ts'

type Call = Pick<CollectedCall, 'type' | 'name'>

const isEvent = (type: string): type is EventType => ['track', 'page', 'screen', 'group'].includes(type)

/** What a policy declares of this call; undefined when it declares nothing, or no longer. */
export const declaredCall = (policy: Policy, { type, name }: Call): DeclaredEvent | undefined =>
  isEvent(type) ? declaredEvent(policy, type, name) : undefined

/** What a policy declares of a field of this call; undefined when it no longer does. */
export function declaredField(
  policy: Policy,
  call: Call,
  field: string,
): EventField | ContextField | Field | undefined {
  if (call.type === 'identify') return own(policy.fields, field)
  const event = declaredCall(policy, call)
  return (event && own(event.fields, field)) ?? own(policy.context, field)
}

/** A field in the brand's own plain words. */
export const fieldText = (policy: Policy, call: Call, field: string): string =>
  declaredField(policy, call, field)?.text ?? field.replaceAll('_', ' ')

/** Whether a policy keeps events for this purpose. */
export const isCollectedFor = ({ events, context }: Policy, purpose: string): boolean =>
  [...Object.values(events), ...Object.values(context)].some(({ purposes }) => purposes.includes(purpose))

/** What a map holds under a name that came from outside. */
export const own = <T>(map: { readonly [name: string]: T }, name: string): T | undefined =>
  Object.hasOwn(map, name) ? map[name] : undefined
