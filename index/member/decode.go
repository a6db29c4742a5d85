package member

import (
	"fmt"
	"time"

	"google.golang.org/protobuf/encoding/protowire"

	"diasmap/onomastics"
)

// Decode reads an encoded member. The error wraps ErrDamaged or ErrNewer.
func Decode(data []byte) (*Member, error) {
	m := &Member{}
	return m, m.Decode(data)
}

// Decode reads an encoded member into m, whatever m was before. The member refers to no byte of data.
func (m *Member) Decode(data []byte) error {
	*m = Member{}
	switch {
	case len(data) == 0 || data[0] == 0:
		return fmt.Errorf("%w: it has no version", ErrDamaged)
	case data[0] > Version:
		return fmt.Errorf("%w: its version is %d, this program knows %d", ErrNewer, data[0], Version)
	}
	if err := eachField(data[1:], m.take); err != nil {
		return err
	}
	if m.ID == "" {
		return fmt.Errorf("%w: it has no id", ErrDamaged)
	}
	return nil
}

// A field is one value of a message: text or number, by its type.
type field struct {
	number protowire.Number
	bytes  []byte
	varint int64
}

func (f *field) text() string     { return string(f.bytes) }
func (f *field) time() time.Time  { return time.Unix(f.varint, 0).UTC() }
func (f *field) share() float64   { return float64(f.varint) / probabilityScale }
func (f *field) degrees() float64 { return float64(f.varint) / degreeScale }

// country is the zero Country where the text is none.
func (f *field) country() onomastics.Country {
	c, err := onomastics.ParseCountry(string(f.bytes))
	if err != nil {
		return onomastics.Country{}
	}
	return c
}

// eachField calls take for each field of a message.
func eachField(data []byte, take func(*field) error) error {
	var f field
	for len(data) > 0 {
		number, kind, n := protowire.ConsumeTag(data)
		if n < 0 {
			return fmt.Errorf("%w: %w", ErrDamaged, protowire.ParseError(n))
		}
		data = data[n:]
		f = field{number: number}
		switch kind {
		case protowire.BytesType:
			f.bytes, n = protowire.ConsumeBytes(data)
		case protowire.VarintType:
			var v uint64
			v, n = protowire.ConsumeVarint(data)
			f.varint = protowire.DecodeZigZag(v)
		default: // of a later writer
			f.number = 0
			n = protowire.ConsumeFieldValue(number, kind, data)
		}
		if n < 0 {
			return fmt.Errorf("%w: field %d: %w", ErrDamaged, number, protowire.ParseError(n))
		}
		data = data[n:]
		if err := take(&f); err != nil {
			return err
		}
	}
	return nil
}

func (m *Member) take(f *field) error {
	switch f.number {
	case fieldID:
		m.ID = f.text()
	case fieldSource:
		m.Sources = append(m.Sources, SourceRef{})
		return eachField(f.bytes, m.Sources[len(m.Sources)-1].take)
	case fieldPlace:
		return eachField(f.bytes, m.Place.take)
	case fieldReview:
		return eachField(f.bytes, m.Review.take)
	case fieldChange:
		m.History = append(m.History, Change{})
		return eachField(f.bytes, m.History[len(m.History)-1].take)
	case fieldExtra:
		return m.takeExtra(f.bytes)
	case fieldAlternative:
		return m.takeAlternative(f.bytes)
	case fieldResidence:
		m.Residence = f.country()
	case fieldLanguage:
		m.Languages = append(m.Languages, f.text())
	case fieldContact:
		m.Contact = Contact(f.text())
	case fieldImported:
		m.Imported = f.time()
	case fieldUpdated:
		m.Updated = f.time()
	case fieldRetainUntil:
		m.RetainUntil = f.time()
	default:
		m.takeNameOrVerdict(f)
		m.takeWork(f)
	}
	return nil
}

func (m *Member) takeNameOrVerdict(f *field) {
	switch f.number {
	case fieldFull:
		m.Name.Full = f.text()
	case fieldGiven:
		m.Name.Given = f.text()
	case fieldFamily:
		m.Name.Family = f.text()
	case fieldOtherName:
		m.Name.Others = append(m.Name.Others, f.text())
	case fieldKey:
		m.Keys = append(m.Keys, f.text())
	case fieldOrigin:
		m.Origin = f.country()
	case fieldProbability:
		m.Probability = f.share()
	case fieldVerdict:
		m.Verdict = onomastics.Verdict(f.varint)
	case fieldReason:
		m.Reason = f.text()
	case fieldEvidence:
		m.Evidence = f.text()
	}
}

func (m *Member) takeWork(f *field) {
	switch f.number {
	case fieldBirthYear:
		m.BirthYear = int(f.varint)
	case fieldEmployer:
		m.Employer = f.text()
	case fieldOccupationText:
		m.OccupationText = f.text()
	case fieldIndustryText:
		m.IndustryText = f.text()
	case fieldCityText:
		m.CityText = f.text()
	case fieldOccupation:
		m.Occupations = append(m.Occupations, f.text())
	case fieldIndustry:
		m.Industry = f.text()
	case fieldSector:
		m.Sectors = append(m.Sectors, f.text())
	case fieldRole:
		m.Role = f.text()
	}
}

func (m *Member) takeAlternative(data []byte) error {
	var o onomastics.Origin
	err := eachField(data, func(f *field) error {
		switch f.number {
		case pairFirst:
			o.Country = f.country()
		case pairSecond:
			o.Probability = f.share()
		}
		return nil
	})
	m.Alternatives = append(m.Alternatives, o)
	return err
}

func (m *Member) takeExtra(data []byte) error {
	var name, value string
	err := eachField(data, func(f *field) error {
		switch f.number {
		case pairFirst:
			name = f.text()
		case pairSecond:
			value = f.text()
		}
		return nil
	})
	if m.Extra == nil {
		m.Extra = map[string]string{}
	}
	m.Extra[name] = value
	return err
}

func (s *SourceRef) take(f *field) error {
	switch f.number {
	case sourceName:
		s.Source = f.text()
	case sourceID:
		s.SourceID = f.text()
	case sourceFirst:
		s.First = f.text()
	case sourceImport:
		s.Import = f.text()
	case sourceRow:
		s.Row = int(f.varint)
	}
	return nil
}

func (p *Place) take(f *field) error {
	switch f.number {
	case placeGeoNamesID:
		p.GeoNamesID = int(f.varint)
	case placeName:
		p.Name = f.text()
	case placeAdmin1:
		p.Admin1 = f.text()
	case placeCountry:
		p.Country = f.country()
	case placeLat:
		p.Lat = f.degrees()
	case placeLon:
		p.Lon = f.degrees()
	}
	return nil
}

func (r *Review) take(f *field) error {
	switch f.number {
	case reviewStatus:
		r.Status = Status(f.text())
	case reviewBy:
		r.By = f.text()
	case reviewAt:
		r.At = f.time()
	case reviewNote:
		r.Note = f.text()
	}
	return nil
}

func (c *Change) take(f *field) error {
	switch f.number {
	case changeAt:
		c.At = f.time()
	case changeBy:
		c.By = f.text()
	case changeField:
		c.Field = f.text()
	case changeFrom:
		c.From = f.text()
	case changeTo:
		c.To = f.text()
	}
	return nil
}
