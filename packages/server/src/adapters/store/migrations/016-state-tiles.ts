import { column, index, type Statement, table } from './words.ts'

const nothing = 'SELECT 1'

/** Whoever removes a state leaves a mark where it sat, so that no plan goes on seeing what its tile still shows. */
const vacating: readonly Statement[] = [
  engine =>
    engine === 'postgres'
      ? `CREATE FUNCTION "vacate_seat"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "vacated_seats" ("seat") VALUES (OLD."seat") ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$`
      : `CREATE TRIGGER "customer_state_gone" AFTER DELETE ON "customer_state" WHEN OLD."seat" IS NOT NULL
BEGIN
  INSERT OR IGNORE INTO "vacated_seats" ("seat") VALUES (OLD."seat");
END`,
  engine =>
    engine === 'postgres'
      ? `CREATE TRIGGER "customer_state_gone" AFTER DELETE ON "customer_state" FOR EACH ROW
WHEN (OLD."seat" IS NOT NULL) EXECUTE FUNCTION "vacate_seat"()`
      : nothing,
]

/** What plans read: decision states of many customers side by side, a column at a time. Derived from `customer_state`. */
export const stateTiles: readonly Statement[] = [
  column('customer_state', 'seat', 'integer?'),
  column('customer_state', 'tiled', 'integer?'),
  index('customer_state_by_seat', 'customer_state', ['seat'], { unique: true, where: '"seat" IS NOT NULL' }),
  index('customer_state_apart', 'customer_state', ['seat'], { where: '"tiled" IS NULL' }),
  table('tiles', 'by-key', ['tile'], { tile: 'integer', version: 'integer', layout: 'integer', seats: 'integer' }),
  table('tile_columns', 'by-arrival', ['tile', 'name'], { tile: 'integer', name: 'text', bytes: 'bytes' }),
  // What is in a column is compact already, and is read whole.
  engine => (engine === 'postgres' ? 'ALTER TABLE "tile_columns" ALTER COLUMN "bytes" SET STORAGE EXTERNAL' : nothing),
  table('vacated_seats', 'by-key', ['seat'], { seat: 'integer' }),
  ...vacating,
]
