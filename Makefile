# What plain commands do, in one place. `make site` and `make test` set everything up by themselves.
EMBEDDED := cmd/debrief/internal/page/embedded
RUNTIME := $(EMBEDDED)/echarts.js
PACKAGES := templates/node_modules/.package-lock.json
TEMPLATES := $(filter-out templates/own.css,$(wildcard templates/*.tmpl templates/*.css templates/*.js))
WORDS := $(wildcard templates/words/*.yaml)
COMMIT := $(shell git rev-parse --short=12 HEAD 2>/dev/null)
GOLANGCI := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.9.0
# Flags of `debrief build`, such as: make site FLAGS="--base-url https://example.org/"
FLAGS ?=
# Of `make bench`: records, how often each is measured, and sizes that Debrief alone builds.
N ?= 10000
RUNS ?= 5
GROWTH ?= 100,1000,10000

.PHONY: site test torture lint bench microbench fuzz setup bin/debrief
site: bin/debrief
	bin/debrief build $(FLAGS)

bin/debrief: setup
	CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags '-X debrief/cmd/debrief/internal/cli.commit=$(COMMIT)' -o $@ ./cmd/debrief

test: setup
	go test -timeout 20m ./...

# Builds that are killed 500 times, full disks, no permission; some of it needs root.
torture: setup
	DEBRIEF_TORTURE=500 go test -count=1 -v -timeout 3h -run 'Torture|Killed' ./cmd/debrief ./cmd/debrief/internal/publish

lint: setup
	@test -z "$$(gofmt -l cmd)" || { gofmt -d cmd; exit 1; }
	go vet ./...
	go run $(GOLANGCI) run ./...

# Debrief beside Hugo, which is built through the Go module proxy once.
bench: bin/debrief
	go run ./cmd/debrief/bench -n $(N) -runs $(RUNS) -growth $(GROWTH)

microbench: setup
	go test -run '^$$' -bench . -benchmem ./...

fuzz: setup # each target for FUZZTIME, 20s when nothing is said
	.ci/fuzz

setup: $(RUNTIME) $(EMBEDDED)/.copied
	go mod download
$(PACKAGES): templates/package.json templates/package-lock.json
	cd templates && npm ci --no-audit --no-fund && touch node_modules/.package-lock.json
$(RUNTIME): $(PACKAGES) $(wildcard templates/charts/*)
	cd templates && npm run --silent bundle && touch ../$@
# All anew when one is changed, added or gone, so that none stays built in.
$(EMBEDDED)/.copied: templates templates/words $(TEMPLATES) $(WORDS) $(PACKAGES)
	cd $(EMBEDDED) && ls *.js | grep -vx echarts.js | xargs rm -rf *.tmpl *.css words
	mkdir $(EMBEDDED)/words && cp $(WORDS) $(EMBEDDED)/words/
	cp $(TEMPLATES) $(EMBEDDED)/ && touch $@
