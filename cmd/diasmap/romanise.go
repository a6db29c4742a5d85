package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"diasmap/onomastics"
)

func newRomanise() *cobra.Command {
	var id, languageCode, countryCode string
	var list bool
	c := &cobra.Command{
		Use:   "romanise [TEXT…]",
		Short: "Write names of any script in Latin letters, by a standard or as registers spell them",
		Long: `romanise writes texts in Latin letters: the arguments, or the lines of standard input.
Without --scheme each line is read by the scheme of its script and language, which
telling letters, endings, and --language or --country decide.`,
		Example: `  diasmap romanise Թումանյան
  diasmap romanise --scheme bgnpcgn-kat-Geor-Latn-2009 ჭავჭავაძე
  diasmap romanise --country UA < names.txt`,
		RunE: func(c *cobra.Command, texts []string) error {
			if list {
				return listSchemes(c.OutOrStdout())
			}
			r, err := newLineRomaniser(id, languageCode, countryCode)
			if err != nil {
				return err
			}
			out := bufio.NewWriterSize(c.OutOrStdout(), 1<<16)
			if len(texts) > 0 {
				err = r.texts(out, texts)
			} else {
				err = r.lines(out, c.InOrStdin())
			}
			if flushErr := out.Flush(); err == nil && flushErr != nil {
				err = fmt.Errorf("write romanised text: %w", flushErr)
			}
			if err == nil && r.bad > 0 {
				fmt.Fprintf(c.ErrOrStderr(), "diasmap: %d lines are not valid UTF-8, the first is line %d: convert the text to UTF-8\n", r.bad, r.firstBad)
				return rowErrors(r.bad)
			}
			return err
		},
	}
	c.Flags().StringVar(&id, "scheme", "", "id of the scheme (see --list)")
	c.Flags().StringVar(&languageCode, "language", "", "language of the text, as uk or ukr")
	c.Flags().StringVar(&countryCode, "country", "", "country the text comes from, as UA, where its letters do not tell the language")
	c.Flags().BoolVar(&list, "list", false, "list the schemes: id, script, language, ASCII or not, name, source")
	return c
}

// listSchemes writes a line a scheme, its cells parted by tabs.
func listSchemes(out io.Writer) error {
	w := bufio.NewWriter(out)
	fmt.Fprintln(w, "id\tscript\tlanguage\tascii\tname\tsource")
	schemes := onomastics.Schemes()
	slices.SortFunc(schemes, func(x, y onomastics.Scheme) int { return strings.Compare(x.String(), y.String()) })
	for _, s := range schemes {
		info := s.Info()
		ascii := "no"
		if info.ASCII {
			ascii = "yes"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", info.ID, info.Script, info.Language, ascii, info.Name, info.Source)
	}
	return w.Flush()
}

// A lineRomaniser romanises lines, by one scheme or the default of each.
type lineRomaniser struct {
	scheme   onomastics.Scheme
	fixed    bool
	language string // ISO 639-3
	country  onomastics.Country

	buf           []byte
	line          int
	bad, firstBad int
}

func newLineRomaniser(id, languageCode, countryCode string) (*lineRomaniser, error) {
	r := &lineRomaniser{}
	if countryCode != "" {
		country, err := onomastics.ParseCountry(countryCode)
		if err != nil {
			return nil, usagef("--country: %w", err)
		}
		r.country = country
	}
	if languageCode != "" {
		base, err := language.ParseBase(languageCode)
		if err != nil {
			return nil, usagef("--language %q: want an ISO 639 code, as uk or ukr", languageCode)
		}
		r.language = base.ISO3()
	}
	if id == "" {
		return r, nil
	}
	scheme, err := onomastics.ParseScheme(id)
	if err != nil {
		return nil, usagef("--scheme %q is not known%s (see diasmap romanise --list)", id, nearIDs(id))
	}
	r.scheme, r.fixed = scheme, true
	return r, nil
}

// nearIDs says which ids may have been meant.
func nearIDs(id string) string {
	near := onomastics.NearSchemes(id, 3)
	if len(near) == 0 {
		return ""
	}
	ids := make([]string, len(near))
	for i, s := range near {
		ids[i] = s.String()
	}
	return ": did you mean " + strings.Join(ids, ", ") + "?"
}

func (r *lineRomaniser) texts(out *bufio.Writer, texts []string) error {
	for _, text := range texts {
		if err := r.write(out, text); err != nil {
			return err
		}
	}
	return nil
}

// lines romanises each line of in, however long.
func (r *lineRomaniser) lines(out *bufio.Writer, in io.Reader) error {
	reader := bufio.NewReaderSize(in, 1<<16)
	for {
		line, err := reader.ReadBytes('\n')
		if len(line) > 0 {
			line = bytes.TrimSuffix(line, []byte("\n"))
			if err := r.write(out, string(line)); err != nil {
				return err
			}
		}
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return fmt.Errorf("read standard input, line %d: %w", r.line+1, err)
		}
	}
}

// write romanises a line. Bytes that are not UTF-8 become the replacement character.
func (r *lineRomaniser) write(out *bufio.Writer, line string) error {
	r.line++
	if !utf8.ValidString(line) {
		if r.bad++; r.bad == 1 {
			r.firstBad = r.line
		}
		line = strings.ToValidUTF8(line, "\uFFFD")
	}
	r.buf = append(onomastics.AppendRomanised(r.buf[:0], line, r.schemeOf(line)), '\n')
	if _, err := out.Write(r.buf); err != nil {
		return fmt.Errorf("write romanised text: %w", err)
	}
	return nil
}

func (r *lineRomaniser) schemeOf(line string) onomastics.Scheme {
	if r.fixed {
		return r.scheme
	}
	if r.language != "" {
		if scheme, ok := onomastics.DefaultSchemeOf(r.language, onomastics.ScriptOf(line)); ok {
			return scheme
		}
	}
	return onomastics.DefaultScheme(line, r.country)
}
