package jobs

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"diasmap/index"
	"diasmap/index/seal"
	"diasmap/onomastics"
)

// Options are what jobs work with.
type Options struct {
	Directory  *index.Directory
	Classifier *onomastics.Classifier
	Lexicon    *onomastics.Lexicon
	// Key seals what is kept; nil where the directory is not encrypted.
	Key *seal.Key
	// MostBytes bounds a list, Keep is how long lists and results are kept after they were last used, AtOnce how many jobs run, and
	// Workers how many names each classifies at once. 0 is the usual.
	MostBytes int64
	Keep      time.Duration
	AtOnce    int
	Workers   int
	// Log is told of jobs, without names.
	Log *slog.Logger
	// Now tells the time, for tests; nil asks the clock.
	Now func() time.Time
}

// What is usual.
const (
	UsualMostBytes = 256 << 20
	UsualKeep      = 72 * time.Hour
	UsualAtOnce    = 2
)

const (
	jobFile     = "job"
	answersFile = "answers"
	// mostWaiting is how many jobs of one person may wait or run, mostJobs how many are kept.
	mostWaiting = 20
	mostJobs    = 200
	// mostStarts is how often a job is begun that ends with the server.
	mostStarts = 3
	// folder is the one in that of the directory.
	folder = "lists"
)

// A Desk takes lists and orders. It is safe for concurrent use.
type Desk struct {
	options     Options
	shelf       *shelf
	calibration *onomastics.Calibration

	mu      sync.Mutex
	uploads map[string]*kept
	jobs    map[string]*held
	ending  bool
	running sync.WaitGroup
	stop    chan struct{} // closed at the end
}

// Open opens the desk of a directory, and goes on with jobs that were broken off.
func Open(o Options) (*Desk, error) {
	o.MostBytes, o.Keep = cmp.Or(o.MostBytes, UsualMostBytes), cmp.Or(o.Keep, UsualKeep)
	o.AtOnce, o.Workers = cmp.Or(o.AtOnce, UsualAtOnce), max(o.Workers, 1)
	d := &Desk{options: o, uploads: map[string]*kept{}, jobs: map[string]*held{}, stop: make(chan struct{})}
	var err error
	if d.calibration, err = onomastics.DefaultCalibration(); err != nil {
		return nil, err
	}
	if d.shelf, err = newShelf(filepath.Join(o.Directory.Dir(), folder), o.Key); err != nil {
		return nil, err
	}
	if err := errors.Join(d.loadUploads(), d.loadJobs()); err != nil {
		return nil, fmt.Errorf("read the lists that were sent: %w", err)
	}
	d.running.Go(d.purge)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.start()
	return d, nil
}

// purge removes now and then what has been kept long enough.
func (d *Desk) purge() {
	const often = 10 * time.Minute
	tick := time.NewTicker(often)
	defer tick.Stop()
	for {
		d.Purge()
		select {
		case <-d.stop:
			return
		case <-tick.C:
		}
	}
}

func (d *Desk) now() time.Time {
	if d.options.Now != nil {
		return d.options.Now().UTC()
	}
	return time.Now().UTC()
}

// loadUploads reads what is known of uploads. Of one that never came whole nothing is.
func (d *Desk) loadUploads() error {
	ids, err := d.shelf.ids(uploadKind)
	for _, id := range ids {
		var u Upload
		if broken := d.shelf.get(uploadKind, id, uploadFile, &u); broken != nil {
			d.options.Log.Warn("an upload that cannot be read is removed", "upload", id)
			err = errors.Join(err, d.shelf.remove(uploadKind, id))
			continue
		}
		d.uploads[id] = &kept{Upload: u}
	}
	return err
}

// loadJobs reads the jobs. Those that ran wait again, unless that has happened too often.
func (d *Desk) loadJobs() error {
	ids, err := d.shelf.ids(jobKind)
	for _, id := range ids {
		j := &held{}
		if broken := d.shelf.get(jobKind, id, jobFile, &j.Job); broken != nil {
			d.options.Log.Warn("a job that cannot be read is removed", "job", id)
			err = errors.Join(err, d.shelf.remove(jobKind, id))
			continue
		}
		d.jobs[id] = j
		if j.State != Running {
			continue
		}
		j.State = Waiting
		if j.Starts >= mostStarts {
			j.State, j.Ended = Failed, d.now()
			j.Fault = fmt.Sprintf("the server ended %d times while the job ran, and it is not begun again", j.Starts)
		}
		err = errors.Join(err, d.store(j))
	}
	return err
}

func (d *Desk) store(j *held) error { return d.shelf.put(jobKind, j.ID, jobFile, j.Job) }

// Close breaks off what runs, which goes on when the desk is opened again, and waits until it has ended.
func (d *Desk) Close() {
	d.mu.Lock()
	if !d.ending {
		close(d.stop)
	}
	d.ending = true
	for _, j := range d.jobs {
		if j.cancel != nil {
			j.cancel(ErrStopping)
		}
	}
	d.mu.Unlock()
	d.running.Wait()
}

// Order takes an order of somebody, who is signed in for a reason, once it is found to be in order itself: the error is a FieldError where it
// is a mistake, ErrNoUpload or ErrFull.
func (d *Desk) Order(owner, reason string, o Order) (Job, error) {
	if err := o.check(); err != nil {
		return Job{}, err
	}
	j := &held{Job: Job{ID: newID(), Owner: owner, Reason: reason, Order: o, State: Waiting, Made: d.now()}}
	if o.Kind != Duplicates {
		u, err := d.Upload(owner, o.Upload)
		if err != nil {
			return Job{}, err
		}
		j.Name, j.Total = u.Name, u.Bytes
		w, err := d.prepare(&j.Job)
		if err != nil {
			return Job{}, err
		}
		if err := w.list.Close(); err != nil {
			return Job{}, err
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.admit(j); err != nil {
		return Job{}, err
	}
	d.jobs[j.ID] = j
	d.start()
	return j.Job, nil
}

// admit stores a job if there is room for it.
func (d *Desk) admit(j *held) error {
	waiting, all := 0, 0
	for _, other := range d.jobs {
		if other.Owner == j.Owner {
			all++
			if !other.State.ended() {
				waiting++
			}
		}
	}
	switch {
	case d.ending:
		return ErrStopping
	case waiting >= mostWaiting || all >= mostJobs:
		return fmt.Errorf("%w: %d jobs of yours, of which %d wait or run: delete some", ErrFull, all, waiting)
	}
	if j.Order.Upload != "" {
		if _, err := d.upload(j.Owner, j.Order.Upload); err != nil {
			return err
		}
		if err := d.use(j.Order.Upload); err != nil {
			return err
		}
	}
	return d.store(j)
}

// use notes that an upload was used.
func (d *Desk) use(id string) error {
	u := d.uploads[id]
	if u == nil {
		return nil
	}
	u.Used = d.now()
	return d.shelf.put(uploadKind, id, uploadFile, u.Upload)
}

// start begins jobs that wait while there is room, the oldest first of whoever has the fewest running. The caller holds the lock.
func (d *Desk) start() {
	for !d.ending {
		running, changing := map[string]int{}, false
		for _, j := range d.jobs {
			if j.State == Running {
				running[j.Owner]++
				running[""]++
				changing = changing || j.Order.Kind.changes()
			}
		}
		var next *held
		for _, j := range d.jobs {
			if j.State != Waiting || changing && j.Order.Kind.changes() {
				continue
			}
			if next == nil || cmp.Or(cmp.Compare(running[j.Owner], running[next.Owner]), j.Made.Compare(next.Made), strings.Compare(j.ID, next.ID)) < 0 {
				next = j
			}
		}
		if next == nil || running[""] >= d.options.AtOnce {
			return
		}
		d.begin(next)
	}
}

// begin has a job run.
func (d *Desk) begin(j *held) {
	ctx, cancel := context.WithCancelCause(context.Background())
	j.State, j.cancel, j.begun, j.first = Running, cancel, d.now(), -1
	j.Starts++
	if j.Started.IsZero() {
		j.Started = j.begun
	}
	if err := d.store(j); err != nil {
		d.end(j, nil, err)
		return
	}
	job := j.Job
	d.running.Go(func() {
		report, err := d.work(ctx, &job)
		d.mu.Lock()
		defer d.mu.Unlock()
		if errors.Is(context.Cause(ctx), ErrStopping) && err != nil {
			return // it goes on when the server starts again
		}
		if err != nil && ctx.Err() != nil {
			err = context.Cause(ctx)
		}
		d.end(j, report, err)
		d.start()
	})
}

// errCancelled: the owner wanted it so.
var errCancelled = errors.New("cancelled")

// end notes what came of a job.
func (d *Desk) end(j *held, report *Report, err error) {
	j.cancel, j.Ended, j.Report = nil, d.now(), report
	switch {
	case errors.Is(err, errCancelled):
		j.State = Cancelled
	case err != nil:
		j.State, j.Fault = Failed, err.Error()
	default:
		j.State = Done
		j.Bytes = j.Total
	}
	log := []any{"kind", j.Order.Kind, "state", j.State, "rows", j.Rows, "seconds", j.Ended.Sub(cmp.Or(j.begun, j.Ended)).Seconds()}
	if err != nil && j.Name != "" {
		log = append(log, "error", strings.ReplaceAll(err.Error(), j.Name, "the list"))
	}
	d.options.Log.Info("job ended", log...)
	if err := errors.Join(d.use(j.Order.Upload), d.store(j)); err != nil {
		d.options.Log.Error("note what came of a job", "error", err)
	}
}

// progress notes how far a job is.
func (d *Desk) progress(id string, bytes int64, rows int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	j := d.jobs[id]
	if j == nil {
		return
	}
	if j.first < 0 { // what was done before it went on does not count as speed
		j.first = 0
		if j.Starts > 1 {
			j.first, j.begun = rows, d.now()
		}
	}
	j.Bytes, j.Rows = min(bytes, j.Total), rows
	if took := d.now().Sub(j.begun).Seconds(); took > 0 {
		j.Speed = float64(rows-j.first) / took
	}
}

// Job finds a job of an owner. The error wraps ErrNoJob.
func (d *Desk) Job(owner, id string) (Job, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	j, err := d.job(owner, id)
	if err != nil {
		return Job{}, err
	}
	return j.Job, nil
}

func (d *Desk) job(owner, id string) (*held, error) {
	if j := d.jobs[id]; j != nil && j.Owner == owner {
		return j, nil
	}
	return nil, ErrNoJob
}

// Jobs lists those of an owner, the latest first.
func (d *Desk) Jobs(owner string) []Job {
	d.mu.Lock()
	defer d.mu.Unlock()
	list := []Job{}
	for _, j := range d.jobs {
		if j.Owner == owner {
			list = append(list, j.Job)
		}
	}
	slices.SortFunc(list, func(a, b Job) int { return cmp.Or(b.Made.Compare(a.Made), strings.Compare(a.ID, b.ID)) })
	return list
}

// Cancel breaks off a job that waits or runs, and removes one that is at its end, with its result. Finding duplicates cannot be broken
// off. The error wraps ErrNoJob or ErrBusy.
func (d *Desk) Cancel(owner, id string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	j, err := d.job(owner, id)
	switch {
	case err != nil:
		return err
	case j.State == Running && j.Order.Kind == Duplicates:
		return fmt.Errorf("%w: finding duplicates runs to its end", ErrBusy)
	case j.State == Running:
		j.cancel(errCancelled)
		return nil
	case j.State == Waiting:
		d.end(j, nil, errCancelled)
		return nil
	}
	delete(d.jobs, id)
	return d.shelf.remove(jobKind, id)
}

// ExpiresJob is when a job that is at its end is removed; zero before.
func (d *Desk) ExpiresJob(j Job) time.Time {
	if !j.State.ended() {
		return time.Time{}
	}
	return j.Ended.Add(d.options.Keep)
}

// Purge removes what has been kept long enough.
func (d *Desk) Purge() {
	d.mu.Lock()
	defer d.mu.Unlock()
	now := d.now()
	needed := map[string]bool{}
	var err error
	for id, j := range maps.Clone(d.jobs) {
		if j.State.ended() && now.After(d.ExpiresJob(j.Job)) {
			delete(d.jobs, id)
			err = errors.Join(err, d.shelf.remove(jobKind, id))
			continue
		}
		needed[j.Order.Upload] = true
	}
	for id, u := range maps.Clone(d.uploads) {
		if !u.coming && !needed[id] && now.After(d.Expires(u.Upload)) {
			delete(d.uploads, id)
			err = errors.Join(err, d.shelf.remove(uploadKind, id))
		}
	}
	if err != nil {
		d.options.Log.Error("remove lists that have been kept long enough", "error", err)
	}
}
