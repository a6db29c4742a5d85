package pairing_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"diasmap/corpus"
	"diasmap/corpus/pairing"
)

func run(t *testing.T, list string) (string, *pairing.Summary) {
	t.Helper()
	table, err := corpus.OpenTable(strings.NewReader(list), "pairs.csv")
	if err != nil {
		t.Fatal(err)
	}
	columns, err := pairing.FindColumns(table.Header())
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	summary, err := pairing.Run(table, corpus.NewDelimitedWriter(&out, table.Form().Dialect), pairing.Job{Columns: columns})
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), summary
}

func TestRunKeepsRowsAndColumns(t *testing.T) {
	rows := []string{"Aram,x,Aram", `"a ""b"" Ani",,`, "only", "one,two,three,four", "\xff,x,\xff", strings.Repeat("a", 10000) + ",,b"}
	out, summary := run(t, "Name1,note,NAME2\n"+strings.Join(rows, "\n")+"\n")
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if len(lines) != 1+len(rows) {
		t.Fatalf("%d rows out of %d", len(lines)-1, len(rows))
	}
	if lines[0] != "Name1,note,NAME2,score,match,reason" {
		t.Errorf("header %q", lines[0])
	}
	if want := "Aram,x,Aram,"; !strings.HasPrefix(lines[1], want) || !strings.Contains(lines[1], ",true,Aram ~ Aram: equal") {
		t.Errorf("row %q", lines[1])
	}
	if summary.Pairs != len(rows) || summary.Errors != 2 {
		t.Errorf("%d pairs, %d errors; want %d and 2", summary.Pairs, summary.Errors, len(rows))
	}
}

func TestFiguresAgainstLabels(t *testing.T) {
	_, summary := run(t, "name1,name2,label\nAni Petrosyan,Ani Petrosian,yes\nAni Petrosyan,Karen Demirchyan,no\nAni Petrosyan,Marta Abgaryan,1\nAni,Ani,?\n")
	if summary.F1() != 2.0/3 {
		t.Errorf("F1 %.3f: one of two matches is found, none is wrong", summary.F1())
	}
	if auc := summary.AUC(); auc < 0.5 || auc > 0.75 {
		t.Errorf("AUC %.3f: one match is above the non-match, the other level with it", auc)
	}
}

func TestFindColumnsNamesWhatIsMissing(t *testing.T) {
	_, err := pairing.FindColumns([]string{"name1", "other"})
	if !errors.Is(err, pairing.ErrNoPairColumns) || !strings.Contains(err.Error(), `"name2"`) {
		t.Errorf("got %v", err)
	}
}
