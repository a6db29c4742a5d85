package format_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	lib "github.com/parquet-go/parquet-go"
)

type (
	born32 struct {
		Name string `parquet:"name"`
		Born int32  `parquet:"born"`
	}
	born64 struct {
		Name string `parquet:"name"`
		Born int64  `parquet:"born"`
	}
	bornFirst struct {
		Born int32  `parquet:"born"`
		Name string `parquet:"name"`
	}
)

func writeParquet[T any](t *testing.T, path string, row T) {
	t.Helper()
	if err := lib.WriteFile(path, []T{row}); err != nil {
		t.Fatal(err)
	}
}

// Files of one list keep the types they share; where types or places differ, columns are text and no value is lost.
func TestTypesOfSeveralFiles(t *testing.T) {
	for name, test := range map[string]struct {
		write func(second string)
		kind  lib.Kind
	}{
		"same types":  {func(second string) { writeParquet(t, second, born32{"Giorgi", 1980}) }, lib.Int32},
		"other types": {func(second string) { writeParquet(t, second, born64{"Giorgi", 1980}) }, lib.ByteArray},
		"other order": {func(second string) { writeParquet(t, second, bornFirst{1980, "Giorgi"}) }, lib.ByteArray},
		"other format": {func(second string) {
			if err := os.WriteFile(strings.TrimSuffix(second, ".parquet")+".csv", []byte("name,born\nGiorgi,1980\n"), 0o600); err != nil {
				t.Fatal(err)
			}
		}, lib.ByteArray},
	} {
		folder := t.TempDir()
		writeParquet(t, filepath.Join(folder, "1.parquet"), born32{"Anahit", 1975})
		test.write(filepath.Join(folder, "2.parquet"))
		out := rewrite(t, folder, "out.parquet")
		file, err := os.Open(out)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		info, _ := file.Stat()
		p, err := lib.OpenFile(file, info.Size())
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Root().Column("born").Type().Kind(); got != test.kind {
			t.Errorf("%s: born is %v, want %v", name, got, test.kind)
		}
		content, err := os.ReadFile(rewriteWith(t, out, "out.csv", nil))
		if err != nil || string(content) != "name,born,origin\nAnahit,1975,GE\nGiorgi,1980,GE\n" {
			t.Errorf("%s: %q, %v", name, content, err)
		}
	}
}
