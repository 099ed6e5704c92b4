import { currentOf, halvesOf, type Merge, mergesAmong } from '../../customers/identity/index.ts'
import type { House } from '../../decisions/index.ts'

/** One merge with what showed it, in a sentence. */
export type MergeTold = Merge & { readonly explanation: string }

/** Who stands for a customer, and every merge of theirs, undone ones included, oldest first. Undefined when there is no such customer. */
export async function mergesOf(
  house: House,
  customer: string,
): Promise<{ readonly customer: string; readonly merges: readonly MergeTold[] } | undefined> {
  const current = await currentOf(house, customer)
  if (current === undefined) return undefined
  const merges = await mergesAmong(house, await halvesOf(house, current))
  return { customer: current, merges: merges.map(merge => ({ ...merge, explanation: explained(merge) })) }
}

function explained({ why, moved, undoneAt }: Merge): string {
  const consequence =
    moved.renewed.length === 0
      ? 'Neither had said no to what the other agreed to.'
      : `What one of them had said no to is not done to either: ${listed(moved.renewed.map(aimOf))}.`
  const ending = undoneAt === null ? '' : ' This was taken back; they are two customers again.'
  return `${shown(why)} ${consequence}${ending}`
}

function shown({ by, handles, source }: Merge['why']): string {
  if (by === 'sign-in')
    return `Somebody signed in, by the source ${source}, on a device that nobody had signed in on before.`
  const what = handles.includes('anonymous') ? 'a userId and the anonymousId of a device' : 'two userIds'
  return `The source ${source} said that ${what} name the same person (alias).`
}

const aimOf = ({ purpose, channel }: Merge['moved']['renewed'][number]): string =>
  channel === 'any' ? purpose : `${purpose} by ${channel}`

const listed = (words: readonly string[]): string => new Intl.ListFormat('en').format(new Set(words))
