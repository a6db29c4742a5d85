package onomastics

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func TestAffinityTellsThePeopleOfAName(t *testing.T) {
	table, ok := openAffinity(orderAffinityFile)
	if !ok {
		t.Fatal("the built-in weights do not open")
	}
	var first, second wordAffinity
	for _, c := range []struct{ given, family string }{
		{"Giorgi", "Kapanadze"}, {"Maria", "Ivanova"}, {"Martin", "Schneider"}, {"Nikolaos", "Papadopoulos"}, {"Jinping", "Xi"},
	} {
		table.of(&first, AppendKey(nil, c.given, NoScheme))
		table.of(&second, AppendKey(nil, c.family, NoScheme))
		words := []*wordAffinity{&first, &second}
		if right, turned := table.reading(words, reading{false, 1}), table.reading(words, reading{true, 1}); right <= turned {
			t.Errorf("%s %s: %.2f, turned %.2f", c.given, c.family, right, turned)
		}
	}
	damaged := slices.Clone(orderAffinityFile)
	damaged[len(damaged)/2] ^= 1
	for _, file := range [][]byte{nil, orderAffinityFile[1:], append([]byte("X"), orderAffinityFile[1:]...), damaged} {
		if _, ok := openAffinity(file); ok {
			t.Error("damaged weights open")
		}
	}
}

// TestAffinityIsLearnt: Ali and Alexander are given and family names, and only the name beside them tells which.
func TestAffinityIsLearnt(t *testing.T) {
	people := []string{"ali|khan", "omar|khan", "ali|hasan", "omar|hasan", "mary|ali", "jane|ali", "mary|alexander", "jane|alexander", "alexander|smith", "john|smith"}
	fit := func(people []string) []byte {
		f := NewAffinityFit()
		for range 30 {
			for _, p := range people {
				given, family, _ := strings.Cut(p, "|")
				f.Add([]string{given}, []string{family}, false)
			}
		}
		f.Add(nil, []string{"alone"}, false)
		f.Add([]string{""}, []string{"khan"}, false)
		return f.Fit()
	}
	file := fit(people)
	table, ok := openAffinity(file)
	if !ok {
		t.Fatal("fitted weights do not open")
	}
	for _, p := range people {
		var words [2]wordAffinity
		given, family, _ := strings.Cut(p, "|")
		table.of(&words[0], []byte(given))
		table.of(&words[1], []byte(family))
		both := []*wordAffinity{&words[0], &words[1]}
		if right, turned := table.reading(both, reading{false, 1}), table.reading(both, reading{true, 1}); right < turned+1 {
			t.Errorf("%s: %.2f, turned %.2f", p, right, turned)
		}
	}
	slices.Reverse(people)
	if !bytes.Equal(file, fit(people)) {
		t.Error("the weights depend on the order of the people")
	}
}

func TestChineseGivenNames(t *testing.T) {
	for key, want := range map[string]bool{
		"zedong": true, "enlai": true, "xiaoping": true, "weiwei": true, "shuangshuang": true,
		"mao": false, "zhuang": false, "ouyang": false, "smith": false, "kapanadze": false, "": false, "xiaopingping": false,
	} {
		if got := isChineseGiven([]byte(key)); got != want {
			t.Errorf("%s: %v", key, got)
		}
	}
}
