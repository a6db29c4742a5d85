package member

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/cespare/xxhash/v2"
	"google.golang.org/protobuf/encoding/protowire"

	"diasmap/onomastics"
)

// Append appends the encoded member to dst. Equal members have equal bytes. Probabilities are kept to four digits,
// coordinates to five, times to the second.
func (m *Member) Append(dst []byte) []byte {
	dst = append(dst, Version)
	dst = appendText(dst, fieldID, m.ID)
	for i := range m.Sources {
		dst = appendMessage(dst, fieldSource, m.Sources[i].append)
	}
	dst = m.appendName(dst)
	dst = m.appendVerdict(dst)
	dst = m.appendWork(dst)
	dst = appendMessage(dst, fieldPlace, m.Place.append)
	dst = appendText(dst, fieldResidence, m.Residence.String())
	dst = appendTexts(dst, fieldLanguage, m.Languages)
	dst = appendMessage(dst, fieldReview, m.Review.append)
	dst = appendText(dst, fieldContact, string(m.Contact))
	dst = appendTime(dst, fieldImported, m.Imported)
	dst = appendTime(dst, fieldUpdated, m.Updated)
	dst = appendTime(dst, fieldRetainUntil, m.RetainUntil)
	for i := range m.History {
		dst = appendMessage(dst, fieldChange, m.History[i].append)
	}
	for _, name := range slices.Sorted(maps.Keys(m.Extra)) {
		dst = appendMessage(dst, fieldExtra, func(b []byte) []byte {
			return appendText(appendText(b, pairFirst, name), pairSecond, m.Extra[name])
		})
	}
	return dst
}

// Stamp is a hash of the encoded member, in hexadecimal. An index that keeps it can be compared with the store.
func (m *Member) Stamp() string { return StampOf(m.Append(nil)) }

// StampOf is Stamp of an encoded member.
func StampOf(encoded []byte) string { return strconv.FormatUint(xxhash.Sum64(encoded), 16) }

// A Stamped is a member with its stamp as a number: who has encoded a member, or is about to decode it, knows both.
type Stamped struct {
	*Member
	Sum uint64
}

// StampedOf is a member together with what it is encoded as.
func StampedOf(m *Member, encoded []byte) Stamped { return Stamped{m, xxhash.Sum64(encoded)} }

// StampAll encodes members for their stamps.
func StampAll(members ...*Member) []Stamped {
	var stamped []Stamped
	for _, m := range members {
		stamped = append(stamped, StampedOf(m, m.Append(nil)))
	}
	return stamped
}

func (m *Member) appendName(dst []byte) []byte {
	dst = appendText(dst, fieldFull, m.Name.Full)
	dst = appendText(dst, fieldGiven, m.Name.Given)
	dst = appendText(dst, fieldFamily, m.Name.Family)
	dst = appendTexts(dst, fieldOtherName, m.Name.Others)
	return appendTexts(dst, fieldKey, m.Keys)
}

func (m *Member) appendVerdict(dst []byte) []byte {
	dst = appendText(dst, fieldOrigin, m.Origin.String())
	dst = appendNumber(dst, fieldProbability, scaled(m.Probability, probabilityScale))
	for _, o := range m.Alternatives {
		dst = appendMessage(dst, fieldAlternative, func(b []byte) []byte { return appendOrigin(b, o) })
	}
	dst = appendNumber(dst, fieldVerdict, int64(m.Verdict))
	dst = appendText(dst, fieldReason, m.Reason)
	return appendText(dst, fieldEvidence, m.Evidence)
}

func appendOrigin(dst []byte, o onomastics.Origin) []byte {
	return appendNumber(appendText(dst, pairFirst, o.Country.String()), pairSecond, scaled(o.Probability, probabilityScale))
}

func (m *Member) appendWork(dst []byte) []byte {
	dst = appendNumber(dst, fieldBirthYear, int64(m.BirthYear))
	dst = appendText(dst, fieldEmployer, m.Employer)
	dst = appendText(dst, fieldOccupationText, m.OccupationText)
	dst = appendText(dst, fieldIndustryText, m.IndustryText)
	dst = appendText(dst, fieldCityText, m.CityText)
	dst = appendTexts(dst, fieldOccupation, m.Occupations)
	dst = appendText(dst, fieldIndustry, m.Industry)
	dst = appendTexts(dst, fieldSector, m.Sectors)
	return appendText(dst, fieldRole, m.Role)
}

func (s *SourceRef) append(dst []byte) []byte {
	dst = appendText(dst, sourceName, s.Source)
	dst = appendText(dst, sourceID, s.SourceID)
	dst = appendText(dst, sourceFirst, s.First)
	dst = appendText(dst, sourceImport, s.Import)
	return appendNumber(dst, sourceRow, int64(s.Row))
}

func (p *Place) append(dst []byte) []byte {
	dst = appendNumber(dst, placeGeoNamesID, int64(p.GeoNamesID))
	dst = appendText(dst, placeName, p.Name)
	dst = appendText(dst, placeAdmin1, p.Admin1)
	dst = appendText(dst, placeCountry, p.Country.String())
	dst = appendNumber(dst, placeLat, scaled(p.Lat, degreeScale))
	return appendNumber(dst, placeLon, scaled(p.Lon, degreeScale))
}

func (r *Review) append(dst []byte) []byte {
	dst = appendText(dst, reviewStatus, string(r.Status))
	dst = appendText(dst, reviewBy, r.By)
	dst = appendTime(dst, reviewAt, r.At)
	return appendText(dst, reviewNote, r.Note)
}

func (c *Change) append(dst []byte) []byte {
	dst = appendTime(dst, changeAt, c.At)
	dst = appendText(dst, changeBy, c.By)
	dst = appendText(dst, changeField, c.Field)
	dst = appendText(dst, changeFrom, c.From)
	return appendText(dst, changeTo, c.To)
}

func scaled(x, scale float64) int64 { return int64(math.Round(x * scale)) }

func appendText(dst []byte, number protowire.Number, s string) []byte {
	if s == "" {
		return dst
	}
	return protowire.AppendString(protowire.AppendTag(dst, number, protowire.BytesType), s)
}

// appendTexts appends a list; empty values count in it.
func appendTexts(dst []byte, number protowire.Number, list []string) []byte {
	for _, s := range list {
		dst = protowire.AppendString(protowire.AppendTag(dst, number, protowire.BytesType), s)
	}
	return dst
}

func appendNumber(dst []byte, number protowire.Number, n int64) []byte {
	if n == 0 {
		return dst
	}
	return protowire.AppendVarint(protowire.AppendTag(dst, number, protowire.VarintType), protowire.EncodeZigZag(n))
}

func appendTime(dst []byte, number protowire.Number, t time.Time) []byte {
	if t.IsZero() {
		return dst
	}
	return appendNumber(dst, number, t.Unix())
}

// appendMessage appends what write appends, with its length before it; nothing if that is empty.
func appendMessage(dst []byte, number protowire.Number, write func([]byte) []byte) []byte {
	var space [256]byte
	body := write(space[:0])
	if len(body) == 0 {
		return dst
	}
	return protowire.AppendBytes(protowire.AppendTag(dst, number, protowire.BytesType), body)
}
