package gather

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"diasmap/index/sector/words"
)

func isic(dir string) (*table, error) {
	t := &table{name: "industries/isic.tsv", about: "ISIC Rev. 4: section, division, group or class, language, title."}
	content, err := os.ReadFile(filepath.Join(dir, "isic4_en.json"))
	if err != nil {
		return nil, fmt.Errorf("gather sectors: %w", err)
	}
	var tree any
	if err := json.Unmarshal(content, &tree); err != nil {
		return nil, fmt.Errorf("read isic4_en.json: %w", err)
	}
	t.walk(tree)
	return t, nil
}

// walk adds the codes of a tree of ISIC: each object has one of these names for its code.
func (t *table) walk(node any) {
	switch n := node.(type) {
	case []any:
		for _, child := range n {
			t.walk(child)
		}
	case map[string]any:
		text, _ := n["description"].(string)
		for _, name := range []string{"section", "division", "group", "class"} {
			if code, ok := n[name].(string); ok {
				t.facts = append(t.facts, fact{strings.ToUpper(code), "en", clean(text)})
			}
		}
		for _, name := range []string{"sections", "divisions", "groups", "classes"} {
			if children, ok := n[name]; ok {
				t.walk(children)
			}
		}
	}
}

func nace(dir string) (*table, error) {
	t := &table{name: "industries/nace.tsv", about: "NACE Rev. 2.1: code without points, language, title."}
	content, err := os.ReadFile(filepath.Join(dir, "nace_rev2.1_multilang.json"))
	if err != nil {
		return nil, fmt.Errorf("gather sectors: %w", err)
	}
	var codes []struct {
		Code        string
		Description map[string]string
	}
	if err := json.Unmarshal(content, &codes); err != nil {
		return nil, fmt.Errorf("read nace_rev2.1_multilang.json: %w", err)
	}
	for _, c := range codes {
		for lang, text := range c.Description {
			if _, ok := words.ParseLanguage(lang); ok && clean(text) != "" {
				t.facts = append(t.facts, fact{c.Code, lang, clean(text)})
			}
		}
	}
	return t, nil
}

func ukSIC(dir string) (*table, error) {
	t := &table{name: "industries/uksic.tsv", about: "UK SIC 2007 (of five digits) and the SIC 2003 codes (of four) that companies still have: code, language, title."}
	err := eachLine(filepath.Join(dir, "companies_house_sic_list.tsv"), func(f []string) {
		t.facts = append(t.facts, fact{f[0], "en", clean(f[1])})
	})
	return t, err
}
