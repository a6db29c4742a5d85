package excel

type stylesXML struct {
	Formats []struct {
		ID   int    `xml:"numFmtId,attr"`
		Code string `xml:"formatCode,attr"`
	} `xml:"numFmts>numFmt"`
	Cells []struct {
		Format int `xml:"numFmtId,attr"`
	} `xml:"cellXfs>xf"`
}

// readStyles returns the number format of each style of cells.
func (w *Workbook) readStyles(part string) ([]numberFormat, error) {
	var styles stylesXML
	if err := w.decode(part, &styles); err != nil {
		return nil, err
	}
	own := map[int]numberFormat{}
	for _, f := range styles.Formats {
		own[f.ID] = parseFormat(f.Code)
	}
	formats := make([]numberFormat, len(styles.Cells))
	for i, c := range styles.Cells {
		f, ok := own[c.Format]
		if !ok {
			f = builtInFormat(c.Format)
		}
		formats[i] = f
	}
	return formats, nil
}
