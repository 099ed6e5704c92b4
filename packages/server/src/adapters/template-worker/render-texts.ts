import { err, type Fault, ok, type Result } from '@candor/terms'
import type { Liquid, Template } from 'liquidjs'
import { mostCharacters } from './liquid.ts'
import type { Person, Rendered, TemplateFault } from './port.ts'

type Texts = { readonly [path: string]: string }
type Part = { readonly path: string; readonly template: string | Template[] }

/** Every text that does not parse, and every variable that is not in `known`, with its path and line. */
export function checkTexts(liquid: Liquid, texts: Texts, known?: readonly string[]): Fault[] {
  return Object.entries(texts).flatMap(([path, text]) => {
    const parsed = attempt(path, () => liquid.parse(text))
    if (!parsed.ok) return [asFault(parsed.error)]
    return known ? unknownNames(liquid, parsed.value, path, known) : []
  })
}

/** The texts for each person; parsed once. A text that does not parse fails the batch. */
export function renderTexts(
  liquid: Liquid,
  texts: Texts,
  people: readonly Person[],
): Result<Rendered[], TemplateFault> {
  const parts: Part[] = []
  for (const [path, text] of Object.entries(texts)) {
    const parsed = attempt(path, () => (text.includes('{') ? liquid.parse(text) : text))
    if (!parsed.ok) return parsed
    parts.push({ path, template: parsed.value })
  }
  return ok(people.map(person => renderFor(liquid, parts, person)))
}

function renderFor(liquid: Liquid, parts: readonly Part[], person: Person): Rendered {
  const texts: Record<string, string> = {}
  for (const { path, template } of parts) {
    if (typeof template === 'string') {
      texts[path] = template
      continue
    }
    const text = attempt(path, () => String(liquid.renderSync(template, person)))
    if (!text.ok) return text
    if (text.value.length > mostCharacters) return err(tooLong(path))
    texts[path] = text.value
  }
  return ok(texts)
}

function unknownNames(liquid: Liquid, template: Template[], path: string, known: readonly string[]): Fault[] {
  const uses = Object.values(liquid.analyzeSync(template).globals).flat()
  return uses.flatMap(({ segments, location }) => {
    const name = nameOf(segments)
    if (known.some(one => name === one || name.startsWith(`${one}.`))) return []
    return [{ path, line: location.row, says: `asks for "${name}", which is not declared` }]
  })
}

// What is chosen while rendering (`customer[key]`) could be anything, so its name ends with a mark that nothing known has.
function nameOf(segments: readonly unknown[]): string {
  const chosen = segments.findIndex(segment => typeof segment === 'object')
  return chosen < 0 ? segments.join('.') : `${segments.slice(0, chosen).join('.')}[…]`
}

function attempt<T>(path: string, run: () => T): Result<T, TemplateFault> {
  try {
    return ok(run())
  } catch (error) {
    return err(blame(path, error as Error))
  }
}

function blame(path: string, error: Error): TemplateFault {
  const { token } = error as { token?: { getPosition(): [number, number] } }
  const line = token?.getPosition()[0]
  const says = error.message.replace(/, line:\d+, col:\d+$/, '').slice(0, 300)
  return { kind: 'template', path, says, ...(line === undefined ? {} : { line }) }
}

const asFault = ({ path = '', says, line }: TemplateFault): Fault => ({
  path,
  says,
  ...(line === undefined ? {} : { line }),
})

const tooLong = (path: string): TemplateFault => ({
  kind: 'template',
  path,
  says: `renders to more than ${mostCharacters} characters`,
})
