package registry

import "testing"

func TestReadAffiliation(t *testing.T) {
	for _, c := range []struct {
		text string
		want affiliation
	}{
		{"Department of Cardiology, Hôpital Pitié-Salpêtrière, 75013 Paris, France.", affiliation{"Hôpital Pitié-Salpêtrière", "Paris", "FR"}},
		{"Dana-Farber Cancer Institute, Boston, MA 02115, USA.", affiliation{"Dana-Farber Cancer Institute", "Boston", "US"}},
		{"Stanford University, Stanford, California.", affiliation{"Stanford University", "Stanford", "US"}},
		{"From the University of Washington, Seattle, WA", affiliation{"From the University of Washington", "Seattle", "US"}},
		{"Columbia University, New York, New York, USA", affiliation{"Columbia University", "New York", "US"}},
		{"University of Toronto, Toronto, ON M5G 2C4, Canada", affiliation{"University of Toronto", "Toronto", "CA"}},
		{"Ivane Javakhishvili Tbilisi State University, Tbilisi, Georgia.", affiliation{"Ivane Javakhishvili Tbilisi State University", "Tbilisi", "GE"}},
		{"Emory University School of Medicine, Atlanta, Georgia.", affiliation{"Emory University School of Medicine", "Atlanta", "US"}},
		{"Emory University, Atlanta, Georgia, USA.", affiliation{"Emory University", "Atlanta", "US"}},
		{"Department of Surgery, Somewhere, Georgia.", affiliation{employer: "Department of Surgery"}},
		{"Yerevan State Medical University, Yerevan, Republic of Armenia", affiliation{"Yerevan State Medical University", "Yerevan", "AM"}},
		{"Yerevan State Medical University, Yerevan Armenia", affiliation{"Yerevan State Medical University", "Yerevan", "AM"}},
		{"Peking University, Beijing 100871, P.R. China.", affiliation{"Peking University", "Beijing", "CN"}},
		{"Seoul National University Hospital, Seoul, Republic of Korea", affiliation{"Seoul National University Hospital", "Seoul", "KR"}},
		{"University of Papua New Guinea, Port Moresby, Papua New Guinea", affiliation{"University of Papua New Guinea", "Port Moresby", "PG"}},
		{"University of New Mexico, Albuquerque, New Mexico", affiliation{"University of New Mexico", "Albuquerque", "US"}},
		{"MRC Laboratory of Molecular Biology, Cambridge CB2 0QH, UK", affiliation{"MRC Laboratory of Molecular Biology", "Cambridge", "GB"}},
		{"Charité; Berlin", affiliation{employer: "Charité"}},
		{"Comenius University, Bratislava, Slovak Republic", affiliation{"Comenius University", "Bratislava", "SK"}},
		{"Université de Genève, Genève, Suisse", affiliation{"Université de Genève", "Genève", "CH"}},
		{"France", affiliation{employer: "France", country: "FR"}},
		{"", affiliation{}},
		{" ,.; , ", affiliation{}},
	} {
		if got := readAffiliation(c.text); got != c.want {
			t.Errorf("%q: %+v, want %+v", c.text, got, c.want)
		}
	}
	if got := withoutMail("Tbilisi, Georgia. nino@example.org. Electronic address: x@example.org"); got != "Tbilisi, Georgia." {
		t.Errorf("mail stays: %q", got)
	}
}
