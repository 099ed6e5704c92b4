import type { Direction, Html } from './html.ts'
import type { Layout } from './layout.ts'

/** One case of a component, shown as a page of its own. */
export type Example = {
  readonly name: string
  readonly main: Html
  readonly lang?: string
  readonly dir?: Direction
  readonly page?: Partial<Layout>
}

/** A word that no column is wide enough for. */
export const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'

/** What somebody may have typed as their name. */
export const hostile = '<img src=x onerror=alert(1)> "&\''
