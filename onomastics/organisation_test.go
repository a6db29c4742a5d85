package onomastics

import "testing"

func TestOrganisationsAndNamesakes(t *testing.T) {
	organisations := []string{
		"Ararat Trading LLC", "Siemens AG", "Müller GmbH", "Dupont S.A.R.L.", "Acme Inc.", "Acme, Inc.", "Acme Ltd", "ACME LTD.",
		"ООО Ромашка", "ООО «Ромашка»", "ЗАО Арарат", "შპს თბილისი", "Արարատ ՍՊԸ", "Smith & Sons", "Smith & Co", "Smith & Co.",
		"Gulbenkian Foundation", "Yerevan State University", "Hudson Holdings", "The Ford Motor Company", "Philips N.V.",
		"Estate of John Smith", "Herederos de Juan Pérez", "Smith Family Trust", "The Smith Group", "The Gulbenkian Trust", "Smith and Sons",
		"Söhne & Cie", "Dupont et Fils", "Santos e Filhos", "St Mary's Hospital", "Städtisches Krankenhaus", "Universidad de Chile", "Nova d.o.o.", "Alfa S.R.L.",
		"Tallinn OÜ", "Vilnius UAB", "Praha s.r.o.", "АО Самрук", "Осипов и сыновья", "PT Astra International", "שטראוס בע\"מ", "北京科技有限公司",
		"株式会社日立製作所", "삼성전자 주식회사", "شركة الاتصالات", "Հայաստան հիմնադրամ", "თბილისის უნივერსიტეტი", "Банк Москвы ПАО",
		"Karas Sp. z o.o.", "Volvo AB", "Banque SA", "ACME AG", "Virtanen Oy", "Kovács és Társa Bt.", "Πετρίδης & Υιοί", "Law Offices of Mark Geragos",
		"Kapanadze Law Office", "Petrosyan Dental Group", "Kim's Nail Salon", "Joe's Pizza", "Aram Krikorian MD PC", "(주)삼성전자", "田中商店",
	}
	for _, s := range organisations {
		if !LooksLikeOrganisation(s) {
			t.Errorf("%q is an organisation", s)
		}
	}
	people := []string{
		"Anna Bank", "Carl Trust", "Aram Krikorian", "Ali As", "John Ab", "Pablo Sa", "Mary Sons", "Kim Co", "Sa Nguyen",
		"Petrov S.A.", "Voloshin SA", "Иванов А.О.", "S.A. Iqbal Qadri", "B.V Chakrapani", "A.S Abdulla", "Jordi Baldo Company", "Charity Wakefield",
		"Rob Holding", "Dana International", "Edgar Sia", "Ion Sasu", "Frank Church", "The Rock", "Anna Club",
		"Jean Dupont", "Krikorian", "John Smith, MD", "Gabriel García Márquez", "Anna Nova", "Nguyen Thi Sas", "Tomas Spa",
		"Иван Иванов", "Yosef Yom Tov", "YUE-KONG PAO", "MARIA SAS", "Michael Holding", "MARIA SA", "Ип Ман", "Paul Ug", "Adam & Eve", "тов. Иванов", "Jude Law", "Jill Dental", "Oy Chan", "O's Ka",
		"ИП Иванов Иван", "ФОП Шевченко Тарас", "ი/მ გიორგი კაპანაძე", "Aram Krikorian MD", "John D's", "Group", "",
	}
	for _, s := range people {
		if LooksLikeOrganisation(s) {
			t.Errorf("%q is a person", s)
		}
	}
}
