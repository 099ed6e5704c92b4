import type { OfferModel } from '@candor/recommender'
import type { Store } from '../../adapters/store/index.ts'
import type { House } from '../../decisions/index.ts'
import { newestOfferModel, offerWeights } from './model-store.ts'
import type { OfferSettings } from './settings.ts'

export type ServingModel = { readonly model: string; readonly weights: OfferModel }

/** Models never change, so what was read once need not be read again. One for each store that is open in this process. */
const held = new WeakMap<Store, Map<string, ServingModel>>()

/**
 * The newest model of an algorithm, asked for anew each time; undefined when there is none, or when it looks at something that the
 * policy no longer lets in.
 */
export async function servingModel(
  { store }: House,
  { name, inputs }: OfferSettings,
): Promise<ServingModel | undefined> {
  const newest = await newestOfferModel(store, name)
  if (!newest) return undefined
  const known = held.get(store) ?? new Map<string, ServingModel>()
  held.set(store, known)
  const before = known.get(name)
  const serving = before?.model === newest.model ? before : await load(store, newest.model)
  if (serving) known.set(name, serving)
  return serving?.weights.fields.every(field => inputs.includes(field.name)) ? serving : undefined
}

async function load(store: Store, model: string): Promise<ServingModel | undefined> {
  const weights = await offerWeights(store, model)
  return weights && { model, weights }
}
