package synthetic

// A job is an occupation with its ISCO-08 group, the id of its sector, the role it gives, and what lists in several languages
// call it.
type job struct {
	isco, sector, role string
	titles             []string
}

// jobs are the occupations, the most frequent first.
var jobs = []job{
	{"2411", "finance", "", []string{"accountant", "бухгалтер", "comptable", "Buchhalter"}},
	{"2512", "ict", "", []string{"software engineer", "программист", "ingénieur logiciel", "Softwareentwickler"}},
	{"1120", "business", "director", []string{"managing director", "генеральный директор", "directeur général", "Geschäftsführer"}},
	{"2221", "health", "", []string{"nurse", "медсестра", "infirmière", "Krankenschwester"}},
	{"2330", "education", "", []string{"secondary school teacher", "учитель", "professeur de lycée", "Gymnasiallehrer"}},
	{"2310", "education", "professor", []string{"professor of history", "профессор", "professeur d'université", "Universitätsprofessor"}},
	{"2212", "health", "physician", []string{"cardiologist", "кардиолог", "cardiologue", "Kardiologe"}},
	{"2211", "health", "physician", []string{"general practitioner", "терапевт", "médecin généraliste", "Hausarzt"}},
	{"2611", "law", "", []string{"lawyer", "адвокат", "avocate", "Rechtsanwalt"}},
	{"2142", "construction", "", []string{"civil engineer", "инженер-строитель", "ingénieur civil", "Bauingenieur"}},
	{"2261", "health", "", []string{"dentist", "стоматолог", "dentiste", "Zahnarzt"}},
	{"2651", "arts", "", []string{"painter", "художник", "artiste peintre", "Maler"}},
	{"2652", "arts", "", []string{"pianist", "пианист", "violoniste", "Komponist"}},
	{"5120", "hospitality", "", []string{"cook", "повар", "cuisinier", "Koch"}},
	{"2131", "research", "", []string{"biologist", "биолог", "biologiste", "Biologe"}},
	{"2111", "research", "", []string{"physicist", "физик", "physicien", "Physiker"}},
	{"1211", "finance", "director", []string{"finance director", "финансовый директор", "directeur financier", "Finanzleiter"}},
	{"2161", "construction", "", []string{"architect", "архитектор", "maître d'œuvre", "Architekt"}},
	{"3421", "sport", "", []string{"footballer", "футболист", "footballeur", "Fußballspieler"}},
	{"2642", "media", "", []string{"journalist", "журналист", "journaliste", "Journalist"}},
	{"1420", "business", "owner", []string{"shop owner", "владелец магазина", "commerçant", "Ladenbesitzer"}},
	{"2212", "health", "physician", []string{"neurologist", "невролог", "neurologue", "Neurologe"}},
	{"2262", "health", "", []string{"pharmacist", "фармацевт", "pharmacien", "Apotheker"}},
	{"1112", "public", "", []string{"deputy minister", "заместитель министра", "haut fonctionnaire", "Staatssekretär"}},
	{"2412", "finance", "investor", []string{"private investor", "инвестор", "investisseur", "Investor"}},
	{"2212", "health", "physician", []string{"heart surgeon", "кардиохирург", "chirurgien cardiaque", "Herzchirurg"}},
}

var (
	companies = words("Ararat Nova Delta Global Kavkaz Dnipro Adria Cedar Horizon Atlas Prima Lumen Orbis Vector Sigma Terra Aqua Ferrum Helix Quanta")
	trades    = words("Consulting Clinic Systems Trade Construction Logistics Capital Pharma Studio Foods Software Media Energy Legal Research")
	forms     = words("Ltd LLC SARL GmbH Inc SA")
)

// employer draws the name of a company, of tens of thousands.
func employer(s source) string {
	name := usual(s, companies)
	for range s.often(3) {
		name += one(s, syllables)
	}
	return name + " " + usual(s, trades) + " " + usual(s, forms)
}
