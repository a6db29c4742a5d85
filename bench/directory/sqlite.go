package main

import (
	"database/sql"
	"math"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver

	"diasmap/index/member"
	"diasmap/index/place"
)

// sqlite is a table of members with indexes on what is filtered by, and a full-text index beside it.
type sqlite struct{ db *sql.DB }

const schema = `
pragma journal_mode = wal; pragma synchronous = normal;
create table member (rowid integer primary key, id text unique, origin text, country text, sector text, probability real, lat real, lon real);
create virtual table words using fts5(name, occupation, employer, city, content='');
create index by_origin on member(origin, sector);
create index by_sector on member(sector);
create index by_place on member(lat, lon);`

func openSQLite(folder string) (engine, error) {
	db, err := sql.Open("sqlite", filepath.Join(folder, "members.db"))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	_, err = db.Exec(schema)
	return sqlite{db}, err
}

func (s sqlite) close() error { return s.db.Close() }

func (s sqlite) add(members []*member.Member) error {
	tx, err := s.db.Begin()
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // of what was not committed
	for _, m := range members {
		// Each synthetic member has one sector.
		r, err := tx.Exec(`insert into member(id, origin, country, sector, probability, lat, lon) values(?, ?, ?, ?, ?, ?, ?)`,
			m.ID, m.Origin.String(), m.Country().String(), m.Sectors[0], m.Probability, m.Place.Lat, m.Place.Lon)
		if err != nil {
			return err
		}
		row, err := r.LastInsertId()
		if err != nil {
			return err
		}
		if _, err := tx.Exec(`insert into words(rowid, name, occupation, employer, city) values(?, ?, ?, ?, ?)`,
			row, m.Name.Full, m.OccupationText, m.Employer, m.CityText); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// where is the condition of a question. A circle is a box; ask looks at the corners.
func where(q question) (condition string, values []any) {
	var all []string
	add := func(condition string, more ...any) {
		all, values = append(all, condition), append(values, more...)
	}
	if q.word != "" {
		add(`rowid in (select rowid from words where words match ?)`, "occupation:"+q.word)
	}
	if q.surname != "" {
		add(`rowid in (select rowid from words where words match ?)`, "name:"+q.surname)
	}
	if q.sector != "" {
		add("sector = ?", q.sector)
	}
	if q.origin != "" {
		add("origin = ?", q.origin)
	}
	if q.km > 0 {
		box := place.BoxAround(q.lat, q.lon, q.km)
		add("lat between ? and ? and lon between ? and ?", box.South, box.North, box.West, box.East)
		// The sphere, by the cosine of the angle, which SQLite can compute.
		const radian, radius = math.Pi / 180, 6371.0088
		add("? * sin(lat * ?) + ? * cos(lat * ?) * cos((lon - ?) * ?) >= ?",
			math.Sin(q.lat*radian), radian, math.Cos(q.lat*radian), radian, q.lon, radian, math.Cos(q.km/radius))
	}
	if len(all) == 0 {
		return "1", nil
	}
	return strings.Join(all, " and "), values
}

func (s sqlite) ask(q question) (found, values int, err error) {
	condition, arguments := where(q)
	if err := s.page(condition, arguments); err != nil {
		return 0, 0, err
	}
	for _, column := range []string{"sector", "country"} {
		n, members, err := s.count(column, condition, arguments)
		if err != nil {
			return 0, 0, err
		}
		values, found = values+n, members
	}
	return found, values, nil
}

func (s sqlite) page(condition string, arguments []any) error {
	rows, err := s.db.Query("select id from member where "+condition+" order by probability desc, id limit 50", arguments...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return err
		}
	}
	return rows.Err()
}

// count counts by a column, and all.
func (s sqlite) count(column, condition string, arguments []any) (values, members int, err error) {
	rows, err := s.db.Query("select "+column+", count(*) from member where "+condition+" group by 1 order by 2 desc", arguments...)
	if err != nil {
		return 0, 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var value string
		var n int
		if err := rows.Scan(&value, &n); err != nil {
			return 0, 0, err
		}
		values, members = values+1, members+n
	}
	return values, members, rows.Err()
}
