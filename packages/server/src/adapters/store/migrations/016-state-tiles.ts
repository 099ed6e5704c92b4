import { column, type Engine, index, type Statement, table } from './words.ts'

const nothing = 'SELECT 1'

/** Whoever removes a state, or takes its seat from it, leaves a mark where it sat, so that no plan goes on seeing what its tile shows. */
const vacating: readonly Statement[] = [
  engine =>
    engine === 'postgres'
      ? `CREATE FUNCTION "vacate_seat"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "vacated_seats" ("seat") VALUES (OLD."seat") ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$`
      : nothing,
  whenLeft('gone', 'DELETE', { sqlite: 'OLD."seat" IS NOT NULL', postgres: 'OLD."seat" IS NOT NULL' }),
  whenLeft('moved', 'UPDATE OF "seat"', {
    sqlite: 'OLD."seat" IS NOT NULL AND NEW."seat" IS NOT OLD."seat"',
    postgres: 'OLD."seat" IS NOT NULL AND NEW."seat" IS DISTINCT FROM OLD."seat"',
  }),
]

function whenLeft(name: string, event: string, when: Record<Engine, string>): Statement {
  return engine => {
    const trigger = `CREATE TRIGGER "customer_state_${name}" AFTER ${event} ON "customer_state"`
    return engine === 'postgres'
      ? `${trigger} FOR EACH ROW WHEN (${when.postgres}) EXECUTE FUNCTION "vacate_seat"()`
      : `${trigger} WHEN ${when.sqlite}
BEGIN
  INSERT OR IGNORE INTO "vacated_seats" ("seat") VALUES (OLD."seat");
END`
  }
}

/** What plans read: decision states of many customers side by side, a column at a time. Derived from `customer_state`. */
export const stateTiles: readonly Statement[] = [
  column('customer_state', 'seat', 'integer?'),
  column('customer_state', 'tiled', 'integer?'),
  index('customer_state_by_seat', 'customer_state', ['seat'], { unique: true, where: '"seat" IS NOT NULL' }),
  // With the layout, so that counting what is behind reads no state.
  index('customer_state_apart', 'customer_state', ['seat', 'layout'], { where: '"tiled" IS NULL' }),
  table('tiles', 'by-key', ['tile'], { tile: 'integer', version: 'integer', layout: 'integer', seats: 'integer' }),
  table('tile_columns', 'by-arrival', ['tile', 'name'], { tile: 'integer', name: 'text', bytes: 'bytes' }),
  // What is in a column is compact already, and is read whole.
  engine => (engine === 'postgres' ? 'ALTER TABLE "tile_columns" ALTER COLUMN "bytes" SET STORAGE EXTERNAL' : nothing),
  table('vacated_seats', 'by-key', ['seat'], { seat: 'integer' }),
  ...vacating,
]
