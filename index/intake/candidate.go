package intake

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"diasmap/corpus"
	"diasmap/corpus/batch"
	"diasmap/index"
	"diasmap/index/member"
	"diasmap/index/store"
	"diasmap/index/suppress"
	"diasmap/onomastics"
)

// A candidate is somebody in the list who is to be stored, unless suppressed.
type candidate struct {
	member *member.Member
	hashes []string // that would suppress the person; nil if nobody was suppressed when it was made
}

// An intakeClerk makes candidates of the records of one list. Each goroutine needs its own.
type intakeClerk struct {
	job    *Job
	clerk  *batch.Clerk
	header []string
	store  *store.Store
	hasher suppress.Hasher
	read   []Reader
	scores *scorePool

	record  corpus.Record
	scratch []byte
}

// A harvest is what the records of a portion came to.
type harvest struct {
	candidates []candidate
	size       int // of the candidates as they are stored, in bytes, about
	tally      tally
	scores     scores
}

// judgedSize is about what a member has beside the values of its list and the words about its name, in bytes: keys, codes, a place,
// how the import found it.
const judgedSize = 500

func newClerk(d *index.Directory, list corpus.Source, job *Job, pool *scorePool) (*intakeClerk, error) {
	c := &intakeClerk{
		job: job, clerk: batch.NewClerk(list, job.Batch), header: list.Header(),
		store: d.Store(), hasher: suppress.NewHasher(d.Store().Secret()), scores: pool,
	}
	for _, make := range job.Readers {
		read, err := make()
		if err != nil {
			return nil, err
		}
		c.read = append(c.read, read)
	}
	return c, nil
}

func (c *intakeClerk) work(p *batch.Portion[harvest]) {
	p.Out = harvest{tally: tally{}, scores: scores{}}
	for i := range p.Chunk.Len() {
		p.Chunk.Record(i, &c.record)
		a, err := c.clerk.Classify(&c.record)
		if err != nil {
			p.Out.tally[tallied{verdict: onomastics.Failed}]++
			continue
		}
		p.Out.tally[tallied{a.Origin.Country, a.Residence, a.Verdict}]++
		if !a.Origin.Country.IsZero() {
			c.clerk.CountIn(p.Out.scores.of(a.Residence, c.scores))
		}
		if a.Verdict == onomastics.Probable || a.Verdict == onomastics.Possible {
			one := c.candidate(a)
			p.Out.candidates = append(p.Out.candidates, one)
			p.Out.size += judgedSize + len(one.member.Reason) + len(one.member.Evidence) + min(len(c.record.Raw), len(c.record.Fields)*mostText)
		}
	}
}

func (c *intakeClerk) candidate(a *onomastics.Answer) candidate {
	m := &member.Member{
		Name: c.name(), Origin: a.Origin.Country, Probability: a.Origin.Probability,
		Alternatives: slices.Clone(a.Origins), Verdict: a.Verdict,
		Reason: string(a.AppendReason(nil)), Evidence: string(a.AppendEvidence(nil, c.job.Batch.Detail)),
		Residence:   a.Residence,
		BirthYear:   birthYear(c.field(corpus.BirthYearField)),
		Employer:    c.field(corpus.EmployerField),
		CityText:    c.field(corpus.CityField),
		Languages:   split(c.field(corpus.LanguagesField)),
		RetainUntil: c.job.RetainUntil,
	}
	m.OccupationText, m.IndustryText = c.field(corpus.OccupationField), c.field(corpus.IndustryField)
	m.Keys = member.KeysOf(append([]string{m.Name.Full}, m.Name.Others...)...)
	m.Extra = c.extra()
	sourceID := c.field(corpus.IDField)
	m.ID = c.id(sourceID)
	m.Sources = []member.SourceRef{{Source: c.job.Source, SourceID: sourceID, Row: c.record.Number}}
	texts := Texts{
		Region: c.field(corpus.RegionField), OccupationCode: c.field(corpus.OccupationCodeField), Role: c.field(corpus.RoleField),
		Source: c.job.Source,
	}
	if column, ok := c.job.Fields[corpus.IndustryField]; ok {
		texts.IndustryHeader = c.header[column]
	}
	for _, read := range c.read {
		read(m, &texts)
	}
	if !c.store.Suppressing() {
		return candidate{member: m}
	}
	return candidate{m, c.hasher.Seek(suppress.Of(m))}
}

// id is made of the id in the list or, where there is none, of the whole row.
func (c *intakeClerk) id(sourceID string) string {
	if sourceID != "" {
		return member.SourceID(c.job.Source, sourceID)
	}
	values := make([]string, len(c.record.Fields))
	for i := range values {
		values[i] = c.value(i)
	}
	return member.RowID(c.store.Secret(), c.job.Source, values)
}

// name is the name as the list writes it, in full and in parts.
func (c *intakeClerk) name() member.Name {
	columns := c.job.Batch.Columns
	var n member.Name
	if columns.Name >= 0 {
		n.Full = c.value(columns.Name)
	} else {
		n.Given = strings.TrimSpace(string(columns.AppendGiven(nil, &c.record)))
		n.Family = strings.TrimSpace(string(columns.AppendFamily(nil, &c.record)))
		n.Full = strings.TrimSpace(n.Given + " " + n.Family)
		if full := c.field(corpus.FullNameField); full != "" {
			n.Full = full
		}
	}
	for _, other := range append(split(c.field(corpus.OtherNamesField)), c.field(corpus.NativeNameField)) {
		if other != "" && other != n.Full && !slices.Contains(n.Others, other) {
			n.Others = append(n.Others, other)
		}
	}
	return n
}

// extra is what is kept as it stands: the link to the person's entry, and the columns asked for.
func (c *intakeClerk) extra() map[string]string {
	extra := map[string]string{}
	if link := c.field(corpus.URLField); link != "" {
		extra[corpus.URLField] = link
	}
	for _, column := range c.job.Keep {
		if v := c.value(column); v != "" {
			extra[c.header[column]] = v
		}
	}
	if len(extra) == 0 {
		return nil
	}
	return extra
}

func (c *intakeClerk) field(name string) string {
	column, ok := c.job.Fields[name]
	if !ok {
		return ""
	}
	return c.value(column)
}

// value is a value of the record without blanks around it, cut at mostText.
func (c *intakeClerk) value(column int) string {
	value := bytes.TrimSpace(c.record.Value(column, c.scratch))
	if len(value) > mostText {
		value = append(bytes.ToValidUTF8(value[:mostText:mostText], nil), "…"...)
	}
	return string(value)
}

// mostText is how many bytes of one value are stored: a directory is no archive.
const mostText = 1000

// split parts a value that lists several.
func split(s string) []string {
	var list []string
	for part := range strings.SplitSeq(strings.ReplaceAll(s, "|", ";"), ";") {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

// earliestBirth and latestBirth bound what is taken for a year of birth.
const (
	earliestBirth = 1850
	latestBirth   = 2100
)

// birthYear finds the year in a year or a date: the number of four digits that can be one. 0 if there is none or
// more than one.
func birthYear(s string) int {
	year := 0
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsDigit(r) }) {
		if len(word) == 8 { // 19610423
			word = word[:4]
		}
		n, err := strconv.Atoi(word)
		if err != nil || len(word) != 4 || n < earliestBirth || n > latestBirth {
			continue
		}
		if year != 0 && year != n {
			return 0
		}
		year = n
	}
	return year
}
