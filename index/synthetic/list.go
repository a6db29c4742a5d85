package synthetic

import (
	"encoding/csv"
	"io"
	"strconv"

	"diasmap/index/member"
)

// listHeader are the columns of a list.
var listHeader = words("id name city country occupation employer born")

// Names of people who never left: what most of a list in the host country is.
var (
	hostGiven    = words("Mary John Susan James Linda Robert Karen William Nancy David Emily Thomas Sarah Charles Laura Peter Helen Paul Ruth George")
	hostStems    = words("Smith Johns Ander Thomp Jack Robin Wil Harri Clark Mitchell Wal Cart Tur Parker Ed Coll Stew Morri Bail Wood Hughes Benn Watt Ham")
	hostEndings  = words("son ton er man ley worth field by ford wood")
	hostCities   = words("Boston Chicago Houston Denver Seattle Atlanta Dallas Phoenix Detroit Portland")
	hostTrades   = words("nurse teacher driver accountant electrician manager farmer lawyer clerk engineer")
	hostBirthday = 1940
)

// WriteList writes a list of n people as CSV, of whom that share has names of a diaspora and the others live where
// their names are from. The same seed, number and share write the same bytes.
func WriteList(w io.Writer, seed uint64, n int, share float64) error {
	places, err := towns()
	if err != nil {
		return err
	}
	out := csv.NewWriter(w)
	if err := out.Write(listHeader); err != nil {
		return err
	}
	for i := range n {
		row := residentRow(newSource(seed+1, i), i)
		if newSource(seed+2, i).chance(share) {
			row = memberRow(newMember(seed, i, places), i)
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func memberRow(m *member.Member, i int) []string {
	born := ""
	if m.BirthYear > 0 {
		born = strconv.Itoa(m.BirthYear)
	}
	return []string{strconv.Itoa(i + 1), m.Name.Full, m.CityText, m.Country().String(), m.OccupationText, m.Employer, born}
}

func residentRow(s source, i int) []string {
	name := usual(s, hostGiven) + " " + title(usual(s, hostStems)+usual(s, hostEndings))
	return []string{strconv.Itoa(i + 1), name, usual(s, hostCities), "US", usual(s, hostTrades), employer(s), strconv.Itoa(hostBirthday + s.IntN(60))}
}
