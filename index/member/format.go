package member

// Version is the first byte of an encoded member. After it come fields in the wire format of protocol buffers (a number
// and a type before each value), absent where a field has its zero value. A reader skips numbers it does
// not know, so fields may be added within a version; a number is never used for something else.
const Version = 1

// Numbers of the fields of a member.
const (
	fieldID = iota + 1
	fieldSource
	fieldFull
	fieldGiven
	fieldFamily
	fieldOtherName
	fieldKey
	fieldOrigin
	fieldProbability
	fieldAlternative
	fieldVerdict
	fieldReason
	fieldEvidence
	fieldBirthYear
	fieldEmployer
	fieldOccupationText
	fieldIndustryText
	fieldCityText
	fieldOccupation
	fieldIndustry
	fieldSector
	fieldRole
	fieldPlace
	fieldResidence
	fieldLanguage
	fieldReview
	fieldContact
	fieldImported
	fieldUpdated
	fieldRetainUntil
	fieldChange
	fieldExtra
)

// Numbers of the fields of a SourceRef.
const (
	sourceName = iota + 1
	sourceID
	sourceFirst
	sourceImport
	sourceRow
)

// Numbers of the fields of a Place.
const (
	placeGeoNamesID = iota + 1
	placeName
	placeAdmin1
	placeCountry
	placeLat
	placeLon
)

// Numbers of the fields of a Review, a Change, an alternative and an extra value.
const (
	reviewStatus = iota + 1
	reviewBy
	reviewAt
	reviewNote
)

const (
	changeAt = iota + 1
	changeBy
	changeField
	changeFrom
	changeTo
)

const (
	pairFirst = iota + 1
	pairSecond
)

const (
	// probabilityScale keeps four digits of a probability.
	probabilityScale = 1e4
	// degreeScale keeps five digits of a degree, about a metre.
	degreeScale = 1e5
)
