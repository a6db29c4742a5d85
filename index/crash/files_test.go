package crash

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"diasmap/index"
	"diasmap/index/indextest"
	"diasmap/index/member"
	"diasmap/index/seal"
	"diasmap/index/search"
	"diasmap/index/suppress"
	"diasmap/onomastics"
)

func person(n int, name string) *member.Member {
	id := fmt.Sprint(n)
	return &member.Member{
		ID: member.SourceID("test", id), Sources: []member.SourceRef{{Source: "test", SourceID: id, First: "i0001", Import: "i0001", Row: n}},
		Name: member.Name{Full: name}, Keys: member.KeysOf(name), Origin: onomastics.MustParseCountry("AM"), Probability: 0.97,
		Verdict: onomastics.Probable, CityText: "Glendale", OccupationText: "cardiologist", Employer: "Araratmuti Hospital",
	}
}

func openWith(t *testing.T, dir string, key *seal.Key) *index.Directory {
	t.Helper()
	d, err := index.Open(dir, index.Options{Engine: search.Opener(search.Options{}), Create: true, What: "test", Key: key})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func fill(t *testing.T, d *index.Directory, members ...*member.Member) {
	t.Helper()
	err := d.Update(func(tx index.Tx) error {
		for _, m := range members {
			if err := tx.Put(m); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func closeIt(t *testing.T, d *index.Directory) {
	t.Helper()
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
}

// found counts the members a search finds.
func found(t *testing.T, d *index.Directory, text string) int {
	t.Helper()
	q, err := search.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	err = d.Search(func(e index.Engine) error {
		r, err := e.(*search.Index).Search(context.Background(), q)
		if err == nil {
			total = r.Total
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return total
}

func TestEncryptedDirectoryShowsNoWord(t *testing.T) {
	words := []string{"Krikorian", "Glendale", "cardiologist", "Araratmuti", person(1, "").ID, "probable"}
	plain := t.TempDir()
	d := openWith(t, plain, nil)
	fill(t, d, person(1, "Anahit Krikorian"), person(2, "Vardan Petrosyan"))
	closeIt(t, d)
	if there := indextest.WordsIn(t, plain, words...); len(there) < 4 {
		t.Fatalf("of a plain directory only %v are found: the test looks in the wrong place", there)
	}

	key := seal.Key{1, 2, 3}
	dir := t.TempDir()
	d = openWith(t, dir, &key)
	fill(t, d, person(1, "Anahit Krikorian"), person(2, "Vardan Petrosyan"))
	if n := found(t, d, "Krikorian"); n != 1 {
		t.Errorf("found %d", n)
	}
	if err := d.Reindex(); err != nil {
		t.Fatal(err)
	}
	closeIt(t, d)
	d = openWith(t, dir, &key)
	if n := found(t, d, "Petrosyan"); n != 1 {
		t.Errorf("found %d after opening again", n)
	}
	closeIt(t, d)
	if there := indextest.WordsIn(t, dir, words...); len(there) > 0 {
		t.Errorf("an encrypted directory shows %v", there)
	}
}

func TestErasedPeopleAreInNoFileOfTheIndex(t *testing.T) {
	dir := t.TempDir()
	d := openWith(t, dir, nil)
	erased := person(1, "Anahit Krikorian")
	fill(t, d, erased, person(2, "Vardan Petrosyan"), person(3, "Levon Aronian"))
	closeIt(t, d)
	words := []string{"krikorian", "anahit", erased.ID}
	if there := indextest.WordsIn(t, filepath.Join(dir, "search"), words...); len(there) == 0 {
		t.Fatal("nothing is found before: the test looks in the wrong place")
	}
	d = openWith(t, dir, nil)
	_, err := d.Suppress([]suppress.Person{suppress.Of(erased)}, index.Removal{By: "nino", Erase: true})
	if err != nil {
		t.Fatal(err)
	}
	if n := found(t, d, "Krikorian"); n != 0 {
		t.Errorf("found %d", n)
	}
	closeIt(t, d)
	if there := indextest.WordsIn(t, dir, words...); len(there) > 0 {
		t.Errorf("of an erased member %v is left", there)
	}
	d = openWith(t, dir, nil)
	if n := found(t, d, "Aronian"); n != 1 {
		t.Errorf("found %d of those who stay", n)
	}
	closeIt(t, d)
}

// TestDamagedIndexIsMadeAnew hurts each file of the search index in turn.
func TestDamagedIndexIsMadeAnew(t *testing.T) {
	whole := t.TempDir()
	d := openWith(t, whole, nil)
	for n := range 20 {
		fill(t, d, person(n, "Anahit Krikorian"), person(100+n, "Vardan Petrosyan"))
	}
	closeIt(t, d)
	var files []string
	err := filepath.Walk(filepath.Join(whole, "search"), func(path string, info os.FileInfo, err error) error {
		if err == nil && !info.IsDir() && info.Size() > 0 {
			rel, _ := filepath.Rel(whole, path)
			files = append(files, rel)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		for _, how := range []string{"missing", "cut", "zeroes", "a byte"} {
			t.Run(file+", "+how, func(t *testing.T) {
				dir := filepath.Join(t.TempDir(), "directory")
				if err := os.CopyFS(dir, os.DirFS(whole)); err != nil {
					t.Fatal(err)
				}
				hurt(t, filepath.Join(dir, file), how)
				d := openWith(t, dir, nil)
				if a, b := found(t, d, "Krikorian"), found(t, d, "Petrosyan"); a != 20 || b != 20 {
					t.Errorf("found %d and %d, want 20 each", a, b)
				}
				if r, err := d.Verify(); err != nil || len(r.Faults) > 0 {
					t.Errorf("%+v, %v", r, err)
				}
				closeIt(t, d)
			})
		}
	}
}

func hurt(t *testing.T, file, how string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	switch how {
	case "missing":
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
		return
	case "cut":
		data = data[:len(data)/2]
	case "zeroes":
		clear(data)
	case "a byte":
		data[len(data)/2] ^= 0x55
	}
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
