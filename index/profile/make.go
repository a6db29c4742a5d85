package profile

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"

	"diasmap/index"
	"diasmap/index/audit"
	"diasmap/index/store"
	"diasmap/onomastics"
)

// A Maker makes profiles of a directory.
type Maker struct {
	Directory   *index.Directory
	Classifier  *onomastics.Classifier
	Calibration *onomastics.Calibration
	Lexicon     *onomastics.Lexicon
	// Who wants the profile, and what for, for the audit log.
	Who, Purpose string
}

// Options say what a profile is to tell.
type Options struct {
	Origin onomastics.Country
	// Exact tells counts as they are, for use inside: differences between such profiles may show a few people.
	Exact bool
	// Compare are two imports, the earlier first; empty for no comparison.
	Compare [2]string
	Now     time.Time
}

// ErrOrigin: the country of origin is none the program knows.
var ErrOrigin = errors.New("profile: there is no lexicon of the origin")

// Make makes a profile, and tells the audit log before anything is shown.
func (k *Maker) Make(o Options) (*Profile, error) {
	entry, known := k.Lexicon.Country(o.Origin)
	if !known {
		return nil, fmt.Errorf("%s: %w", o.Origin, ErrOrigin)
	}
	g := newGathering(o.Origin)
	if err := k.Directory.Store().Each(g.add); err != nil {
		return nil, fmt.Errorf("count the members: %w", err)
	}
	p := &Profile{Origin: o.Origin, Name: entry.Name, Made: o.Now.UTC().Truncate(time.Second), Rounded: Rounding, Floor: Floor}
	if o.Exact {
		p.Rounded = 1
	}
	p.All = g.all.cell("", "all")
	k.fillTables(p, g)
	lists, err := k.lists(o.Origin)
	if err != nil {
		return nil, err
	}
	for _, l := range lists {
		p.Lists = append(p.Lists, listOf(l))
	}
	if err := k.addCorrected(p, lists); err != nil {
		return nil, err
	}
	if o.Compare != [2]string{} {
		if p.Comparison, err = k.compare(o.Origin, o.Compare); err != nil {
			return nil, err
		}
	}
	members := p.All.Members
	p.protect()
	err = k.Directory.Say(audit.Entry{Who: k.Who, Action: "profile", Purpose: k.Purpose, Count: members, About: map[string]string{"origin": o.Origin.String()}})
	if err != nil {
		return nil, fmt.Errorf("tell the audit log, without which nothing is shown: %w", err)
	}
	return p, nil
}

func (k *Maker) addCorrected(p *Profile, lists []*store.Import) error {
	c, err := k.newCorrection(p.Origin, lists)
	if err != nil {
		return err
	}
	return c.correct(p)
}

// lists are the newest imports of each source that looked for the origin.
func (k *Maker) lists(origin onomastics.Country) ([]*store.Import, error) {
	imports, err := k.Directory.Store().Imports()
	if err != nil {
		return nil, fmt.Errorf("read the imports: %w", err)
	}
	newest := map[string]*store.Import{}
	for _, i := range imports {
		if !i.Ended.IsZero() && (len(i.Origins) == 0 || slices.Contains(i.Origins, origin.String())) {
			newest[i.Source] = i
		}
	}
	var list []*store.Import
	for _, i := range newest {
		list = append(list, i)
	}
	slices.SortFunc(list, func(a, b *store.Import) int { return cmp.Compare(a.Source, b.Source) })
	return list, nil
}

// fillTables makes the tables of what was gathered.
func (k *Maker) fillTables(p *Profile, g *gathering) {
	p.Tables = []Table{
		{ID: ByCountry, Title: "Countries and cities", Cells: k.countries(p, g),
			Note: "Migrants: people born in the country of origin who live in this one, 50 or more, 2019 (United Nations, Department of Economic and " +
				"Social Affairs, CC BY 3.0 IGO). Members are known by the origin of their name, wherever they were born."},
		{ID: BySector, Title: "Sectors", Cells: cells(g.bySector, sectorName), Note: "Who works in two sectors is counted in both."},
		{ID: ByOccupation, Title: "Occupations", Cells: cells(g.byISCO, occupationName), Note: "ISCO-08 groups; of several occupations the likeliest."},
		{ID: BySource, Title: "Lists", Cells: cells(g.bySource, sourceName),
			Note: "Who stands in several lists is counted in each."},
	}
}

// countries are the countries where members live, and those where migrants of the origin do.
func (k *Maker) countries(p *Profile, g *gathering) []Cell {
	stock := k.stock(p.Origin)
	for host := range stock {
		if g.byCountry[host] == nil {
			g.byCountry[host] = &pile{}
		}
	}
	list := cells(g.byCountry, k.countryName)
	for i := range list {
		list[i].Stock = stock[list[i].Key]
		p.Stock += list[i].Stock
	}
	sortCells(list)
	return list
}

// stock is how many migrants of the origin live where.
func (k *Maker) stock(origin onomastics.Country) map[string]int {
	entries, persons := k.Lexicon.Countries(), map[string]int{}
	for _, h := range k.Lexicon.Hosts() {
		if entries[h.Origin].Code == origin && h.Persons > 0 {
			persons[entries[h.Host].Code.String()] = int(h.Persons)
		}
	}
	return persons
}

func (k *Maker) countryName(key string, _ *pile) string {
	if c, err := onomastics.ParseCountry(key); err == nil {
		if e, ok := k.Lexicon.Country(c); ok {
			return e.Name
		}
	}
	return cmp.Or(key, "country "+unknown)
}
