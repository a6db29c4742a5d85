// Package onomastics estimates from a person's name which country the name comes from.
//
// A name goes through a pipeline, a file or a few for each verb:
//
//	repair     wrong encodings and letters of another script undone              AppendRepaired
//	normalise  one form for equal spellings: NFC, apostrophes, hyphens, spaces   AppendNormalised
//	parse      full text → parts: given, middle, patronymic, family, particles   ParseName
//	order      which words are the family name, where only lexicons can tell     Worker.Parse
//	romanise   any script → Latin, by a scheme for script and language           AppendRomanised
//	key        Latin → a–z, what lexicons are looked up by                       AppendKey
//	look up    key → countries that bear the name, affixes and letters           Lexicon
//	score      evidence of all parts + prior → a posterior for every country     Worker
//	decide     posterior + profile → verdict with a reason                       Policy
//
// Notation: c is a country (a class), h the host where a person lives. The score of c is
//
//	log prior(c|h) + Σ weight(part) · log P(part|c) + log-odds of script and letters
//
// and the posterior is its softmax. P(part|c) is the share of bearers in the lexicon of c where
// it lists the name, and what its endings and beginnings suggest where no lexicon does.
//
// The answer is the origin of a name. It is evidence about the name, never a fact about the
// person who bears it.
//
// The package reads no files and no environment, keeps no state, and logs nothing.
package onomastics
