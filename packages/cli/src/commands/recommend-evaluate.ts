import { totalmem } from 'node:os'
import {
  defaults,
  type ModelName,
  modelNames,
  type Parameters,
  type Protocol,
  parameterFault,
  protocols,
} from '@candor/recommender'
import { err, type Fault, ok, type Result } from '@candor/terms'
import { type Answer, type Complaint, type Ending, exits } from '../answer.ts'
import { readCategories } from '../recommend/categories-file.ts'
import { separatorNamed } from '../recommend/cells.ts'
import { type Plan, tryFolds } from '../recommend/folds.ts'
import { type Groups, readGroups } from '../recommend/groups-file.ts'
import { type Loaded, readInteractions } from '../recommend/interactions-file.ts'
import { sayDay, secondsOf } from '../recommend/moment.ts'
import { notesOf } from '../recommend/notes.ts'
import { type Report, reportOf } from '../recommend/report.ts'
import { reportLines } from '../recommend/report-lines.ts'
import { showProgress } from '../terminal/progress.ts'
import type { Terminal } from '../terminal/terminal.ts'

export type EvaluateOptions = {
  readonly protocol: string
  readonly model: string
  readonly lambda?: number
  readonly p?: number
  readonly neighbours?: number
  readonly truncate?: number
  readonly head?: number
  /** Mebibytes that the training of one fold may take. */
  readonly memory?: number
  readonly threshold?: number
  readonly before?: string
  readonly items?: string
  readonly users?: string
  readonly group?: string
  readonly sep?: string
  readonly json?: boolean
}

type Asked = { readonly plan: Plan; readonly separator?: string }

/** Trains a model on a part of a file and says how well, and for whom, it finds the rest. */
export async function recommendEvaluate(file: string, options: EvaluateOptions, terminal: Terminal): Ending {
  const asked = ask(options)
  if (!asked.ok) return asked
  const loaded = await load(file, options, asked.value, terminal)
  if (!loaded.ok) return loaded
  const beside = await readBeside(options, asked.value, loaded.value)
  if (!beside.ok) return beside
  const { categories, groups } = beside.value
  const plan = categories === undefined ? asked.value.plan : { ...asked.value.plan, categories }
  const tried = await tryFolds(loaded.value, plan, showProgress(terminal, 'Evaluating', 'step', options.json))
  if (!tried.ok) return err(refused(tried.error))
  const report = reportOf(tried.value, loaded.value.items.length, groups)
  return report.users === 0 ? err(nobody(plan, loaded.value)) : ok(answer(options, plan, loaded.value, report))
}

function ask(options: EvaluateOptions): Result<Asked, Complaint> {
  const { lambda, p, neighbours, truncate, head, memory, before, sep } = options
  const protocol = protocols.find(name => name.toLowerCase() === options.protocol.toLowerCase())
  if (protocol === undefined) return err(unknown('protocol', options.protocol, protocols))
  const name = modelNames.find(each => each === options.model)
  if (name === undefined) return err(unknown('model', options.model, modelNames))
  const given = { lambda, p, neighbours, truncate, head }
  const parameters = {
    ...defaults,
    memory: memory === undefined ? Math.max(defaults.memory, totalmem() / 4) : memory * 2 ** 20,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  }
  const fault = parameterFault(parameters)
  if (fault) return err(refused(fault))
  const moment = before === undefined ? undefined : secondsOf(before)
  if (Number.isNaN(moment))
    return err(misused(`--before ${before} is no time`, 'Give seconds since 1970 or a date such as 2026-01-31.'))
  if ((protocol === 'time') !== (moment !== undefined))
    return err(
      misused('--before belongs to the protocol time', 'Give both, such as --protocol time --before 2026-01-31.'),
    )
  if ((options.users === undefined) !== (options.group === undefined))
    return err(misused('--users and --group belong together', 'Give the file and the column that makes the groups.'))
  return ok({
    plan: { protocol, name, parameters, ...(moment === undefined ? {} : { before: moment }) },
    ...(sep === undefined ? {} : { separator: separatorNamed(sep) }),
  })
}

const isOrdered = (protocol: Protocol): boolean => protocol === 'C' || protocol === 'time'

async function load(
  file: string,
  { threshold, json }: EvaluateOptions,
  { plan, separator }: Asked,
  terminal: Terminal,
): Promise<Result<Loaded, Complaint>> {
  const reading = {
    ordered: isOrdered(plan.protocol),
    now: Date.now() / 1000,
    ...(threshold === undefined ? {} : { threshold }),
    ...(separator === undefined ? {} : { separator }),
  }
  const loaded = await readInteractions(file, reading, showProgress(terminal, 'Reading', 'row', json))
  if (!loaded.ok || plan.protocol !== 'time' || loaded.value.dated) return loaded
  return err(
    misused(
      `${file} has no column of times`,
      'The protocol time needs one. C goes by the order of the rows without it.',
    ),
  )
}

async function readBeside(
  { items, users, group }: EvaluateOptions,
  { separator }: Asked,
  loaded: Loaded,
): Promise<Result<{ categories?: Plan['categories']; groups?: Groups }, Complaint>> {
  const categories = items === undefined ? undefined : await readCategories(items, separator, loaded.items)
  if (categories?.ok === false) return categories
  if (categories?.value.known === 0)
    return err(misused(`${items} knows no item of the interactions`, 'Check that both name items alike.'))
  const groups =
    users === undefined || group === undefined ? undefined : await readGroups(users, group, separator, loaded.users)
  if (groups?.ok === false) return groups
  return ok({
    ...(categories === undefined ? {} : { categories: categories.value.categories }),
    ...(groups === undefined ? {} : { groups: groups.value }),
  })
}

function answer({ threshold, before }: EvaluateOptions, plan: Plan, loaded: Loaded, report: Report): Answer {
  const { users, metrics, intervals, folds, groups, withoutHistory } = report
  const { protocol, name: model } = plan
  const parameters = {
    ...usedParameters(model, plan.parameters),
    ...(threshold === undefined ? {} : { threshold }),
    ...(before === undefined ? {} : { before }),
  }
  const { counts } = loaded
  const data = {
    users: loaded.users.length,
    items: loaded.items.length,
    interactions: loaded.interactions.columns.length,
    ...counts,
  }
  const notes = [
    ...(protocol === 'C' && !loaded.dated ? ['There are no times: the last of a user is the last row.'] : []),
    ...notesOf(loaded, isOrdered(protocol), withoutHistory),
  ]
  const json = { protocol, model, parameters, users, metrics, intervals, folds, groups, data, notes }
  return { json, lines: reportLines(json) }
}

/** The parameters the model goes by. */
function usedParameters(model: ModelName, { lambda, p, neighbours, truncate, head }: Parameters): Partial<Parameters> {
  if (model === 'popularity') return {}
  if (model === 'item-knn' || model === 'contextual') return { neighbours }
  return {
    lambda,
    ...(model === 'edlae' ? { p } : {}),
    ...(truncate === undefined ? {} : { truncate }),
    ...(head === undefined ? {} : { head, neighbours }),
  }
}

const misused = (what: string, next: string): Complaint => ({ what, why: '', next, exit: exits.usage, code: 'usage' })

const unknown = (kind: string, given: string, known: readonly string[]): Complaint =>
  misused(`There is no ${kind} "${given.slice(0, 40)}"`, `Take one of ${known.join(', ')}.`)

const refused = ({ path, says }: Fault): Complaint => ({
  what: `The model cannot be trained: ${path} ${says.split('. ')[0]}`,
  why: '',
  next: says.includes('. ') ? says.slice(says.indexOf('. ') + 2) : `Change ${path}.`,
  exit: exits.error,
  faults: [{ path, says }],
})

const nobody = ({ protocol, before }: Plan, { interactions: { times } }: Loaded): Complaint => {
  const sorted = times?.toSorted()
  const range = sorted === undefined ? '' : ` The file goes from ${sayDay(sorted[0]!)} to ${sayDay(sorted.at(-1)!)}.`
  return {
    what: 'No user has anything to be found',
    why:
      before === undefined
        ? `The split ${protocol} leaves no pair for it.`
        : `Nothing is dated ${sayDay(before)} or later.${range}`,
    next: before === undefined ? 'Give a larger file.' : 'Give an earlier time.',
    exit: exits.error,
  }
}
