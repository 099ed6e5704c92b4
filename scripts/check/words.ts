import { projectFiles, read } from '../files.ts'
import { complaints, type Stage } from './stage.ts'

const forbidden: readonly (readonly [RegExp, string])[] = [
  [/(?<![\w.:/-])\/(home|Users|root|work|mnt)\/[\w.-]+/, 'names a path of one machine'],
  [/\b(TODO|FIXME|XXX|HACK)\b/, 'leaves work for later; do it or open an issue'],
  [/@ts-(ignore|nocheck)/, 'silences the compiler'],
  [/\b(test|it|describe)\.(only|skip|todo)\(/, 'leaves tests out'],
  [/^(<{7}|>{7}) /, 'holds a merge conflict'],
]

/** Words that must not be in the project: paths of one machine, work put off, silenced checks. */
export const words: Stage = {
  name: 'words',
  run: async () => {
    const paths = projectFiles('**/*.{ts,mjs,json,yaml,yml,md,css,sql,sh}', '.ci/*', '.github/**/*').filter(
      path => path !== 'package-lock.json' && path !== 'scripts/check/words.ts' && !path.startsWith('test/vectors/'),
    )
    return complaints(paths.flatMap(faults), `${paths.length} files read`)
  },
}

function faults(path: string): string[] {
  return read(path)
    .split('\n')
    .flatMap((line, index) =>
      forbidden.filter(([word]) => word.test(line)).map(([, says]) => `${path}:${index + 1} ${says}`),
    )
}
