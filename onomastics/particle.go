package onomastics

// particles begin a family name: Romance, Germanic, Celtic, Arabic, Armenian (Ter, Der).
var particles = newWordSet(`
	de del della dello delle dalla dalle dal dei degli di da das do dos du des d' dal dalla la le li lo las los les l' y e i
	van von vander vonder den der ten ter te 't het zu zum zur vom af av til op in
	mac mc mag ó o' ní nic ua ap ab fitz saint st san santa sant
	al el ul ad ash as an ar at az abu abou ben bar s/o d/o a/l a/p ibn bin bint binti binte bte بن ابن بنت آل
	ter der tēr տեր тер де ван фон да ди дер аль эль бен бин ибн абу დე
`)

// isParticle says whether word may begin a family name of several words. Some are given names too
// (Al, Ben, Van): the place in the name decides.
func isParticle(word string) bool { return particles.has(word) }

// IsParticle says whether word may be a particle: van, de, Ter.
func IsParticle(word string) bool { return isParticle(word) }
