// Verifies an exported log with golang.org/x/mod/sumdb, which shares no line with our own verifier.
// Usage: verify DIR VKEY. Prints the number of entries whose hashes the signed root covers.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must(err error) {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

// The path that c2sp.org/tlog-tiles gives a tile; sumdb's own begins with the height.
func pathOf(t tlog.Tile) string {
	return "tile/" + strings.TrimPrefix(t.Path(), "tile/8/")
}

type reader struct{ dir string }

func (r reader) Height() int                      { return 8 }
func (r reader) SaveTiles([]tlog.Tile, [][]byte) {}
func (r reader) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, t := range tiles {
		data, err := os.ReadFile(filepath.Join(r.dir, pathOf(t)))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func main() {
	dir, vkey := os.Args[1], os.Args[2]
	verifier, err := note.NewVerifier(vkey)
	must(err)
	msg, err := os.ReadFile(filepath.Join(dir, "checkpoint"))
	must(err)
	opened, err := note.Open(msg, note.VerifierList(verifier))
	must(err)
	lines := strings.Split(opened.Text, "\n")
	if lines[0] != verifier.Name() {
		must(fmt.Errorf("origin %q is not the key's name", lines[0]))
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := base64.StdEncoding.DecodeString(lines[2])
	must(err)
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	hashes := tlog.TileHashReader(tree, reader{dir})
	for from := int64(0); from < size; from += 256 {
		checkBundle(dir, hashes, from, min(size-from, 256))
	}
	for _, n := range []int64{1, 2, size / 3, size/2 + 1, size - 1, size} {
		checkProofs(tree, hashes, n)
	}
	fmt.Println(size)
}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}

// Every entry hashes to its leaf, which the tile reader has followed up to the signed root.
func checkBundle(dir string, hashes tlog.HashReader, from, count int64) {
	tile := tlog.Tile{H: 8, L: 0, N: from / 256, W: int(count)}
	path := strings.Replace(pathOf(tile), "tile/0/", "tile/entries/", 1)
	data, err := os.ReadFile(filepath.Join(dir, path))
	must(err)
	var indexes []int64
	for i := from; i < from+count; i++ {
		indexes = append(indexes, tlog.StoredHashIndex(0, i))
	}
	leaves, err := hashes.ReadHashes(indexes)
	must(err)
	for i := range leaves {
		length := int(binary.BigEndian.Uint16(data))
		if tlog.RecordHash(data[2:2+length]) != leaves[i] {
			must(fmt.Errorf("entry %d does not hash to its leaf", from+int64(i)))
		}
		data = data[2+length:]
	}
	if len(data) != 0 {
		must(fmt.Errorf("%s is too long", path))
	}
}

func checkProofs(tree tlog.Tree, hashes tlog.HashReader, n int64) {
	older, err := tlog.TreeHash(n, hashes)
	must(err)
	proof, err := tlog.ProveTree(tree.N, n, hashes)
	must(err)
	must(tlog.CheckTree(proof, tree.N, tree.Hash, n, older))
	leaf, err := hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, n-1)})
	must(err)
	record, err := tlog.ProveRecord(tree.N, n-1, hashes)
	must(err)
	must(tlog.CheckRecord(record, tree.N, tree.Hash, n-1, leaf[0]))
}
