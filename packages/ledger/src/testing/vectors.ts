import { readFileSync } from 'node:fs'
import type { TestContext } from 'node:test'

type Probe = {
  readonly proof: readonly string[] | null
  readonly wantErr: boolean
  readonly desc: string
  readonly file: string
}
type InclusionProbe = Probe & {
  readonly leafIdx: number
  readonly treeSize: number
  readonly root: string | null
  readonly leafHash: string | null
}
type ConsistencyProbe = Probe & {
  readonly size1: number
  readonly size2: number
  readonly root1: string | null
  readonly root2: string | null
}
type SignedNote = {
  readonly id: string
  readonly skey?: string
  readonly vkeys: readonly string[]
  readonly text: string
  readonly signed_note: string
  readonly want_verified: number
}

/** The sections of test/vectors/tlog-vectors.json that hold vectors; `_sources` there says where each comes from. */
type Vectors = {
  readonly hasher: {
    readonly empty_root: string
    readonly leaf: readonly { readonly input_hex?: string; readonly input_utf8?: string; readonly hash: string }[]
    readonly node: readonly { readonly left_utf8: string; readonly right_utf8: string; readonly hash: string }[]
  }
  readonly standard_tree: {
    readonly leaf_inputs_hex: readonly string[]
    readonly leaf_hashes: readonly string[]
    readonly nodes_level1: readonly string[]
    readonly nodes_level2: readonly string[]
    readonly nodes_level3: readonly string[]
    readonly roots_by_size_0_to_8: readonly string[]
  }
  readonly derived_proofs_over_standard_inputs: {
    readonly inclusion: readonly { readonly index: number; readonly size: number; readonly proof: readonly string[] }[]
    readonly consistency: readonly {
      readonly size1: number
      readonly size2: number
      readonly proof: readonly string[]
    }[]
  }
  readonly probes: { readonly inclusion: readonly InclusionProbe[]; readonly consistency: readonly ConsistencyProbe[] }
  readonly notes: readonly SignedNote[]
  readonly note_must_reject: { readonly bad_vkeys: readonly string[]; readonly malformed_notes: readonly string[] }
  readonly cosignature_v1: {
    readonly examples: readonly {
      readonly sig_b64?: string
      readonly checkpoint_line?: string
      readonly want_timestamp: number
    }[]
    readonly must_reject: readonly { readonly sig_b64: string }[]
  }
  readonly small_log: {
    readonly origin: string
    readonly vkey: string
    readonly skey: string
    readonly entries_utf8: readonly string[]
    readonly checkpoints: readonly string[]
    readonly tiles: Readonly<Record<string, string>>
  }
  readonly tile_paths: {
    readonly index_to_path: readonly (readonly [number, string])[]
    readonly must_reject_paths: readonly string[]
    readonly tree_70000: Readonly<Record<string, number>>
    readonly tree_256: Readonly<Record<string, number>>
  }
  readonly go_tlog_leaf_d: { readonly roots_hex: Readonly<Record<string, string>> }
  readonly checkpoint_bodies: {
    readonly accept: readonly string[]
    readonly reject: readonly string[]
    readonly ours_also_reject: readonly string[]
  }
  readonly tlog_proof: {
    readonly h1: string
    readonly h2: string
    readonly marshal: readonly {
      readonly index: number
      readonly hashes: readonly ('h1' | 'h2')[]
      readonly extra_utf8?: string
      readonly checkpoint: string
      readonly want: string
    }[]
    readonly reject: readonly string[]
    readonly worked_over_small_log: { readonly entry_utf8: string; readonly proof: string }
  }
  readonly witness_keys: { readonly keys: readonly (readonly [string, string])[] }
}

export const vectors = JSON.parse(
  readFileSync(new URL('../../../../test/vectors/tlog-vectors.json', import.meta.url), 'utf8'),
) as Vectors

/** Runs `check` on every vector and reports the count; throws when there are not exactly `count`, so that none is lost in silence. */
export function runVectors<T>(t: TestContext, count: number, section: Iterable<T>, check: (vector: T) => void): void {
  let ran = 0
  for (const vector of section) {
    check(vector)
    ran++
  }
  t.diagnostic(`${ran} vectors ran: ${t.name}`)
  if (ran !== count) throw new Error(`${t.name}: ${ran} vectors ran instead of ${count}`)
}
