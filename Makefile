# Todoke (届).  "make help" lists what there is.
#
# Plain make installs nothing: the command comes to ./todoke, all else to build/.
# demo, test and deps install missing Debian packages (by name, sudo only if needed).

PREFIX ?= /usr/local
BUILD ?= build
PROGRAM ?= todoke
CC = gcc
CFLAGS ?= -O2 -g
WARNINGS = -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror

# What each package is for stands in README.md.
PACKAGES = gcc pkg-config gettext libhpdf-dev libxml2-dev libharfbuzz-dev libfontconfig-dev \
	libdeflate-dev nettle-dev libqrencode-dev libpng-dev libturbojpeg0-dev libqpdf-dev libhyphen-dev hyphen-en-us icc-profiles-free fonts-morisawa-bizud-mincho fonts-morisawa-bizud-gothic \
	fonts-ipamj-mincho fonts-noto-cjk
TEST_PACKAGES = check zlib1g-dev qpdf libfreetype-dev poppler-utils netpbm libzbar-dev libxml2-utils chromium default-jre-headless libpdfbox2-java \
	libfontbox2-java libcommons-logging-java libactivation-java libjaxb-api-java
LINT_PACKAGES = clang clang-format valgrind

LIBRARIES = libqrencode libpng libturbojpeg libxml-2.0 harfbuzz harfbuzz-subset fontconfig libdeflate nettle libqpdf
LIBRARY_CFLAGS := $(subst -I,-isystem ,$(shell pkg-config --cflags $(LIBRARIES) 2>/dev/null))
LIBRARY_LIBS := $(shell pkg-config --libs $(filter-out libqpdf,$(LIBRARIES)) 2>/dev/null) -lhpdf -lhyphen -ldl -lm
# Loaded when it is needed (core/reading/qpdf.h).
QPDF := $(shell objdump -p "$$($(CC) -print-file-name=libqpdf.so)" 2>/dev/null | awk '/SONAME/ { print $$2 }')
CHECK_LIBS = $(shell pkg-config --libs check freetype2 zbar zlib)

# V=1 shows the commands.
Q = $(if $(V),,@)
COMPILE = $(Q)$(if $(V),,echo "  $@"; )$(CC) $(WARNINGS) -D_GNU_SOURCE $(CFLAGS) -fvisibility=hidden -Icore -MMD -MP

CORE = $(patsubst %.c,$(BUILD)/%.o,$(sort $(wildcard core/*/*.c)))
MAIN = $(BUILD)/core/main.o
PLUGINS = $(patsubst plugins/%/,$(BUILD)/lib/todoke/plugins/%.so,$(sort $(dir $(wildcard plugins/*/*.c))))
CATALOGS = $(patsubst locales/%/messages.po,$(BUILD)/share/todoke/locales/%/LC_MESSAGES/todoke.mo,\
	$(wildcard locales/*/messages.po))
TERMS = $(patsubst locales/%,$(BUILD)/share/todoke/locales/%,$(wildcard locales/*/*.xml))
HOME_LINKS = $(addprefix $(BUILD)/share/todoke/,templates schema law)
# Those of what is written are for others, and use more of XML Schema than is read here.
IMAGES = $(patsubst core/schema/%.xsd,$(BUILD)/share/todoke/schema-images/%.image,\
	$(filter-out %/board.xsd %/document.xsd,$(sort $(wildcard core/schema/*.xsd))))
TESTS = $(sort $(wildcard tests/test_*.c))
TEST_OBJECTS = $(patsubst %.c,$(BUILD)/%.o,$(sort $(wildcard tests/*.c)))
TEST_PLUGINS = $(patsubst tests/plugins/%.c,$(BUILD)/tests/plugins/%.so,$(wildcard tests/plugins/*.c))
BENCHES = $(patsubst tests/bench/%.c,$(BUILD)/bench/%,$(wildcard tests/bench/*.c))

all: $(PROGRAM) $(PLUGINS) $(CATALOGS) $(TERMS) $(HOME_LINKS) $(IMAGES)

# --- what people call

RECORDS = templates/records
DEMO = -f pdf,xml,text -o build/demo --force
demo: deps
	@$(MAKE) --no-print-directory all
	@mkdir -p build/demo
	@./todoke make $(RECORDS)/misdelivery.xml -t individual $(DEMO)
	@./todoke make $(RECORDS)/ransomware.xml -t ppc --stage preliminary --as-of 2026-11-19 $(DEMO)
	@./todoke make $(RECORDS)/ransomware.xml -t ppc --stage final --as-of 2027-01-08 $(DEMO)
	@./todoke make $(RECORDS)/ransomware.xml -t individual --as-of 2026-12-11 $(DEMO)
	@./todoke make $(RECORDS)/ransomware.xml -t pmark,public,partner $(DEMO)
	@./todoke letters $(RECORDS)/ransomware.xml templates/lists/customers.csv --from privacy@example.jp \
		-o build/demo/letters --force
	@./todoke letters $(RECORDS)/ransomware.xml templates/lists/partners.csv -t partner --from privacy@example.jp \
		-o build/demo/partners --force
	@./todoke plan $(RECORDS)/ransomware.xml --as-of 2026-11-19 --now 2026-11-19T09:00 \
		-o build/demo/2026-021-plan.txt --force
	@./todoke make $(RECORDS)/ransomware.xml -t plan --stage draft --as-of 2026-11-19 $(DEMO)
	@echo "できあがった文書は build/demo/ にあります (the documents are in build/demo/)"

test: deps-test
	@$(MAKE) --no-print-directory check

check: all $(BUILD)/tests/check $(TEST_PLUGINS)
	@mkdir -p build/tests
	tests/run $(BUILD)/tests/check

# One suite: make suite S=view
suite: all $(BUILD)/tests/check $(TEST_PLUGINS)
	CK_RUN_SUITE=$(S) $(BUILD)/tests/check

SANITIZE = BUILD=build/sanitize PROGRAM=build/sanitize/bin/todoke \
	CFLAGS='-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover'
sanitize: deps-test
	@CK_FORK=no CK_TIMEOUT_MULTIPLIER=10 $(MAKE) --no-print-directory check $(SANITIZE)

valgrind: deps-lint all $(BUILD)/tests/check $(TEST_PLUGINS)
	CK_FORK=no CK_TIMEOUT_MULTIPLIER=30 valgrind -q --leak-check=full --show-leak-kinds=definite \
		--errors-for-leak-kinds=definite --error-exitcode=1 --suppressions=tests/valgrind.supp \
		$(BUILD)/tests/check

bench: deps-test all bench-build

bench-build: $(BENCHES)

# todoke letters as a whole, on lists of people who don't exist (tests/bench/README.md).
bench-letters: all $(BUILD)/bench/people $(BUILD)/bench/bulk
	@$(BUILD)/bench/bulk 1 1000 20000 100000

lint: deps-lint
	@clang-format --dry-run -Werror $$(git ls-files '*.c' '*.h')
	@$(MAKE) --no-print-directory all check-build bench-build BUILD=build/clang PROGRAM=build/clang/bin/todoke \
		CC=clang

check-build: $(BUILD)/tests/check $(TEST_PLUGINS)

# What a record may hold, as one page; the table of items in plugins/README.md.
doc: all
	@mkdir -p $(BUILD)/doc
	@./$(PROGRAM) explain --html >$(BUILD)/doc/record.html
	@./$(PROGRAM) packs --table --lang ja >$(BUILD)/doc/items.md
	@sed -i -e '/^<!-- items -->$$/,/^<!-- \/items -->$$/{//!d}' \
		-e '/^<!-- items -->$$/r $(BUILD)/doc/items.md' plugins/README.md
	@echo $(BUILD)/doc/record.html

# Every page of tests/gallery as a PDF, and all of them on one sheet.
gallery: deps-test
	@rm -rf build/gallery
	@$(MAKE) --no-print-directory suite S=gallery
	@tests/gallery-sheet build/gallery
	@echo build/gallery/sheet.png

golden: all $(BUILD)/tests/check
	@tests/golden-update

clean:
	rm -rf build todoke

help:
	@sed -n 's/^#~ //p' Makefile

#~ make            build ./todoke (installs nothing)
#~ make deps       install what is missing to build and run
#~ make demo       deps, build, and make the documents of a small incident into build/demo/
#~ make test       install what the tests need, build, run everything
#~ make suite S=view   run one test suite
#~ make sanitize   the tests under ASan and UBSan; make valgrind: under valgrind
#~ make lint       formatting, and a build with clang
#~ make bench      build the benchmarks into build/bench/ (tests/bench/README.md)
#~ make bench-letters   how fast letters in bulk are made, as a table
#~ make golden     show how the documents differ from the expected ones, then ask
#~ make gallery  a page of each feature from tests/gallery, and all on build/gallery/sheet.png
#~ make doc        what a record may hold: build/doc/record.html; the table in plugins/README.md
#~ make install    PREFIX=/usr/local DESTDIR=
#~ make clean

# --- packages: named before they are installed; sudo only if not root

define install-missing
	@missing=; for package in $(1); do \
		dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' \
			|| missing="$$missing $$package"; \
	done; \
	test -z "$$missing" && exit 0; \
	command -v apt-get >/dev/null || { \
		echo "次のDebianパッケージに当たるものが必要です (needed):$$missing"; exit 1; }; \
	echo "足りないパッケージを入れます (installing):$$missing"; \
	if [ "$$(id -u)" = 0 ]; then sudo=; else sudo=sudo; fi; \
	$$sudo apt-get update -qq \
	&& $$sudo env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends $$missing >build/apt.log 2>&1 \
	|| { tail -n 20 build/apt.log; exit 1; }
endef

deps: | build
	$(call install-missing,$(PACKAGES))

deps-test: | build
	$(call install-missing,$(PACKAGES) $(TEST_PACKAGES))

deps-lint: | build
	$(call install-missing,$(PACKAGES) $(TEST_PACKAGES) $(LINT_PACKAGES))

build:
	@mkdir -p build

# Says what to do instead of a page of compiler errors.
$(BUILD)/libraries:
	@mkdir -p $(@D)
	@pkg-config --exists $(LIBRARIES) && command -v msgfmt >/dev/null \
		&& echo '#include <hyphen.h>' | $(CC) -E - >/dev/null 2>&1 || { \
		echo "ライブラリが足りません。make deps を実行してください" \
		"(libraries are missing: run make deps)"; exit 1; }
	@touch $@

# --- the program

$(PROGRAM): $(MAIN) $(CORE)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) -rdynamic -o $@ $^ $(LIBRARY_LIBS)

$(BUILD)/core/reading/qpdf.o: LIBRARY_CFLAGS += -DTODOKE_QPDF='"$(QPDF)"'

# The members that an image of a schema has, in their order.
SCHEMA_LAYOUT := $(shell cat $(addprefix core/record/,schema.h schema_text.h schema_tables.h) | sha256sum | cut -c 1-64)
$(BUILD)/core/record/schema_image.o: LIBRARY_CFLAGS += -DTODOKE_SCHEMA_LAYOUT='"$(SCHEMA_LAYOUT)"'

$(BUILD)/core/%.o: core/%.c | $(BUILD)/libraries
	@mkdir -p $(@D)
	$(COMPILE) $(LIBRARY_CFLAGS) -c -o $@ $<

$(BUILD)/lib/todoke/plugins/%.so: plugins/%/*.c core/todoke.h | $(BUILD)/libraries
	@mkdir -p $(@D)
	$(COMPILE) -fPIC -shared -o $@ $(filter %.c,$^)
	@chmod go-w $@ $(@D)

$(BUILD)/share/todoke/locales/%/LC_MESSAGES/todoke.mo: locales/%/messages.po
	@mkdir -p $(@D)
	$(Q)msgfmt --check-format -o $@ $<

$(BUILD)/share/todoke/locales/%.xml: locales/%.xml
	@mkdir -p $(@D)
	$(Q)cp $< $@

$(HOME_LINKS):
	@mkdir -p $(@D)
	$(Q)ln -sfn $(CURDIR)/$(patsubst %schema,core/schema,$(patsubst %law,plugins/law,$(@F))) $@

# Schemas as they are in memory (core/record/schema_image.h).
$(BUILD)/share/todoke/schema-images/%.image: core/schema/%.xsd $(PROGRAM)
	@mkdir -p $(@D)
	$(Q)./$(PROGRAM) --schema-image $< >$@.new && sync $@.new && mv $@.new $@

# --- tests

# The runner calls the suite of every tests/test_NAME.c: NAME_suite.
$(BUILD)/tests/runner.c: $(TESTS)
	@mkdir -p $(@D)
	@{ echo '#include "check.h"'; echo '#include <stdlib.h>'; \
	for t in $(patsubst tests/test_%.c,%,$(TESTS)); do echo "Suite *$${t}_suite(void);"; done; \
	echo 'int main(void) {'; echo 'int failed;'; echo 'SRunner *runner = srunner_create(NULL);'; \
	for t in $(patsubst tests/test_%.c,%,$(TESTS)); do \
		echo "srunner_add_suite(runner, $${t}_suite());"; done; \
	echo 'srunner_run_all(runner, CK_ENV); failed = srunner_ntests_failed(runner);'; \
	echo 'srunner_free(runner); return failed ? EXIT_FAILURE : EXIT_SUCCESS; }'; } >$@

$(BUILD)/tests/runner.o: $(BUILD)/tests/runner.c
	$(COMPILE) -c -o $@ $<

$(BUILD)/tests/%.o: tests/%.c | $(BUILD)/libraries
	@mkdir -p $(@D)
	$(COMPILE) -DTODOKE_PROGRAM='"$(PROGRAM)"' -DTODOKE_BUILD='"$(BUILD)"' $(LIBRARY_CFLAGS) \
		-Itests -c -o $@ $<

$(BUILD)/tests/check: $(BUILD)/tests/runner.o $(TEST_OBJECTS) $(CORE)
	$(Q)$(CC) $(CFLAGS) -rdynamic -o $@ $^ $(CHECK_LIBS) $(LIBRARY_LIBS)

$(BUILD)/tests/plugins/%.so: tests/plugins/%.c core/todoke.h
	@mkdir -p $(@D)
	$(COMPILE) -fPIC -shared -o $@ $<
	@chmod go-w $@ $(@D)

$(BUILD)/bench/%: tests/bench/%.c $(CORE)
	@mkdir -p $(@D)
	$(COMPILE) $(LIBRARY_CFLAGS) -o $@ $^ $(LIBRARY_LIBS)

# --- installing

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/todoke/plugins \
		$(DESTDIR)$(PREFIX)/share/todoke $(DESTDIR)$(PREFIX)/include
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/todoke
	install -m 755 $(PLUGINS) $(DESTDIR)$(PREFIX)/lib/todoke/plugins
	install -m 644 core/todoke.h $(DESTDIR)$(PREFIX)/include
	cp -RL --no-preserve=ownership $(BUILD)/share/todoke/. $(DESTDIR)$(PREFIX)/share/todoke

.PHONY: all bench-letters demo test check suite gallery sanitize valgrind bench lint check-build doc golden clean help deps \
	deps-test deps-lint install

-include $(CORE:.o=.d) $(MAIN:.o=.d) $(TEST_OBJECTS:.o=.d)
