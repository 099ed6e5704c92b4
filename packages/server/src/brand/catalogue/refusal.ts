import { err, type Fault } from '@candor/terms'
import { limits } from './item.ts'

/** Why a change of the catalogue was refused: a stable code (docs/errors.md), a sentence, and the faulty fields when there are any. */
export type CatalogueRefusal = {
  readonly code: 'item-unknown' | 'items-invalid' | 'catalogue-full' | 'version-moved' | 'try-again'
  readonly says: string
  readonly faults?: readonly Fault[]
}

const refuse = (code: CatalogueRefusal['code'], says: string) => err<CatalogueRefusal>({ code, says })

export const refuseFaults = (faults: readonly Fault[]) =>
  err<CatalogueRefusal>({
    code: 'items-invalid',
    says: faults.map(({ path, says }) => `${path} ${says}`).join('; '),
    faults,
  })

export const tryAgain = refuse('try-again', 'Somebody else changed this at the same moment. Nothing was changed.')
export const unknownItem = (item: string) => refuse('item-unknown', `There is no item "${item.slice(0, 200)}".`)
export const versionMoved = (item: string) => refuse('version-moved', `"${item}" was changed since you read it.`)
export const catalogueFull = (held: number, come: number) =>
  refuse(
    'catalogue-full',
    `The catalogue has ${held} items and ${come} would come; at most ${limits.items} are held. Nothing was changed.`,
  )
