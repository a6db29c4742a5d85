package onomastics

import "testing"

func TestOrganisationsAndNamesakes(t *testing.T) {
	organisations := []string{
		"Ararat Trading LLC", "Siemens AG", "Müller GmbH", "Dupont S.A.R.L.", "Acme Inc.", "Acme, Inc.", "Acme Ltd", "ACME LTD.",
		"ООО Ромашка", "ООО «Ромашка»", "ЗАО Арарат", "შპს თბილისი", "Արարատ ՍՊԸ", "Smith & Sons", "Smith & Co", "Smith & Co.",
		"Gulbenkian Foundation", "Yerevan State University", "Hudson Holdings", "The Ford Motor Company", "Philips N.V.",
		"Karas Sp. z o.o.", "Volvo AB", "Banque SA", "ACME AG",
	}
	for _, s := range organisations {
		if !LooksLikeOrganisation(s) {
			t.Errorf("%q is an organisation", s)
		}
	}
	people := []string{
		"Anna Bank", "Carl Trust", "Aram Krikorian", "Ali As", "John Ab", "Pablo Sa", "Mary Sons", "Kim Co", "Sa Nguyen",
		"Jean Dupont", "Krikorian", "John Smith, MD", "Gabriel García Márquez", "Anna Nova", "Nguyen Thi Sas", "Tomas Spa",
		"Иван Иванов", "Yosef Yom Tov", "YUE-KONG PAO", "MARIA SAS", "Michael Holding", "MARIA SA", "Ип Ман", "Paul Ug", "Adam & Eve", "Group", "",
	}
	for _, s := range people {
		if LooksLikeOrganisation(s) {
			t.Errorf("%q is a person", s)
		}
	}
}
