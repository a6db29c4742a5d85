package registry

import (
	"bytes"
	_ "embed"
	"path"
	"strings"
	"sync"
)

// nppes is the register of physicians and other providers of health care of the United States.
var nppes = &Registry{
	ID: "nppes", Title: "NPPES, providers of health care of the United States",
	Files: "NPPES_Data_Dissemination_November_2026.zip, npidata_pfile_….csv",
	accepts: func(name string) bool {
		base := strings.ToLower(path.Base(name))
		return strings.HasPrefix(base, "npidata") && strings.HasSuffix(base, ".csv") && !strings.Contains(base, "fileheader")
	},
	looks: func(_ string, head []byte) bool {
		return bytes.HasPrefix(bytes.ReplaceAll(head, []byte{'"'}, nil), []byte("NPI,Entity Type Code,"))
	},
	finish: finishNPPES,
}

// Types of entities of NPPES.
const (
	individual   = "1"
	organisation = "2"
)

func finishNPPES(r *record, _ places) string {
	switch {
	case r.has(".deactivated") && !r.has(".reactivated"):
		return "deactivated entries"
	case string(r.get(".entity")) == organisation:
		return "organisations"
	}
	r.set("given", joined(r.get("given"), r.get(".middle")))
	r.setName(r.get("suffix"))
	r.set("other_names", joined(r.get(".other_given"), r.get(".other_middle"), r.get(".other_family")))
	r.setUSAddress()
	r.setTaxonomy()
	r.set("url", []byte("https://npiregistry.cms.hhs.gov/provider-view/"), r.get("id"))
	return ""
}

// setUSAddress gives addresses without a country that of their state.
func (r *record) setUSAddress() {
	switch {
	case r.has("country"):
		r.set("country_from", []byte("country of the practice"))
	case r.has("region"):
		r.set("country", []byte("US"))
		r.set("country_from", []byte("state of the practice"))
	case r.has("mailing_country"):
		r.set("country", r.get("mailing_country"))
		r.set("country_from", []byte("mailing address"))
	}
}

//go:embed taxonomy.tsv
var taxonomyTable string

// taxonomy is the occupations by the beginnings of their codes.
var taxonomy = sync.OnceValue(func() map[string][2]string {
	m := map[string][2]string{}
	for line := range strings.Lines(taxonomyTable) {
		if cells := strings.Split(strings.TrimSpace(line), "\t"); len(cells) == 3 && cells[0] != "code" {
			m[cells[0]] = [2]string{cells[1], cells[2]}
		}
	}
	return m
})

// setTaxonomy finds the primary taxonomy code, the first if none is marked, and its occupation: that of the longest
// beginning of the code in taxonomy.tsv.
func (r *record) setTaxonomy() {
	var primary []byte
	marked := false
	codes, switches := r.get(".taxonomies"), r.get(".primaries")
	listed := make([]byte, 0, len(codes))
	for len(codes) > 0 {
		var code, yes []byte
		code, codes, _ = bytes.Cut(codes, []byte{'|'})
		yes, switches, _ = bytes.Cut(switches, []byte{'|'})
		if len(code) == 0 {
			continue
		}
		if now := string(yes) == "Y"; primary == nil || now && !marked {
			primary, marked = code, now
		}
		if len(listed) > 0 {
			listed = append(listed, separator...)
		}
		listed = append(listed, code...)
	}
	r.set("taxonomies", listed)
	r.set("occupation_code", primary)
	for n := len(primary); n > 0; n-- {
		if o, ok := taxonomy()[string(primary[:n])]; ok {
			r.set("occupation", []byte(o[0]))
			r.set("role", []byte(o[1]))
			return
		}
	}
}
