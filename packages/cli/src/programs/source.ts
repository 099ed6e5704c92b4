import type { Command } from 'commander'
import { runs, type Setting } from '../commander.ts'
import type { ChangeOptions, CreateOptions, VouchOptions } from '../commands/source.ts'
import type { Where } from '../house/open.ts'
import { whereOf, whole } from './options.ts'

const load = () => import('../commands/source.ts')
const more = (text: string, all: readonly string[] = []): readonly string[] => [...all, text]

/** Declares everything about the places that events come from. */
export function sourceCommands(program: Command, setting: Setting): void {
  const source = program.command('source').description('Say where events may come from, and with which write keys')
  makeCommands(source, setting)
  keyCommands(source, setting)
  vouchCommands(source, setting)
  readCommands(source, setting)
}

const limited = (command: Command): Command =>
  command
    .option(
      '--origin <origin>',
      'a web origin that calls may come from, such as https://shop.example; repeat it for more',
      more,
    )
    .option('--per-second <n>', 'calls it may make in a second (default: 1000)', whole)

function makeCommands(source: Command, setting: Setting): void {
  runs(
    whereOf(
      limited(
        source
          .command('create <name>')
          .description('Make a source with its first write key; the key of a server is shown only now')
          .requiredOption('--kind <kind>', 'public (a page or an app, whose key anybody can read) or server'),
      ).option('--child-directed', 'it is made for children: an unknown age is read as that of a child'),
    ),
    setting,
    ['source create web --kind public --origin https://shop.example', 'source create till --kind server'],
    async (name: string, options: CreateOptions) => (await load()).createSource(name, options),
  )
  runs(
    whereOf(
      limited(source.command('change <name>').description('Change what is named here; the rest stays'))
        .option('--any-origin', 'calls may come from any web origin')
        .option('--child-directed', 'it is made for children')
        .option('--no-child-directed', 'it is not'),
    ),
    setting,
    ['source change web --origin https://shop.example --origin https://www.shop.example'],
    async (name: string, options: ChangeOptions) => (await load()).changeSource(name, options),
  )
  runs(
    whereOf(source.command('close <name>').description('End a source for good; none of its keys works any more')),
    setting,
    ['source close till'],
    async (name: string, where: Where) => (await load()).closeSource(name, where),
  )
}

function keyCommands(source: Command, setting: Setting): void {
  runs(
    whereOf(
      source.command('rotate <name>').description('Make a new key beside the old ones, which go on until revoked'),
    ),
    setting,
    ['source rotate web'],
    async (name: string, where: Where) => (await load()).rotateKey(name, where),
  )
  runs(
    whereOf(
      source
        .command('revoke <name> <key>')
        .description('End a write key, by its short name or, for a public one, by its text'),
    ),
    setting,
    ['source revoke web 3f09ac11be2d'],
    async (name: string, key: string, where: Where) => (await load()).revokeKey(name, key, where),
  )
}

function vouchCommands(source: Command, setting: Setting): void {
  runs(
    whereOf(
      source
        .command('vouch <name>')
        .description("Give the brand's word that people said yes before this source sends; customers read it")
        .requiredOption('--purpose <purpose>', 'a purpose that rests on consent; repeat it for more', more)
        .requiredOption('--text <text>', 'where and how people said yes, 10 to 500 characters')
        .requiredOption('--version <version>', 'the version of that text, such as 2026-05')
        .option('--locale <locale>', 'the language of that text', 'en'),
    ),
    setting,
    ['source vouch web --purpose analytics --text "Asked in the banner of our shop." --version 2026-05'],
    async (name: string, options: VouchOptions) => (await load()).vouch(name, options),
  )
  runs(
    whereOf(
      source.command('unvouch <name>').description("Take the brand's word back: each yes must be a recorded one"),
    ),
    setting,
    ['source unvouch web'],
    async (name: string, where: Where) => (await load()).unvouch(name, where),
  )
}

function readCommands(source: Command, setting: Setting): void {
  runs(
    whereOf(source.command('list').description('List every source')),
    setting,
    ['source list'],
    async (where: Where) => (await import('../commands/source-show.ts')).listSources(where),
  )
  runs(
    whereOf(
      source
        .command('show <name>')
        .description('Show one source: keys, limits, and what was not kept in a day, by name and reason')
        .option('--day <day>', 'a day in UTC, such as 2026-12-01 (default: today)'),
    ),
    setting,
    ['source show web', 'source show web --day 2026-12-01 --json'],
    async (name: string, options: Where & { day?: string }) =>
      (await import('../commands/source-show.ts')).showSource(name, options),
  )
}
