# make charts     installs what is missing, builds, draws charts/*.yaml into output/
# make gallery    output/gallery/index.html: every chart in three sizes and two themes, with its sources
# make deck       output/deck.pptx: every chart on a slide
# make test       installs what is missing, builds with sanitizers, runs every test
# make test-viewers  the pictures in Chromium, librsvg, poppler and LibreOffice
# make mutate     200 random mutations of the code: would the tests see them? MUTATE='--only src/table'
# make coverage   how much of the code the tests run: lines and branches of each folder
# make install    command, library, header, pkg-config file, man page (PREFIX, DESTDIR)
# make docs       the reference of chart files, from the property tables
# make specimen   the pictures of docs/specimen.md and of the manual
# make bench      instructions against gnuplot's, for the same chart
# make fuzz       every fuzzer for FUZZ_SECONDS; FUZZ_SEED=1: the same walk each time
# make clean
SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c
PREFIX ?= /usr/local
FUZZ_SECONDS ?= 60
FUZZ_SEED ?= 0
BUILD := build/release
ZUHYO := $(BUILD)/zuhyo

# $(call build,PRESET,TARGET): configures once; says nothing when nothing is to do.
build = { test -f build/$(1)/build.ninja || { echo "building zuhyo ($(1))" && cmake --preset $(1) >/dev/null; }; } && \
	cmake --build build/$(1) --target $(2) -- --quiet | { grep -v 'no work to do' || true; }

CHARTS := $(wildcard charts/*.yaml)
NAMES := $(CHARTS:charts/%.yaml=%)
PICTURES := $(foreach ending,svg png pdf,$(NAMES:%=output/%.$(ending)))

.PHONY: charts pictures gallery gallery-page deck test test-viewers install docs specimen bench fuzz mutate coverage clean FORCE
.DEFAULT_GOAL := charts

charts:
	@scripts/install-deps build
	@$(MAKE) --no-print-directory pictures

# ---- Pictures ----

pictures: $(PICTURES)

# A rule of patterns makes its three targets together. What else each needs (tables, theme, fonts) is
# in the files that the last run left in build/deps.
output/%.svg output/%.png output/%.pdf: charts/%.yaml $(ZUHYO)
	@mkdir -p output build/deps
	@echo "zuhyo $<"
	@$(ZUHYO) $< -o output/$*.svg -o output/$*.png -o output/$*.pdf -MD -MF build/deps/$*.d -MP

-include $(NAMES:%=build/deps/%.d)

# ---- Gallery and slides ----

gallery:
	@scripts/install-deps build
	@$(MAKE) --no-print-directory $(if $(findstring -j,$(MAKEFLAGS)),,-j $(shell nproc)) gallery-page

# NAME-SIZE.svg on paper, NAME-SIZE-dark.svg; $(call drawn,SIZE,THEME,AFTER)
define drawn
output/gallery/%-$(1)$(3).svg output/gallery/%-$(1)$(3).png output/gallery/%-$(1)$(3).pdf: charts/%.yaml $$(ZUHYO)
	@mkdir -p output/gallery build/deps
	@echo "zuhyo $$< --size=$(1) --theme=$(2)"
	@$$(ZUHYO) $$< --size=$(1) --theme=$(2) $$(foreach e,svg png pdf,-o output/gallery/$$*-$(1)$(3).$$e) \
		-MD -MF build/deps/gallery-$$*-$(1)$(3).d -MP
endef
SIZES := slide report mobile
$(foreach size,$(SIZES),$(eval $(call drawn,$(size),paper,))$(eval $(call drawn,$(size),dark,-dark)))
VARIANTS := $(foreach size,$(SIZES),$(NAMES:%=%-$(size)) $(NAMES:%=%-$(size)-dark))

gallery-page: output/gallery/index.html $(NAMES:%=docs/gallery/%.png)

output/gallery/index.html: scripts/gallery scripts/gallery.css $(VARIANTS:%=output/gallery/%.svg)
	@scripts/gallery output/gallery $(CHARTS) >$@.new
	@mv $@.new $@

# Small, for the README: kept in git.
docs/gallery/%.png: charts/%.yaml $(ZUHYO)
	@mkdir -p docs/gallery build/deps
	@$(ZUHYO) $< --size=slide --scale=0.625 -o $@ -MD -MF build/deps/gallery-$*.d -MP

deck:
	@scripts/install-deps build
	@$(MAKE) --no-print-directory output/deck.pptx

output/deck.pptx: $(CHARTS) $(ZUHYO)
	@mkdir -p output build/deps
	@echo "zuhyo deck -o $@"
	@$(ZUHYO) deck $(CHARTS) -o $@ -MD -MF build/deps/deck.d -MP

-include build/deps/deck.d $(NAMES:%=build/deps/gallery-%.d) $(VARIANTS:%=build/deps/gallery-%.d)

# ninja knows whether there is anything to do; when not, the file's time stays and nothing is drawn.
$(ZUHYO): FORCE
	@$(call build,release,zuhyo)

# ---- Tests ----

test:
	@scripts/install-deps build test
	@$(call build,dev,all)
	@ctest --preset dev -j 2

VIEWERS := pdf outline browser deck

test-viewers: gallery build/picture-compare
	@scripts/install-deps test browser office
	@failed=; for test in $(VIEWERS); do \
		node tests/viewers/$$test.mjs $(ZUHYO) build/picture-compare || test $$? -eq 77 || failed=1; \
	done; test -z "$$failed"

build/picture-compare: tests/viewers/compare.c
	@mkdir -p build
	@$(CC) -std=c17 -O2 -Wall -Wextra $< -o $@ $$(pkg-config --cflags --libs libpng)

mutate:
	@scripts/install-deps build test
	@node tests/mutate/mutate.mjs $(MUTATE)

# What a run leaves is added to what is there: old counts go first.
coverage:
	@scripts/install-deps build test
	@$(call build,coverage,all)
	@find build/coverage -name '*.gcda' -delete
	@ctest --preset coverage -j 2 --quiet --output-log build/coverage/tests.log || { tail -n 20 build/coverage/tests.log; exit 1; }
	@node tests/coverage.mjs build/coverage $(COVERAGE)

bench: $(ZUHYO)
	@tests/perf/ratio.sh $(ZUHYO)

fuzz:
	@scripts/install-deps build test fuzz
	@$(call build,fuzz,fuzzers)
	@tests/fuzz/run.sh build/fuzz $(FUZZ_SECONDS) $(FUZZ_SEED)

# ---- The rest ----

specimen: $(ZUHYO)
	@ZUHYO_ACCEPT=1 tests/docs.sh $(ZUHYO) .

docs: $(ZUHYO)
	@$(ZUHYO) reference >docs/reference.md

install:
	@scripts/install-deps build
	@$(call build,release,all)
	@cmake --install $(BUILD) --prefix $(PREFIX)
	@test -n "$(DESTDIR)" || ldconfig 2>/dev/null || true

clean:
	rm -rf build output/gallery output/deck.pptx $(NAMES:%=output/%.png) $(NAMES:%=output/%.pdf)
