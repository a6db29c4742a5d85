package sector

import (
	"fmt"
	"strings"

	"diasmap/index/sector/words"
)

func (r *Resolver) texts(ws []words.Word) []string {
	texts := make([]string, 0, len(ws))
	for _, w := range ws {
		texts = append(texts, r.lexicon.Text(w.ID))
	}
	return texts
}

// why tells what was read, unless it would tell a religion.
func (r *Resolver) why(s *scratch, ws []words.Word, isco string) string {
	if discreet(isco) != isco {
		return "an occupation that is not told further"
	}
	var b strings.Builder
	for i, w := range ws {
		if i > 0 && ws[i-1].Token == w.Token {
			continue
		}
		for k := range int(w.Span) {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(s.reading.Token(int(w.Token) + k))
		}
	}
	read := strings.Join(r.texts(ws), " ")
	if b.String() == read {
		return "«" + read + "»"
	}
	return fmt.Sprintf("«%s» (%s) reads as %s", b.String(), s.reading.Language, read)
}
