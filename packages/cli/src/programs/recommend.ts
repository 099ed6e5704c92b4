import { type Command, InvalidArgumentError } from 'commander'
import { runs, type Setting } from '../commander.ts'
import type { EvaluateOptions } from '../commands/recommend-evaluate.ts'
import type { TrainOptions } from '../commands/recommend-train.ts'
import { whereOf, whole } from './options.ts'

/** Declares what is done with recommendations: trying models on files, and training the one that serves. */
export function recommendCommands(program: Command, setting: Setting): void {
  const recommend = program.command('recommend').description('Train the model that recommends, and try models on files')
  runs(
    whereOf(
      recommend
        .command('train')
        .description('Train a model on what people did and permit to be used; it serves at once'),
    ),
    setting,
    ['recommend train', 'recommend train --json'],
    async (options: TrainOptions) =>
      (await import('../commands/recommend-train.ts')).recommendTrain(options, setting.terminal),
  )
  runs(
    recommend
      .command('evaluate <file>')
      .description(
        'Train a model on a part of a file (user, item[, rating][, timestamp]) and say how well it finds the rest',
      )
      .requiredOption('--protocol <name>', 'B, C, D or time; docs/recommender.md says how each cuts')
      .requiredOption('--model <name>', 'popularity, contextual, item-knn, ease or edlae')
      .option('--lambda <n>', 'ridge of ease and edlae (default: 200)', number)
      .option('--p <n>', 'dropout of edlae (default: 0.5)', number)
      .option('--neighbours <k>', 'neighbours an item keeps in item-knn (default: 200)', whole)
      .option('--truncate <k>', 'weights an item keeps of ease or edlae (default: all)', whole)
      .option('--head <n>', 'so many popular items get ease or edlae, the others neighbours (default: all)', whole)
      .option('--memory <mib>', 'MiB that a fold may take (default: 2048, or a quarter of this machine)', whole)
      .option('--threshold <rating>', 'only ratings from here on are positive (default: all rows)', number)
      .option('--before <time>', 'for the protocol time: train on what is before; a date or seconds')
      .option('--items <file>', 'categories of items, for calibration')
      .option('--users <file>', 'groups of users')
      .option('--group <column>', 'the column that makes the groups; age:25;45 makes ranges')
      .option('--sep <separator>', 'between columns (default: found by itself)'),
    setting,
    [
      'recommend evaluate ratings.csv --protocol B --model edlae',
      'recommend evaluate u.data --protocol C --model ease --lambda 300 --json',
    ],
    async (file: string, options: EvaluateOptions) =>
      (await import('../commands/recommend-evaluate.ts')).recommendEvaluate(file, options, setting.terminal),
  )
}

function number(text: string): number {
  if (text.trim() === '' || !Number.isFinite(Number(text))) throw new InvalidArgumentError('Give a number.')
  return Number(text)
}
