import type { Item as ItemAnswer } from '@candor/contract'
import type { CatalogueRefusal, HeldItem } from '../../../brand/catalogue/index.ts'
import { type ApiError, tryAgain } from '../problem.ts'

export const itemAnswer = (held: HeldItem): ItemAnswer => ({
  item: held.item,
  number: held.number,
  version: held.version,
  title: held.title,
  link: held.link,
  provider: held.provider ?? null,
  category: held.category ?? null,
  attributes: { ...held.attributes },
  sensitive: held.sensitive,
  available: held.available,
  updated_at: held.updatedAt,
})

export const etagOf = ({ version }: HeldItem): string => `"${version}"`

export const catalogueRefused = ({ code, says, faults }: CatalogueRefusal): ApiError =>
  code === 'try-again' ? tryAgain : { code, ...(faults ? { errors: faults } : { detail: says }) }
