# What there is to do here; `make` alone lists it.
SWIFT ?= swift
PREFIX ?= /usr/local
OGI = .build/release/ogi
COUNT ?= 2000
KILLS ?= 200
SECONDS ?= 60

.DEFAULT_GOAL := help
.PHONY: help build dataset test check format generate case-update accuracy bench faults fuzz install clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## build the program for use
	$(SWIFT) build -c release --product ogi

dataset: build ## read input/ and publish the dataset in output/
	$(OGI) run pipeline.json

test: ## run all tests
	$(SWIFT) test

check: ## what to run before every commit: format, warnings, tests, generated files
	$(SWIFT) format lint --strict --recursive --configuration .swift-format Sources Tests Package.swift
	$(SWIFT) build --build-tests -Xswiftc -warnings-as-errors
	$(SWIFT) test -Xswiftc -warnings-as-errors
	$(SWIFT) run -Xswiftc -warnings-as-errors ogi check

format: ## format the sources
	$(SWIFT) format -i --recursive --configuration .swift-format Sources Tests Package.swift

generate: ## refresh what is made from the declarations: built-in data, schema, reference
	sh Scripts/embed.sh pipeline.json defaultPipelineJSON > Sources/Pipeline/Config/DefaultPipeline+Generated.swift
	sh Scripts/embed.sh Data/codebook.csv codebookCSV > Sources/Forms/Codebook+Generated.swift
	sh Scripts/embed.sh Data/relations.csv relationsCSV > Sources/Forms/Relations+Generated.swift
	sh Scripts/embed.sh Data/labels.csv labelsCSV > Sources/Forms/Labels+Generated.swift
	sh Scripts/embed.sh Data/regions.csv regionsCSV > Sources/Forms/Regions+Generated.swift
	sh Scripts/embed.sh Data/regions_stat_only.csv statisticalAreasCSV > Sources/Forms/RegionAreas+Generated.swift
	$(SWIFT) build --product ogi
	.build/debug/ogi schema > pipeline.schema.json
	.build/debug/ogi reference > REFERENCE.md
	.build/debug/ogi reference columns | sh Scripts/region.sh README.md columns

case-update: ## rewrite what a golden case expects: make case-update CASE=area or CASE=area/name, then read the difference
	CASE=$(CASE) $(SWIFT) test --filter CaseTests.CaseTests

accuracy: ## print known tables in every class of rendering and read them back
	$(SWIFT) run -c release accuracy

bench: build ## reports a second, MB a second and peak memory: make bench COUNT=10000
	$(SWIFT) build -c release --product accuracy
	sh Scripts/bench.sh $(COUNT)

faults: build ## kill runs, fill disks, feed them bad files; check the dataset each time (KILLS=200)
	sh Scripts/faults.sh $(KILLS)

fuzz: ## let the fuzzer think of documents, configs and rows for SECONDS each (Linux)
	sh Tests/Fuzz/run.sh $(SECONDS)

install: build ## install the program below PREFIX (/usr/local)
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(OGI) "$(DESTDIR)$(PREFIX)/bin/ogi"

clean: ## remove what was built and published
	rm -rf .build .build-fuzz .output.ogi
	find output -mindepth 1 ! -name .gitkeep -delete
