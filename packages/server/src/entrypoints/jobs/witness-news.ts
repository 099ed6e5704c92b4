import type { Logger } from 'pino'
import type { OpenHouse } from '../house/index.ts'

/** Tells whoever reads the log of the server when it stands otherwise with a witness than before. */
export function witnessNews({ witnesses }: OpenHouse, log: Logger): () => Promise<boolean> {
  const known = new Map<string, string>()
  return async () => {
    for (const { name, standing, why } of witnesses?.report() ?? []) {
      const before = known.get(name) ?? 'cosigned'
      known.set(name, standing)
      if (standing === before || standing === 'new') continue
      if (standing === 'cosigned') log.info({ witness: name }, 'a witness signs checkpoints of the log again')
      else if (standing === 'away') log.warn({ witness: name, why }, 'a witness of the log is away')
      else log.error({ witness: name, standing, why }, 'a witness does not sign this log: look at docs/witness.md')
    }
    return false
  }
}
