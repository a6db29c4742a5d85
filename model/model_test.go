package model_test

import (
	"math"
	"testing"

	"diasmap/model"
	"diasmap/onomastics"
)

func newWorker(t testing.TB) *onomastics.Worker {
	t.Helper()
	c, err := model.NewClassifier()
	if err != nil {
		t.Fatal(err)
	}
	return c.NewWorker(onomastics.Policy{})
}

func TestOriginsOfSurnames(t *testing.T) {
	w := newWorker(t)
	f := func(name string, origins ...string) {
		t.Helper()
		got := w.Classify(onomastics.Person{Full: name}).Origin
		for _, o := range origins {
			if got.Country.String() == o {
				return
			}
		}
		t.Errorf("%s: got %s %.2f, want %v first", name, got.Country, got.Probability, origins)
	}
	f("Grigoryan", "AM")
	f("Krikorian", "AM")
	f("Kouyoumdjian", "AM")
	f("Հովհաննես Թումանյան", "AM")
	f("Kapanadze", "GE")
	f("Kvaratskhelia", "GE")
	f("Gelovani", "GE")
	f("ილია ჭავჭავაძე", "GE")
	f("Shevchenko", "UA")
	f("Ковальчук", "UA")
	f("Lukashenka", "BY")
	f("Munteanu", "MD")
	f("Nazarbayev", "KZ")
	f("Rahmonov", "TJ")
	f("Berdimuhamedow", "TM")
	f("Aliyev", "AZ")
	f("Yıldız", "TR")
	f("Hoxha", "AL")
	f("Đorđević", "RS", "BA", "HR", "ME")
	f("Papadopoulos", "GR", "CY")
	f("Nguyen", "VN")
	f("Okafor", "NG")
}

func TestOriginsOfTheDiaspora(t *testing.T) {
	w := newWorker(t)
	f := func(name, residence, origin string) {
		t.Helper()
		got := w.Classify(onomastics.Person{Full: name, Residence: onomastics.MustParseCountry(residence)})
		if got.Origin.Country.String() != origin {
			t.Errorf("%s of %s: got %s %.2f, want %s", name, residence, got.Origin.Country, got.Origin.Probability, origin)
		}
	}
	f("Serge Kazandjian", "FR", "AM")
	f("Patrick Devedjian", "FR", "AM")
	f("Larry Gagosian", "US", "AM")
	f("George Krikorian", "US", "AM")
	f("David Nalbandian", "AR", "AM")
	f("John Miller", "US", "US")
	f("Nina Ananiashvili", "US", "GE")
}

func TestPosteriorsSumToOne(t *testing.T) {
	w := newWorker(t)
	for _, name := range []string{"Anahit Krikorian", "Ng", "Тарас Шевченко", "María del Carmen García Márquez", "Zzyzx Qqqq"} {
		for _, residence := range []string{"", "US"} {
			p := onomastics.Person{Full: name}
			if residence != "" {
				p.Residence = onomastics.MustParseCountry(residence)
			}
			w.Classify(p)
			sum := 0.0
			for _, o := range w.Posteriors(nil) {
				if o.Probability < 0 || math.IsNaN(o.Probability) {
					t.Fatalf("%s: %s has %v", name, o.Country, o.Probability)
				}
				sum += o.Probability
			}
			if math.Abs(sum-1) > 1e-3 {
				t.Errorf("%s, residence %q: the posteriors sum to %v", name, residence, sum)
			}
		}
	}
}

func BenchmarkClassify(b *testing.B) {
	w := newWorker(b)
	b.ReportAllocs()
	names := []string{"Anahit Krikorian", "Giorgi Kapanadze", "Mary Smith", "Тарас Шевченко", "Jean-Pierre Lefèvre"}
	n := 0
	for b.Loop() {
		w.Classify(onomastics.Person{Full: names[n%len(names)]})
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "names/s")
}
