import type { SchemaSuggestion } from '@candor/contract'
import { ok } from '@candor/terms'
import type { Ending } from '../answer.ts'
import { type Where, withServer } from '../house/open.ts'
import { counted } from '../terminal/numbers.ts'

export type SuggestOptions = Where & { readonly source?: string; readonly day?: string }

/** Proposes entries for the data map from what was dropped in a day, for a person to complete and paste. Changes nothing. */
export async function suggestSchema({ source, day, ...where }: SuggestOptions): Ending {
  const query = new URLSearchParams({
    ...(source === undefined ? {} : { source }),
    ...(day === undefined ? {} : { day }),
  })
  return withServer(where, async api => {
    const found = await api.get<SchemaSuggestion>(`/v1/schema/suggestion?${query}`)
    return found.ok ? ok({ json: found.value, lines: linesOf(found.value) }) : found
  })
}

// Everything beside the YAML is a comment, so that the whole output may go into a file.
function linesOf({ day, source, dropped, yaml }: SchemaSuggestion): string[] {
  const when = `on ${day}${source === undefined ? '' : ` from ${source}`}`
  if (dropped.calls === 0 && dropped.values === 0) return [`# Nothing was dropped ${when} for not being declared.`]
  const what = `${counted(dropped.calls, 'call')} and ${counted(dropped.values, 'value')} of fields`
  const head = `# Dropped ${when} for not being declared: ${what}.`
  return yaml === '' ? [head, '# All of it is declared by now.'] : [head, '#', ...yaml.trimEnd().split('\n')]
}
