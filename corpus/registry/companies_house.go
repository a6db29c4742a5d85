package registry

import (
	"bytes"
	"path"
	"strings"
	"unicode"
)

// psc are the persons with significant control of Companies House: the owners of companies of the United Kingdom.
var psc = &Registry{
	ID: "psc", Title: "Companies House, persons with significant control",
	Files:   "persons-with-significant-control-snapshot-2026-11-24.zip, its .txt of JSON lines",
	accepts: endsIn(".txt", ".json", ".jsonl"),
	looks: func(_ string, head []byte) bool {
		return bytes.Contains(head, []byte(`"company_number"`)) && bytes.Contains(head, []byte("significant-control"))
	},
	finish: finishPSC,
}

// companyPage is where Companies House shows a company.
const companyPage = "https://find-and-update.company-information.service.gov.uk/company/"

// pscKinds are what is none of an individual, by part of its kind, the particular first.
var pscKinds = [][2]string{
	{"statement", "statements that there is no such person"},
	{"super-secure", "protected persons, whose names are not published"},
	{"corporate-entity", "companies that own"},
	{"legal-person", "other legal persons that own"},
	{"exemptions", "exemptions"},
	{"totals", "totals of the file"},
}

func finishPSC(r *record, _ places) string {
	kind := r.get(".kind")
	for _, k := range pscKinds {
		if bytes.Contains(kind, []byte(k[0])) {
			return k[1]
		}
	}
	r.set("id", lastPart(r.get(".link")))
	if !r.has("id") {
		r.set("id", r.get(".etag"))
	}
	r.set("given", joined(r.get("given"), r.get(".middle")))
	if !r.has("given") && !r.has("family") {
		r.set("given", r.get("name")) // old entries; the parser of names finds the parts
	}
	r.setResidenceUK()
	r.set("url", []byte(companyPage), r.get("company_number"), []byte("/persons-with-significant-control"))
	return ""
}

// setResidenceUK takes the country of residence, else that of the address for service.
func (r *record) setResidenceUK() {
	r.setCountry([2]string{"country", "country of residence"}, [2]string{"address_country", "address for service"})
}

// officers are the directors and other officers of companies of the United Kingdom, as the interface of Companies House
// or its snapshot in lines of fixed width has them.
var officers = &Registry{
	ID: "officers", Title: "Companies House, officers",
	Files: "Prod195_….dat (fixed width, with a trailer), answers of the API and events of the stream in JSON",
	accepts: func(name string) bool {
		return endsIn(".dat", ".json", ".jsonl")(name) || strings.HasPrefix(path.Base(name), "Prod195")
	},
	looks: func(_ string, head []byte) bool {
		return bytes.HasPrefix(head, []byte(fixedHeader)) || bytes.Contains(head, []byte(`"officer_role"`))
	},
	finish: finishOfficer,
}

// appointments are the types of appointment of the snapshot.
var appointments = map[string]string{
	"00": "secretary", "01": "director", "04": "member of a partnership", "05": "designated member of a partnership", "11": "judicial factor",
	"12": "receiver or manager", "13": "manager", "17": "member of an administrative organ", "18": "member of a supervisory organ",
	"19": "member of a management organ",
}

func finishOfficer(r *record, _ places) string {
	if r.has(".corporate") || bytes.HasPrefix(r.get("role"), []byte("corporate-")) {
		return "companies that are officers"
	}
	if r.has(".type") {
		r.set("role", []byte(appointments[string(r.get(".type"))]))
		r.setName()
		r.set("birth_year", r.get(".born")[:min(4, len(r.get(".born")))])
	} else {
		r.set("role", bytes.ReplaceAll(r.get("role"), []byte{'-'}, blank))
		r.set("id", lastPart(r.get(".link")))
		if !r.has("id") {
			r.set("id", r.get(".resource"))
		}
		r.set("given", joined(r.get("given"), r.get(".middle")))
		r.set("person_id", lastPart(bytes.TrimSuffix(r.get(".person"), []byte("/appointments"))))
		r.set("other_names", joined(r.get(".former_given"), r.get(".former_family")))
		r.splitOfficer()
		if number, ok := bytes.CutPrefix(r.get(".link"), []byte("/company/")); ok && !r.has("company_number") {
			number, _, _ = bytes.Cut(number, []byte{'/'})
			r.set("company_number", number)
		}
	}
	r.setResidenceUK()
	if r.has("company_number") {
		r.set("url", []byte(companyPage), r.get("company_number"), []byte("/officers"))
	}
	return ""
}

// splitOfficer finds given and family name in a full one, if they are not there: «DUKE, Michael James, Dr» or
// «Michael James DUKE».
func (r *record) splitOfficer() {
	if r.has("given") || r.has("family") {
		return
	}
	family, rest, ok := bytes.Cut(r.get("name"), []byte(", "))
	if ok {
		given, title, _ := bytes.Cut(rest, []byte(", "))
		r.set("family", family)
		r.set("given", given)
		r.set("honorific", title)
		return
	}
	words := bytes.Fields(r.get("name"))
	at := len(words)
	for at > 0 && allUpper(words[at-1]) {
		at--
	}
	if at == 0 || at == len(words) {
		at = max(len(words)-1, 0)
	}
	r.set("given", bytes.Join(words[:at], blank))
	r.set("family", bytes.Join(words[at:], blank))
}

func allUpper(word []byte) bool {
	for _, c := range string(word) {
		if unicode.IsLower(c) {
			return false
		}
	}
	return true
}
