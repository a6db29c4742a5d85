package gather

import (
	"path/filepath"
	"strings"
)

func groups(dir string) (*table, error) {
	t := &table{name: "isco.tsv", about: "ISCO-08: group, title. From ESCO 1.1.1."}
	err := eachRow(filepath.Join(dir, "isco08_groups_esco_csv_en.csv"), func(column func(string) string) {
		t.facts = append(t.facts, fact{column("code"), clean(column("preferredLabel"))})
	})
	return t, err
}

// noGroup is the code the index gives to what is no occupation.
const noGroup = "0001"

func iloTitles(dir string) (*table, error) {
	t := &table{name: "titles/ilo.tsv", about: "ISCO-08 group, title. From the ILO's index of occupational titles."}
	err := eachRow(filepath.Join(dir, "ilo_isco08_index_of_titles.csv"), func(column func(string) string) {
		if code := column("isco08"); code != noGroup {
			t.facts = append(t.facts, fact{code, clean(column("title"))})
		}
	})
	return t, err
}

func escoTitles(dir string) (*table, error) {
	t := &table{name: "titles/esco.tsv", about: "ISCO-08 group, title. Preferred and alternative labels of ESCO 1.1.1."}
	err := eachRow(filepath.Join(dir, "esco_v1.1.1_occupations_en.csv"), func(column func(string) string) {
		titles := append(strings.Split(column("ALTLABELS"), "\n"), column("PREFERREDLABEL"))
		for _, title := range titles {
			if title = clean(title); title != "" {
				t.facts = append(t.facts, fact{column("ISCOGROUPCODE"), title})
			}
		}
	})
	return t, err
}

func onetTitles(dir string) (*table, error) {
	t := &table{name: "titles/onet.tsv", about: "O*NET-SOC code, title; a fifth of the alternate titles, kept back to measure, is not here. From O*NET 27.0."}
	titles, err := ONETTitles(dir)
	for _, title := range titles {
		if title.Part == Built {
			t.facts = append(t.facts, fact{title.SOC, title.Text})
		}
	}
	return t, err
}

// An ONETTitle is a title of O*NET.
type ONETTitle struct {
	SOC  string // without .00
	Text string
	Part Part
}

// ONETTitles are all titles of O*NET in dir, those kept back as well.
func ONETTitles(dir string) (titles []ONETTitle, err error) {
	add := func(code, text string) {
		code, text = strings.TrimSuffix(code, ".00"), clean(text)
		if text != "" && text != "n/a" {
			titles = append(titles, ONETTitle{code, text, PartOf(text)})
		}
	}
	err = eachLine(filepath.Join(dir, "onet_occupation_data.txt"), func(f []string) { add(f[0], f[1]) })
	if err != nil {
		return nil, err
	}
	return titles, eachLine(filepath.Join(dir, "onet_alternate_titles.txt"), func(f []string) {
		add(f[0], f[1])
		if len(f) > 2 {
			add(f[0], f[2])
		}
	})
}
