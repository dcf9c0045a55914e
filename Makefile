# What there is to do here; `make` alone lists it.
SWIFT ?= swift
PREFIX ?= /usr/local
OGI = .build/release/ogi
# Linux has the standard library to link in; on other systems it is part of the system.
STATIC = $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib --disable-local-rpath)
COUNT ?= 1000 10000
KILLS ?= 200
SECONDS ?= 60
SEED ?= 1
MASTER ?=
INPUT ?= input
OUTPUT ?= output

.DEFAULT_GOAL := help
.PHONY: help build release dataset test check lint format generate case-update accuracy accuracy-page bench \
	instructions-record faults fuzz clients peers page-check spark-setup spark spark-test install races clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-20s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## build the program for use; on Linux it needs no Swift where it runs
	$(SWIFT) build -c release --product ogi $(STATIC)

release: build ## the same without its symbols, for other machines: .build/ogi
	strip -o .build/ogi .build/release/ogi
	@! command -v readelf > /dev/null || ! readelf -d .build/ogi | grep -E 'RUNPATH|RPATH' || \
		{ echo "the program would look for libraries where it was built" >&2; exit 1; }
	ls -l .build/ogi

dataset: build ## read input/ and publish the dataset in output/
	$(OGI) run pipeline.json

test: ## run all tests
	$(SWIFT) test $(FLAGS)

check: lint ## what to run before every commit: format, warnings, tests, generated files
	$(SWIFT) build --build-tests -Xswiftc -warnings-as-errors
	$(SWIFT) test -Xswiftc -warnings-as-errors
	$(SWIFT) run -Xswiftc -warnings-as-errors ogi check

lint: ## say where the sources are not formatted as they should be
	$(SWIFT) format lint --strict --recursive --configuration .swift-format Sources Tests Package.swift

format: ## format the sources
	$(SWIFT) format -i --recursive --configuration .swift-format Sources Tests Package.swift

generate: ## refresh what is made from the declarations: built-in data, schema, reference
	sh Scripts/embed.sh pipeline.json defaultPipelineJSON > Sources/Pipeline/Config/DefaultPipeline+Generated.swift
	sh Scripts/embed.sh Data/codebook.csv codebookCSV > Sources/Forms/Codebook+Generated.swift
	sh Scripts/embed.sh Data/relations.csv relationsCSV > Sources/Forms/Relations+Generated.swift
	sh Scripts/embed.sh Data/series.csv seriesCSV > Sources/Forms/Series+Generated.swift
	sh Scripts/embed.sh Data/mention_words.csv mentionWordsCSV > Sources/Forms/MentionWords+Generated.swift
	sh Scripts/embed.sh Data/mention_rules.csv mentionRulesCSV > Sources/Forms/MentionRules+Generated.swift
	sh Scripts/embed.sh Data/labels.csv labelsCSV > Sources/Forms/Labels+Generated.swift
	sh Scripts/embed.sh Data/meanings.csv meaningsCSV > Sources/Forms/Meanings+Generated.swift
	sh Scripts/embed.sh Data/codes.csv codesCSV > Sources/Forms/CodeLabels+Generated.swift
	sh Scripts/embed.sh Data/regions.csv regionsCSV > Sources/Forms/Regions+Generated.swift
	sh Scripts/embed.sh Data/regions_stat_only.csv statisticalAreasCSV > Sources/Forms/RegionAreas+Generated.swift
	sh Scripts/embed.sh Data/region_hints.csv regionHintsCSV > Sources/Forms/RegionHints+Generated.swift
	$(SWIFT) build --product ogi
	.build/debug/ogi schema > pipeline.schema.json
	.build/debug/ogi reference > REFERENCE.md

case-update: ## rewrite what a golden case expects: make case-update CASE=area or CASE=area/name, then read the difference
	CASE=$(CASE) $(SWIFT) test --filter CaseTests.CaseTests

accuracy: ## print known tables in every class of rendering and read them back (SEED=1)
	$(SWIFT) run -c release $(STATIC) accuracy --seed $(SEED)

accuracy-page: ## put what make accuracy prints into README.md
	$(SWIFT) build -c release --product accuracy $(STATIC)
	{ echo '```'; .build/release/accuracy; echo '```'; } | sh Scripts/region.sh README.md accuracy

bench: release ## speed, memory and growth beside sha256sum and cp on this machine: make bench COUNT="1000 10000 100000"
	$(SWIFT) build -c release --product accuracy $(STATIC)
	sh Scripts/bench.sh $(COUNT)

faults: build ## kill runs, fill disks, feed them bad files; check the dataset each time (KILLS=200)
	$(SWIFT) build -c release --product accuracy $(STATIC)
	sh Scripts/faults.sh $(KILLS)

fuzz: ## let the fuzzer think of documents, configs and rows for SECONDS each (Linux)
	sh Tests/Fuzz/run.sh $(SECONDS)

instructions-record: build ## write down how many instructions a report takes, after a change that explains it
	sh Scripts/instructions.sh --record

clients: dataset ## open what was published with pandas, Polars, DuckDB, frictionless and LibreOffice (needs Python, network)
	python3 -m venv .build/clients
	.build/clients/bin/pip install --quiet --disable-pip-version-check --upgrade 'frictionless[json]' duckdb pandas polars
	$(OGI) run --quiet --output .build/clients/dataset Tests/Clients/pipeline.json
	.build/clients/bin/python Scripts/clients.py output .build/clients/dataset

peers: build ## put into README.md what pdfplumber and PyMuPDF find in the PDF files of the tests, and how fast (needs Python, network)
	python3 -m venv .build/peers
	.build/peers/bin/pip install --quiet --disable-pip-version-check pdfplumber pymupdf
	{ echo '```'; .build/peers/bin/python Scripts/peers.py $(OGI); echo '```'; } | sh Scripts/region.sh README.md peers

page-check: dataset ## look at index.html in Chromium: cut text, contrast, requests, hostile text (needs Python, network)
	python3 -m venv .build/page-check
	.build/page-check/bin/pip install --quiet --disable-pip-version-check playwright axe-playwright-python
	.build/page-check/bin/python Scripts/page_check.py \
	    output/index.html Tests/Cases/output/page-of-hostile-text/expected/index.html

spark-setup: ## Spark in .build/spark, for make spark (needs Python 3 and Java 17)
	@java -version 2>&1 | grep -q 'version "17' || \
		{ echo "Spark needs Java 17, which is not here: apt-get install openjdk-17-jre-headless (Debian, Ubuntu)" >&2; exit 1; }
	python3 -m venv .build/spark
	.build/spark/bin/pip install --quiet --disable-pip-version-check --require-hashes -r Scripts/spark/requirements.txt

spark: release ## publish a dataset with Spark: make spark INPUT=reports OUTPUT=dataset MASTER=spark://host:7077
	@test -x .build/spark/bin/python || { echo "run make spark-setup first" >&2; exit 1; }
	.build/spark/bin/python Scripts/spark/dataset.py .build/ogi pipeline.json "$(INPUT)" "$(OUTPUT)" $(if $(MASTER),--master "$(MASTER)")

spark-test: release ## 2,000 reports by Spark, a worker killed meanwhile: the bytes of ogi run (after make spark-setup)
	$(SWIFT) build --product accuracy
	rm -rf .build/spark-test && mkdir .build/spark-test
	.build/debug/accuracy --corpus .build/spark-test/reports --count 2000 --samples input > .build/spark-test/truth
	.build/spark/bin/python Scripts/spark/test.py .build/ogi pipeline.json .build/spark-test/reports .build/spark-test

install: release ## install the program, its manual page and completions below PREFIX (/usr/local)
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/man/man1" \
		"$(DESTDIR)$(PREFIX)/share/bash-completion/completions" "$(DESTDIR)$(PREFIX)/share/zsh/site-functions" \
		"$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	install -m 755 .build/ogi "$(DESTDIR)$(PREFIX)/bin/ogi"
	.build/ogi man > "$(DESTDIR)$(PREFIX)/share/man/man1/ogi.1"
	.build/ogi completions bash > "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/ogi"
	.build/ogi completions zsh > "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_ogi"
	.build/ogi completions fish > "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/ogi.fish"

races: ## look for races between threads in the runtime and in whole runs (Linux; builds apart)
	$(SWIFT) build --build-tests --sanitize=thread --scratch-path .build/races
	$(SWIFT) test --skip-build --sanitize=thread --scratch-path .build/races --filter 'RuntimeTests|RunTests'

clean: ## remove what was built and published
	rm -rf .build .build-fuzz .output.ogi
	find output -mindepth 1 ! -name .gitkeep -delete
