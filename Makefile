# Diasmap. `make demo` shows what it does, `make test` tests it; `make help` lists the rest.

GO ?= go
# All packages, and those that stand in for libraries.
PACKAGES := ./... github.com/tiendc/go-deepcopy github.com/json-iterator/go
# Folder of the reference data, for `make lexicons`, `make accuracy` and `make rivals` only.
DATA ?= data
FUZZTIME ?= 30s
# People to measure accuracy on: dev while working, test for what is reported.
SPLIT ?= dev
# Rows of the lists that speed is measured on.
ROWS ?= 1000000
LONG ?= 0
# Members and users of make load, and how long users think between searches.
MEMBERS ?= 1000000
USERS ?= 200
THINK ?= 1s
# How often classifying is killed.
KILLS ?= 200

LINT_VERSION := v2.12.0
LINT := .tools/golangci-lint-$(LINT_VERSION)

.PHONY: help demo build test race lint fuzz bench benchmarks guard lexicons places sectors model accuracy rivals directory check clean crash load

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/' | expand -t 12

demo: build ## build, classify and import the sample lists, show what was found, and how to see it in a browser
	@bin/diasmap demo -o demo.csv --data bin/demo

build: ## build bin/diasmap
	$(GO) build -trimpath -ldflags '-s -w' -o bin/diasmap ./cmd/diasmap

test: ## run all tests
	$(GO) test $(PACKAGES)

race: ## run the tests under the race detector, but for those that run programs (commands, browsers, kills), which take long
	$(GO) test -race -short $(PACKAGES)

lint: $(LINT) ## gofmt, go vet, golangci-lint
	@test -z "$$(gofmt -l .)" || { gofmt -l . ; echo 'not gofmt-ed: run gofmt -w'; exit 1; }
	$(GO) vet $(PACKAGES)
	$(LINT) run ./...

$(LINT):
	GOBIN=$(CURDIR)/.tools $(GO) install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(LINT_VERSION)
	mv .tools/golangci-lint $@

fuzz: ## run every fuzz target for FUZZTIME
	@for package in $$($(GO) list ./...); do \
		for target in $$($(GO) test -list '^Fuzz' $$package | grep '^Fuzz'); do \
			echo "$$package $$target"; \
			$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) $$package || exit 1; \
		done; \
	done

bench: build ## measure classifying lists beside other ways to do it, and print one table (ROWS of the list, LONG of a long one)
	$(GO) run ./bench/speed -rows $(ROWS) -long $(LONG)

benchmarks: ## run the Go benchmarks, stage by stage
	$(GO) test -run '^$$' -bench . -benchmem ./...

guard: ## count the instructions of a name with valgrind, if there is one: no other work on the machine disturbs that
	$(GO) test ./bench/speed -run Instructions -instructions -v

lexicons: build ## gather the readable tables from DATA and compile them
	bin/diasmap lexicon gather --data $(DATA)
	bin/diasmap lexicon build

places: build ## build the gazetteer from GeoNames in DATA
	bin/diasmap place build --data $(DATA)

sectors: build ## gather the tables of sectors from DATA and compile them
	bin/diasmap sector gather --data $(DATA)
	bin/diasmap sector build

model: build ## train the model on DATA and the lexicons
	bin/diasmap model train --data $(DATA)

accuracy: build ## measure accuracy on the SPLIT of the labelled people of DATA, and write bin/accuracy.html
	@echo 'THE DIASPORA, FOR DEVELOPMENT'
	@bin/diasmap evaluate $(DATA)/people/diaspora_gold_dev.tsv --misses 20
	@echo; echo 'FAMILY NAMES ALONE, ARMENIAN AND GEORGIAN, AMONG THOSE OF NEITHER'
	@bin/diasmap evaluate bench/testdata/surnames_gold.tsv --negatives bench/testdata/surnames_negative.tsv --origin AM,GE --misses 20
	@echo; echo 'ALL TABLES OF PEOPLE, SPLIT $(SPLIT)'
	@bin/diasmap evaluate --split $(SPLIT) --ignore-host --html bin/accuracy.html $(filter-out %/diaspora_gold_dev.tsv,$(wildcard $(DATA)/people/*.tsv))

rivals: ## measure fastText and the rule «-ian, -yan, -ean» on the same people (needs the program fasttext)
	$(GO) run ./bench/rivals -data $(DATA) -work bin/rivals -split $(SPLIT)

directory: ## compare searches of the directory with Bleve and SQLite on 100,000 synthetic members
	cd bench/directory && $(GO) run -mod=mod . -members 100000

load: build ## have 200 people search a directory of a million members by the server, and classify names in batches (MEMBERS, USERS, THINK)
	$(GO) run ./bench/load -members $(MEMBERS) -users $(USERS) -think $(THINK)

crash: ## kill classifying KILLS times, and imports, reviews and reindexing a hundred times, and look at what is left
	$(GO) test ./cmd/diasmap -run 'TestKilled$$' -v -kills $(KILLS) -timeout 60m
	$(GO) test ./index/crash -v -kills 100 -rows 20000 -most 4s -timeout 60m

check: lint race build guard ## everything a commit must pass
	bin/diasmap lexicon check
	bin/diasmap lexicon build --verify
	bin/diasmap calibrate make --verify
	bin/diasmap place build --verify
	bin/diasmap sector build --verify

clean: ## remove what was built
	rm -rf bin demo.csv .tools
