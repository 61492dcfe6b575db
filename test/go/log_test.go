// Package log proves that the witnessed log is what everybody else's tools call one: Go's own note and tlog packages, and the transparency
// community's merkle and formats, read what `make-log.ts` wrote. Nothing here knows our code.
package log

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	f_log "github.com/transparency-dev/formats/log"
	f_note "github.com/transparency-dev/formats/note"
	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type facts struct {
	Origin      string   `json:"origin"`
	LogKey      string   `json:"logKey"`
	WitnessKeys []string `json:"witnessKeys"`
	Sizes       []int64  `json:"sizes"`
	Entries     []string `json:"entries"`
	Inclusion   []struct {
		Index int64    `json:"index"`
		Size  int64    `json:"size"`
		Proof []string `json:"proof"`
	} `json:"inclusion"`
	Consistency []struct {
		Before int64    `json:"before"`
		Size   int64    `json:"size"`
		Proof  []string `json:"proof"`
	} `json:"consistency"`
}

func folder(t *testing.T) string {
	dir := os.Getenv("PRESALE_LOG_DIR")
	if dir == "" {
		t.Fatal("PRESALE_LOG_DIR names no folder; run test/go/run.sh")
	}
	return dir
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	bytes, err := os.ReadFile(filepath.Join(folder(t), filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return bytes
}

func load(t *testing.T) facts {
	t.Helper()
	var f facts
	if err := json.Unmarshal(read(t, "facts.json"), &f); err != nil {
		t.Fatal(err)
	}
	return f
}

func decode(t *testing.T, texts []string) [][]byte {
	t.Helper()
	hashes := make([][]byte, len(texts))
	for i, text := range texts {
		hash, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			t.Fatal(err)
		}
		hashes[i] = hash
	}
	return hashes
}

func checkpoint(t *testing.T, f facts, size int64) *f_log.Checkpoint {
	t.Helper()
	logKey, err := note.NewVerifier(f.LogKey)
	if err != nil {
		t.Fatal(err)
	}
	cp, _, _, err := f_log.ParseCheckpoint(read(t, "checkpoint/"+strconv.FormatInt(size, 10)), f.Origin, logKey)
	if err != nil {
		t.Fatal(err)
	}
	return cp
}

func TestCheckpointsAreNotesOfTheLog(t *testing.T) {
	f := load(t)
	for _, size := range f.Sizes {
		cp := checkpoint(t, f, size)
		if cp.Size != uint64(size) || cp.Origin != f.Origin {
			t.Fatalf("checkpoint %d says %+v", size, cp)
		}
		tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + strconv.FormatInt(size, 10) + "\n" + base64.StdEncoding.EncodeToString(cp.Hash) + "\n"))
		if err != nil || tree.N != size {
			t.Fatalf("sumdb does not read the tree of %d: %v", size, err)
		}
	}
}

func TestATamperedCheckpointIsNone(t *testing.T) {
	f := load(t)
	logKey, _ := note.NewVerifier(f.LogKey)
	size := f.Sizes[0]
	text := strings.Replace(string(read(t, "checkpoint/"+strconv.FormatInt(size, 10))), "\n"+strconv.FormatInt(size, 10)+"\n", "\n"+strconv.FormatInt(size+1, 10)+"\n", 1)
	if _, err := note.Open([]byte(text), note.VerifierList(logKey)); err == nil {
		t.Fatal("a changed size is still signed")
	}
}

func TestCosignaturesAreThoseOfTheWitnesses(t *testing.T) {
	f := load(t)
	var verifiers []note.Verifier
	for _, key := range f.WitnessKeys {
		verifier, err := f_note.NewVerifierForCosignatureV1(key)
		if err != nil {
			t.Fatal(err)
		}
		verifiers = append(verifiers, verifier)
	}
	for _, size := range f.Sizes {
		opened, err := note.Open(read(t, "checkpoint/"+strconv.FormatInt(size, 10)), note.VerifierList(verifiers...))
		if err != nil {
			t.Fatal(err)
		}
		if len(opened.Sigs) != len(verifiers) {
			t.Fatalf("%d of %d witnesses cosigned %d", len(opened.Sigs), len(verifiers), size)
		}
	}
}

func TestInclusionProofs(t *testing.T) {
	f := load(t)
	for _, p := range f.Inclusion {
		cp := checkpoint(t, f, p.Size)
		entry, _ := hex.DecodeString(f.Entries[p.Index])
		leaf := rfc6962.DefaultHasher.HashLeaf(entry)
		hashes := decode(t, p.Proof)
		if err := proof.VerifyInclusion(rfc6962.DefaultHasher, uint64(p.Index), uint64(p.Size), leaf, hashes, cp.Hash); err != nil {
			t.Fatalf("merkle: leaf %d in %d: %v", p.Index, p.Size, err)
		}
		var record tlog.RecordProof
		for _, hash := range hashes {
			record = append(record, tlog.Hash(hash))
		}
		if err := tlog.CheckRecord(record, p.Size, tlog.Hash(cp.Hash), p.Index, tlog.RecordHash(entry)); err != nil {
			t.Fatalf("sumdb: leaf %d in %d: %v", p.Index, p.Size, err)
		}
	}
}

func TestConsistencyProofs(t *testing.T) {
	f := load(t)
	for _, p := range f.Consistency {
		before, after := checkpoint(t, f, p.Before), checkpoint(t, f, p.Size)
		hashes := decode(t, p.Proof)
		if err := proof.VerifyConsistency(rfc6962.DefaultHasher, uint64(p.Before), uint64(p.Size), hashes, before.Hash, after.Hash); err != nil {
			t.Fatalf("merkle: %d to %d: %v", p.Before, p.Size, err)
		}
		var tree tlog.TreeProof
		for _, hash := range hashes {
			tree = append(tree, tlog.Hash(hash))
		}
		if err := tlog.CheckTree(tree, p.Size, tlog.Hash(after.Hash), p.Before, tlog.Hash(before.Hash)); err != nil {
			t.Fatalf("sumdb: %d to %d: %v", p.Before, p.Size, err)
		}
	}
}

// tiles reads our files for sumdb, whose paths name the tile's height first.
type tiles struct{ dir string }

func (tiles) Height() int                         { return 8 }
func (tiles) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (r tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(wanted))
	for i, tile := range wanted {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		bytes, err := os.ReadFile(filepath.Join(r.dir, filepath.FromSlash(path)))
		if err != nil {
			return nil, err
		}
		data[i] = bytes
	}
	return data, nil
}

func TestTilesGiveTheProofsThatSumdbMakesItself(t *testing.T) {
	f := load(t)
	for _, size := range f.Sizes {
		root := tlog.Hash(checkpoint(t, f, size).Hash)
		reader := tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, tiles{folder(t)})
		for index := int64(0); index < size; index += 37 {
			record, err := tlog.ProveRecord(size, index, reader)
			if err != nil {
				t.Fatal(err)
			}
			entry, _ := hex.DecodeString(f.Entries[index])
			if err := tlog.CheckRecord(record, size, root, index, tlog.RecordHash(entry)); err != nil {
				t.Fatalf("leaf %d of %d: %v", index, size, err)
			}
		}
		for _, before := range f.Sizes {
			if before > size {
				continue
			}
			tree, err := tlog.ProveTree(size, before, reader)
			if err != nil {
				t.Fatal(err)
			}
			if err := tlog.CheckTree(tree, size, root, before, tlog.Hash(checkpoint(t, f, before).Hash)); err != nil {
				t.Fatalf("%d to %d: %v", before, size, err)
			}
		}
	}
}

// What partners are given to check their clients with holds for other people's tools as well.
func TestTheVectorsOfThePartners(t *testing.T) {
	bytes, err := os.ReadFile(filepath.Join("..", "..", "partners", "vectors", "log.json"))
	if err != nil {
		t.Fatal(err)
	}
	var vectors struct {
		LogKey string `json:"logKey"`
		Views  []struct {
			Name     string `json:"name"`
			Note     string `json:"note"`
			Remember *struct {
				Origin string `json:"origin"`
				Size   uint64 `json:"size"`
			} `json:"remember"`
		} `json:"views"`
		Inclusion []struct {
			Name     string   `json:"name"`
			LeafHash string   `json:"leafHash"`
			Index    uint64   `json:"index"`
			Size     uint64   `json:"size"`
			RootHash string   `json:"rootHash"`
			Proof    []string `json:"proof"`
			Holds    bool     `json:"holds"`
		} `json:"inclusion"`
		Consistency []struct {
			Name           string   `json:"name"`
			Before         uint64   `json:"before"`
			BeforeRootHash string   `json:"beforeRootHash"`
			Size           uint64   `json:"size"`
			RootHash       string   `json:"rootHash"`
			Proof          []string `json:"proof"`
			Holds          bool     `json:"holds"`
		} `json:"consistency"`
	}
	if err := json.Unmarshal(bytes, &vectors); err != nil {
		t.Fatal(err)
	}
	logKey, err := note.NewVerifier(vectors.LogKey)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range vectors.Views {
		if v.Remember == nil {
			continue
		}
		cp, _, _, err := f_log.ParseCheckpoint([]byte(v.Note), v.Remember.Origin, logKey)
		if err != nil || cp.Size != v.Remember.Size {
			t.Fatalf("%s: %v", v.Name, err)
		}
	}
	one := func(text string) []byte { return decode(t, []string{text})[0] }
	for _, v := range vectors.Inclusion {
		err := proof.VerifyInclusion(rfc6962.DefaultHasher, v.Index, v.Size, one(v.LeafHash), decode(t, v.Proof), one(v.RootHash))
		if (err == nil) != v.Holds {
			t.Errorf("%s: %v", v.Name, err)
		}
	}
	for _, v := range vectors.Consistency {
		err := proof.VerifyConsistency(rfc6962.DefaultHasher, v.Before, v.Size, decode(t, v.Proof), one(v.BeforeRootHash), one(v.RootHash))
		if (err == nil) != v.Holds {
			t.Errorf("%s: %v", v.Name, err)
		}
	}
}
