# What plain commands do, in one place. `make site` and `make test` set everything up by themselves.
SHELL := /bin/bash
EMBEDDED := cmd/debrief/internal/page/embedded
RUNTIME := $(EMBEDDED)/echarts.js
TEMPLATES := $(wildcard templates/*.tmpl templates/*.css templates/*.js)
COMMIT := $(shell git rev-parse --short=12 HEAD 2>/dev/null)
GOLANGCI := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.9.0
# Flags of `debrief build`, such as: make site FLAGS="--base-url https://example.org/"
FLAGS ?=

.PHONY: site test lint bench setup
site: setup
	go build -trimpath -ldflags '-X debrief/cmd/debrief/internal/cli.commit=$(COMMIT)' -o bin/debrief ./cmd/debrief
	bin/debrief build $(FLAGS)

test: setup
	go test $(TESTFLAGS) ./...

lint: setup
	@test -z "$$(gofmt -l cmd)" || { gofmt -d cmd; exit 1; }
	go vet ./...
	go run $(GOLANGCI) run ./...

bench: setup
	go test -run '^$$' -bench . -benchmem ./...

setup: $(RUNTIME) $(EMBEDDED)/.copied
	go mod download

$(RUNTIME): templates/package-lock.json templates/package.json templates/charts/echarts.js
	cd templates && npm ci --no-audit --no-fund && npm run --silent bundle
	@touch $@

# Copied anew as a whole, so that a template which is gone does not stay built in.
$(EMBEDDED)/.copied: $(TEMPLATES) Makefile
	rm -f $(EMBEDDED)/*.tmpl $(EMBEDDED)/*.css $(EMBEDDED)/site.js
	cp $(TEMPLATES) $(EMBEDDED)/
	@touch $@
