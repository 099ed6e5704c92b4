import { type Predecessor, parseSuccessions, type Succession } from '@candor/ledger'
import type { Ground } from '../adapters/ground.ts'
import type { TileFolder } from '../adapters/tiles/index.ts'
import { parsePublished } from './published.ts'

/** The file beside those of the format, and the row of `meta` that it is made from: which logs came before this one. */
export const successionFile = 'succession'
export const successionRow = 'log-succession'

/** The file `succession` of the log; undefined where it is the first of its house. Public: it opens entries about the log alone. */
export async function successionText({ store }: Pick<Ground, 'store'>): Promise<string | undefined> {
  return (await store.get('meta', { key: successionRow }))?.value
}

/** The logs that came before, the last one first. */
export async function successionsOf(ground: Pick<Ground, 'store'>): Promise<Predecessor[]> {
  return (await openedIn(ground)).map(({ predecessor }) => predecessor)
}

async function openedIn(ground: Pick<Ground, 'store'>): Promise<Succession[]> {
  const text = await successionText(ground)
  const found = text === undefined ? undefined : parseSuccessions(new TextEncoder().encode(text))
  if (found && !found.ok)
    throw new Error(`the store keeps a broken succession: ${found.error.path} ${found.error.says}`)
  return found?.value ?? []
}

/** Takes the folder of a log that ended out of the way of the one that took over, and writes there which logs came before. */
export async function setAsideEnded(ground: Ground, tiles: TileFolder): Promise<void> {
  const text = await successionText(ground)
  if (text === undefined) return
  const before = await successionsOf(ground)
  const bytes = await tiles.read('checkpoint')
  const found = bytes && parsePublished(new TextDecoder().decode(bytes))
  if (found?.ok && before.some(({ origin }) => origin === found.value.origin))
    await tiles.setAside(`log-ended-${found.value.origin}`)
  const written = await tiles.read(successionFile)
  if (written === undefined || new TextDecoder().decode(written) !== text)
    await tiles.write(successionFile, new TextEncoder().encode(text))
}
