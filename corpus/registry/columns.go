package registry

// common are the columns that registries share, in their order; a registry has those that it knows something of. Its other columns follow.
var common = []string{
	"id",              // of the person in the registry, or of the entry where persons have none
	"name",            // in full, as published or as its parts in the order of the registry
	"given", "family", // as published; both empty where the registry has full names only
	"other_names", // former and alternative names, «; » between
	"native_name", // the first of the names in a script other than Latin
	"birth_year",
	"country",      // of residence, as the registry has it: a code or a name
	"country_from", // the field country was taken from
	"region", "city",
	"occupation", "occupation_code",
	"role", // what the registry is of: physician, director, owner, researcher, inventor
	"employer", "industry", "education", "keywords",
	"url", // of the entry, for a person to look at
}
