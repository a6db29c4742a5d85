package crash

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"

	"diasmap/corpus"
	"diasmap/corpus/batch"
	"diasmap/index"
	"diasmap/index/audit"
	"diasmap/index/duplicate"
	"diasmap/index/intake"
	"diasmap/index/member"
	"diasmap/index/search"
	"diasmap/index/suppress"
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
	if what == "restore" {
		return restore(dir)
	}
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
	case "merge":
		err = merge(d)
	case "erase":
		err = erase(d)
	case "backup":
		err = backup(d)
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

// each lists every so manieth member, beginning at a place that changes.
func each(d *index.Directory, so int) ([]*member.Member, error) {
	var list []*member.Member
	n := rand.IntN(so)
	err := d.Store().Each(func(m *member.Member) error {
		if n++; n%so == 0 {
			list = append(list, m)
		}
		return nil
	})
	return list, err
}

// mergeEvery is how many members there are to one that is merged with the one before, or split.
const mergeEvery = 40

// merge makes one member of two and takes merged ones apart, in turn, and acknowledges each.
func merge(d *index.Directory) error {
	desk := &duplicate.Desk{Directory: d, Who: "test"}
	list, err := each(d, mergeEvery)
	if err != nil {
		return err
	}
	for i, m := range list {
		if i > 0 && len(m.Sources) == 1 && len(list[i-1].Sources) == 1 {
			kept, err := desk.Merge(list[i-1].ID, m.ID)
			if err != nil {
				return err
			}
			gone := m.ID
			if kept == gone {
				gone = list[i-1].ID
			}
			fmt.Println("merged", kept, gone)
			if list[i-1], err = d.Store().Member(kept); err != nil {
				return err
			}
			*m = *list[i-1]
			continue
		}
		if now, err := d.Store().Has(m.ID); err != nil || !now || len(m.Sources) == 1 {
			continue
		}
		for _, s := range m.Sources {
			if part := member.SourceID(s.Source, s.SourceID); part != m.ID {
				if err := desk.Split(m.ID, part); err == nil {
					fmt.Println("split", m.ID, part)
				} else if !errors.Is(err, duplicate.ErrWhole) {
					return err
				}
			}
		}
	}
	return nil
}

// mostErased is how many people one run erases, since all files are written anew for each.
const mostErased = 3

// erase erases people by the id of their list, and acknowledges each.
func erase(d *index.Directory) error {
	list, err := each(d, 100)
	if err != nil {
		return err
	}
	for _, m := range list[:min(len(list), mostErased)] {
		if len(m.Sources) > 1 {
			continue // the others in it would go too, and come back
		}
		_, err := d.Suppress([]suppress.Person{{Sources: m.Sources}}, index.Removal{By: "test", Erase: true})
		if err != nil {
			return err
		}
		fmt.Println("erased", m.Sources[0].SourceID)
	}
	return nil
}

// backupOf is where a directory is backed up to, and restoredOf where that is restored.
func backupOf(dir string) string   { return dir + ".backup" }
func restoredOf(dir string) string { return dir + "-restored" }

// backup backs the directory up, in one step as it seems from outside, and acknowledges how many members that were.
func backup(d *index.Directory) error {
	file, err := os.Create(backupOf(d.Dir()) + ".new")
	if err != nil {
		return err
	}
	defer file.Close()
	n, err := d.Backup(file, "test")
	if err == nil {
		err = errors.Join(file.Sync(), file.Close(), os.Rename(file.Name(), backupOf(d.Dir())))
	}
	if err == nil {
		fmt.Println("backed", n, "up")
	}
	return err
}

// restore restores the last backup.
func restore(dir string) error {
	file, err := os.Open(backupOf(dir))
	if err != nil {
		return err
	}
	defer file.Close()
	d, err := index.Restore(file, restoredOf(dir), index.Options{Engine: search.Opener(search.Options{}), Create: true, What: "restore"}, "test")
	if err == nil {
		err = d.Close()
	}
	if err == nil {
		fmt.Println("done restore")
	}
	return err
}
