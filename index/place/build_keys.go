package place

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// addKey lets a key stand for an entry; of two ways, the better counts.
func (b *Builder) addKey(key []byte, entry uint32, h how) {
	if len(key) == 0 || len(key) > maxKey {
		return
	}
	entries := b.keys[string(key)]
	if entries == nil {
		entries = map[uint32]how{}
		b.keys[string(key)] = entries
	}
	if before, ok := entries[entry]; !ok || h < before {
		entries[entry] = h
	}
}

func (b *Builder) addPlaceKeys(entry uint32, p *PlaceEntry) {
	b.addKey(AppendNameKey(nil, p.Name), entry, byName)
	if before, _, found := strings.Cut(p.Name, ","); found { // Washington, D.C.
		b.addKey(AppendNameKey(nil, before), entry, byName)
	}
	ownScript := slices.ContainsFunc(p.Others, func(s string) bool { return !isASCII(s) })
	for _, name := range p.Others {
		switch {
		case isShortForm(name):
			b.addKey(AppendNameKey(nil, name), entry, byCode)
		case ownScript && isMachineRomanised(name), strings.ContainsAny(name, "0123456789"):
		case isNative(name):
			b.addKey(AppendNameKey(nil, name), entry, byNative)
		default:
			b.addKey(AppendNameKey(nil, name), entry, byOther)
		}
	}
	for _, name := range p.Quarters {
		b.addKey(AppendNameKey(nil, name), entry, byQuarter)
	}
	for _, key := range variantKeys(p.Name, p.Country) {
		b.addKey([]byte(key), entry, byVariant)
	}
}

// isShortForm says whether a name is a code or an abbreviation: up to three capitals, as the codes of
// airports are.
func isShortForm(name string) bool {
	for i := range len(name) {
		if name[i] < 'A' || name[i] > 'Z' {
			return false
		}
	}
	return len(name) <= 3
}

// isMachineRomanised says whether a name is one of those that GeoNames makes of names in other scripts, by rules
// other than ours: in ASCII, without a capital.
func isMachineRomanised(name string) bool {
	return isASCII(name) && name[0] >= 'a' && name[0] <= 'z'
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// divisionWords are what names of regions are with or without.
var divisionWords = []string{" Oblast", " Oblasti", " Oblast'", " Kray", " Krai", " Province", " Region", " Republic", " County", " Voivodeship", " Governorate", " Prefecture", " District",
	" Department", " State", " Canton", " Oblysy", " Viloyati", " Autonomous Okrug", " Autonomous Region", "Republic of ", "State of ", "Province of ", "Provincia de ", "Provincia di ", "Departamento de ", "Canton of ", "Land "}

func (b *Builder) addRegionKeys(key regionKey, r *regionTally) {
	if key.code == "" {
		return
	}
	b.addKey(AppendNameKey(nil, r.name), r.entry, byName)
	for _, w := range divisionWords {
		if strings.Contains(r.name, w) {
			b.addKey(AppendNameKey(nil, strings.Replace(r.name, w, "", 1)), r.entry, byOther)
		}
	}
	for _, name := range r.others {
		b.addKey(AppendNameKey(nil, name), r.entry, byOther)
	}
	for _, code := range r.codes {
		b.addKey(AppendNameKey(nil, code), r.entry, byCode)
	}
}

func (b *Builder) keySection() []byte {
	keys := slices.Sorted(maps.Keys(b.keys))
	return buildKeyTable(keys, func(key string) []posting {
		postings := make([]posting, 0, len(b.keys[key]))
		for entry, h := range b.keys[key] {
			postings = append(postings, posting{entry, h})
		}
		slices.SortFunc(postings, func(x, y posting) int { return cmp.Compare(x.entry, y.entry) })
		return postings
	})
}
