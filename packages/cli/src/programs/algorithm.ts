import { type Command, InvalidArgumentError } from 'commander'
import { runs, type Setting } from '../commander.ts'
import type { Said } from '../commands/finding.ts'
import type { Where } from '../house/open.ts'
import { whereOf } from './options.ts'

const load = () => import('../commands/algorithm.ts')
const loadFinding = () => import('../commands/finding.ts')
const why = 'Customers read the reason on the page of the algorithm.'

/** Declares the register of algorithms: how each runs, and a switch by hand. */
export function algorithmCommands(program: Command, setting: Setting): void {
  const algorithm = program.command('algorithm').description('See what decides about people, and hold it back')
  runs(
    whereOf(algorithm.command('list').description('List every algorithm and how it runs')),
    setting,
    ['algorithm list'],
    async (where: Where) => (await load()).listAlgorithms(where),
  )
  runs(
    whereOf(algorithm.command('show <name>').description('Show one with what watching it has shown, and its findings')),
    setting,
    ['algorithm show savings-offer'],
    async (name: string, where: Where) => (await load()).showAlgorithm(name, where),
  )
  runs(
    said(algorithm.command('interlock <name>'), 'resume, cap, fallback or stop').description(
      `Hold one back by hand, or let it go. ${why}`,
    ),
    setting,
    ['algorithm interlock savings-offer --verdict stop --reason "We look into complaints about it."'],
    async (name: string, options: Where & Said) => (await load()).setInterlock(name, options),
  )
  runs(
    whereOf(algorithm.command('watch <name>').description('Count what it decided now, instead of in a few seconds')),
    setting,
    ['algorithm watch savings-offer'],
    async (name: string, where: Where) => (await load()).watchAlgorithm(name, where),
  )
}

/** Declares what audits raised, and how a person decides it. */
export function findingCommands(program: Command, setting: Setting): void {
  const finding = program.command('finding').description('See what was found about algorithms, and decide it')
  runs(
    whereOf(
      finding
        .command('list')
        .description('List findings, open ones first')
        .option('--algorithm <name>', 'about this one alone')
        .option('--open', 'only those that wait for a person'),
    ),
    setting,
    ['finding list --open'],
    async (options: Where & { algorithm?: string; open?: boolean }) => (await loadFinding()).listFindings(options),
  )
  runs(
    whereOf(finding.command('show <finding>').description('Show one with what it rests on')),
    setting,
    ['finding show 01k0hb8k3w1v5q7d3x9m2t4r6z'],
    async (id: string, where: Where) => (await loadFinding()).showFinding(id, where),
  )
  runs(
    said(finding.command('decide <finding>'), 'resume, keep, cap, fallback or stop').description(
      `Decide it, once and with a reason. ${why}`,
    ),
    setting,
    [
      'finding decide 01k0hb8k3w1v5q7d3x9m2t4r6z --verdict resume --reason "The model was trained without the balance."',
    ],
    async (id: string, options: Where & Said) => (await loadFinding()).decideFinding(id, options),
  )
}

const said = (command: Command, words: string): Command =>
  whereOf(
    command
      .requiredOption('--verdict <word>', words)
      .requiredOption('--reason <text>', 'why, in at least 10 letters')
      .option('--share <share>', 'with cap: the share of decisions it still makes', between),
  )

function between(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError('Give a number between 0 and 1, such as .25.')
  return value
}
