package crash

import (
	"fmt"
	"os"
	"strconv"
	"testing"
	"time"

	"diasmap/corpus"
	"diasmap/corpus/batch"
	"diasmap/index"
	"diasmap/index/audit"
	"diasmap/index/intake"
	"diasmap/index/member"
	"diasmap/index/search"
	"diasmap/model"
	"diasmap/onomastics"
)

// childEnv tells this program that it is the one to be killed, and what it is to do.
const childEnv = "DIASMAP_CRASH_CHILD"

func TestMain(m *testing.M) {
	if what := os.Getenv(childEnv); what != "" {
		if err := child(what, os.Args[1], os.Args[2]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// child does one kind of work on the directory until it is done or killed. Each line on standard output acknowledges
// something.
func child(what, dir, list string) error {
	d, err := openDirectory(dir, what)
	if err != nil {
		return err
	}
	switch what {
	case "import":
		err = importList(d, list)
	case "reindex":
		err = d.Reindex()
	case "review":
		err = review(d)
	}
	if err != nil {
		return err
	}
	if err := d.Close(); err != nil {
		return err
	}
	fmt.Println("done", what)
	return nil
}

func openDirectory(dir, what string) (*index.Directory, error) {
	return index.Open(dir, index.Options{Engine: search.Opener(search.Options{}), Create: true, What: what, Wait: 5 * time.Second})
}

func importList(d *index.Directory, name string) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	list, err := corpus.OpenTable(file, name)
	if err != nil {
		return err
	}
	classifier, err := model.NewClassifier()
	if err != nil {
		return err
	}
	columns, err := corpus.GuessColumns(list.Header())
	if err != nil {
		return err
	}
	_, err = intake.Run(d, list, intake.Job{
		Batch: batch.Job{
			Classifier: classifier, Workers: 2, Columns: columns,
			Policy:   onomastics.Policy{Thresholds: onomastics.Balanced.Thresholds()},
			Progress: func(_ int64, rows int) { fmt.Println("read", rows) },
		},
		Fields: corpus.GuessFields(list.Header(), columns), Source: "crash", Input: name, Purpose: "test", By: "test", Print: name,
	})
	return err
}

// reviewEvery is how many members there are to one that is reviewed.
const reviewEvery = 50

// review writes a decision on members and acknowledges each when it is returned.
func review(d *index.Directory) error {
	var ids []string
	n := 0
	err := d.Store().Each(func(m *member.Member) error {
		if n++; n%reviewEvery == 0 {
			ids = append(ids, m.ID)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, id := range ids {
		note := strconv.FormatInt(time.Now().UnixNano(), 36)
		err := d.Update(func(tx index.Tx) error {
			m, err := tx.Member(id)
			if err != nil {
				return err
			}
			m.Review = member.Review{Status: member.Unsure, By: "test", At: time.Now().UTC().Truncate(time.Second), Note: note}
			if err := tx.Put(m); err != nil {
				return err
			}
			return tx.Audit(audit.Entry{Who: "test", Action: "review", Count: 1, About: map[string]string{"note": note}})
		})
		if err != nil {
			return err
		}
		fmt.Println("reviewed", id, note)
	}
	return nil
}
