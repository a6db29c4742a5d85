package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"diasmap/index/place"
	"diasmap/index/place/gather"
	"diasmap/index/place/measure"
	"diasmap/onomastics"
)

// placesDir is the folder of the tables and the compiled gazetteer, from the root of the repository.
const placesDir = "index/place"

func newPlace() *cobra.Command {
	var country, region string
	var asJSON bool
	var most int
	c := &cobra.Command{
		Use:   "place [TEXT…]",
		Short: "Say which places texts mean, with coordinates and probabilities",
		Long: `place says which place a text means: a city as lists and addresses write it, in any script, misspelt or not.
The candidates come out with their probabilities, which add up to less than one: the
rest is for places that are in no gazetteer. Without TEXT the lines of standard input are read.`,
		Example: `  diasmap place "Paris, TX" "г. Тбилиси" "Lyon 3e"
  diasmap place --country US Glendale`,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, texts []string) error {
			hint, err := parseHint(country, region)
			if err != nil {
				return err
			}
			if most < 1 {
				return usagef("--top %d: want at least 1", most)
			}
			g, err := place.Default()
			if err != nil {
				return err
			}
			p := placeWriter{g: g, hint: hint, most: most, json: asJSON, out: bufio.NewWriter(c.OutOrStdout())}
			if len(texts) == 0 {
				err = p.lines(c.InOrStdin())
			}
			for _, text := range texts {
				if err == nil {
					err = p.write(text)
				}
			}
			return errors.Join(err, p.out.Flush())
		},
	}
	c.Flags().StringVar(&country, "country", "", "country the places probably lie in, as US")
	c.Flags().StringVar(&region, "region", "", "its first-level division, as CA")
	c.Flags().IntVar(&most, "top", 5, "candidates to show of each text")
	c.Flags().BoolVar(&asJSON, "json", false, "a line of JSON for each text")
	c.AddCommand(newPlaceNear(), newPlaceBuild(), newPlaceEvaluate())
	return c
}

func parseHint(country, region string) (h place.Hint, err error) {
	if country != "" {
		if h.Country, err = onomastics.ParseCountry(country); err != nil {
			return h, usagef("--country: %w", err)
		}
	} else if region != "" {
		return h, usagef("--region %s: give its --country too", region)
	}
	h.Region = region
	return h, nil
}

// A placeWriter writes what texts mean.
type placeWriter struct {
	g          *place.Gazetteer
	hint       place.Hint
	most       int
	json       bool
	out        *bufio.Writer
	candidates []place.Candidate
}

// lines writes what the lines of a list mean.
func (p *placeWriter) lines(in io.Reader) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if err := p.write(lines.Text()); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read standard input: %w", err)
	}
	return nil
}

func (p *placeWriter) write(text string) error {
	p.candidates = p.g.AppendCandidates(p.candidates[:0], text, p.hint, p.most)
	if p.json {
		return p.writeJSON(text)
	}
	fmt.Fprintln(p.out, text)
	if len(p.candidates) == 0 {
		fmt.Fprintln(p.out, "  no place is found")
	}
	for _, c := range p.candidates {
		fmt.Fprintf(p.out, "  %5.1f %%  %s", c.Probability*100, describePlace(c.Place))
		if c.Edits > 0 {
			fmt.Fprintf(p.out, ", misspelt by %d", c.Edits)
		}
		fmt.Fprintln(p.out)
	}
	return nil
}

func (p *placeWriter) writeJSON(text string) error {
	candidates := p.candidates
	if candidates == nil {
		candidates = []place.Candidate{}
	}
	return json.NewEncoder(p.out).Encode(struct {
		Text       string            `json:"text"`
		Candidates []place.Candidate `json:"candidates"`
	}{text, candidates})
}

// describePlace is a place in a line.
func describePlace(p place.Place) string {
	s := p.Name
	if p.RegionName != "" && p.Kind == place.City {
		s += ", " + p.RegionName
	}
	s += fmt.Sprintf(", %s  %s  %.5f %.5f  population %d", p.Country, p.Kind, p.Lat, p.Lon, p.Population)
	if p.GeoNamesID > 0 {
		s += fmt.Sprintf("  GeoNames %d", p.GeoNamesID)
	}
	return s
}

func newPlaceNear() *cobra.Command {
	var km float64
	c := &cobra.Command{
		Use:     "near LAT LON",
		Short:   "List the places round a point, the nearest first",
		Example: "  diasmap place near 45.75 4.85 --within 20",
		Args:    cobra.ExactArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			var lat, lon float64
			if _, err := fmt.Sscanf(args[0]+" "+args[1], "%g %g", &lat, &lon); err != nil || lat < -90 || lat > 90 || lon < -180 || lon > 180 {
				return usagef("near %s %s: want degrees north and east, as 45.75 4.85", args[0], args[1])
			}
			g, err := place.Default()
			if err != nil {
				return err
			}
			out := bufio.NewWriter(c.OutOrStdout())
			places := []place.Near{g.Nearest(lat, lon)}
			if km > 0 {
				places = g.Within(lat, lon, km)
			}
			for _, p := range places {
				fmt.Fprintf(out, "%7.1f km  %s\n", p.Km, describePlace(p.Place))
			}
			return out.Flush()
		},
	}
	c.Flags().Float64Var(&km, "within", 0, "list all places within so many km")
	return c
}

func newPlaceBuild() *cobra.Command {
	var data string
	var verify bool
	c := &cobra.Command{
		Use:   "build",
		Short: "Build the gazetteer from GeoNames and the tables in " + placesDir + ", and the borders of maps",
		Long: `build makes ` + placesDir + `/` + place.FileName + ` from the files of GeoNames in the folder «places» of the reference data and
the tables beside it, and the borders of countries from Natural Earth. The same files make the same bytes. With --verify nothing is written: the gazetteer is
checked against its tables, and with --data against what they make now.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			switch {
			case verify && data == "":
				return gather.Verify(placesDir)
			case verify:
				return gather.VerifyAgain(placesDir, data)
			case data == "":
				return errNoData
			}
			built, err := gather.Run(data, os.DirFS(placesDir))
			if err != nil {
				return err
			}
			for _, name := range slices.Sorted(maps.Keys(built)) {
				path := filepath.Join(placesDir, name)
				if err := os.WriteFile(path, built[name], 0o644); err != nil {
					return fmt.Errorf("write the gazetteer: %w", err)
				}
				fmt.Fprintf(c.OutOrStdout(), "%s: %d bytes\n", path, len(built[name]))
			}
			return nil
		},
	}
	c.Flags().StringVar(&data, "data", "", "folder of the reference data")
	c.Flags().BoolVar(&verify, "verify", false, "check the gazetteer instead of writing it")
	return c
}

func newPlaceEvaluate() *cobra.Command {
	var data string
	var misses, people int
	c := &cobra.Command{
		Use:   "evaluate",
		Short: "Measure how well places are understood, on people whose place has a known country",
		Long: `evaluate resolves the places of people in the folder «people» of the reference data, of the texts that the
weights were not fitted on, and compares the countries.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if data == "" {
				return errNoData
			}
			g, err := place.Default()
			if err != nil {
				return err
			}
			sets, err := measure.Sets(data)
			if err != nil {
				return err
			}
			reports := make([]*measure.Report, len(sets))
			for i, s := range sets {
				reports[i] = measure.Measure(g, s.Held())
			}
			out := bufio.NewWriter(c.OutOrStdout())
			if err := measure.Write(out, reports); err != nil {
				return err
			}
			if people > 0 {
				scripts, err := measure.Scripts(data, os.DirFS(placesDir), people)
				if err != nil {
					return err
				}
				if err := measure.WriteScripts(out, scripts); err != nil {
					return err
				}
			}
			for _, r := range reports {
				for _, m := range r.Misses[:min(misses, len(r.Misses))] {
					fmt.Fprintf(out, "%s: %s, %s: got %s, %s %.3f\n", r.Set, m.Text, m.Country, m.Got.Name, m.Got.Country, m.Got.Probability)
				}
			}
			return out.Flush()
		},
	}
	c.Flags().StringVar(&data, "data", "", "folder of the reference data")
	c.Flags().IntVar(&people, "scripts", 0, "also measure names in other scripts that the gazetteer lacks, of places of so many people")
	c.Flags().IntVar(&misses, "misses", 0, "show so many misses of each table")
	return c
}
