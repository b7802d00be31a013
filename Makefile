# The console of a border post. `make run` opens it on invented travellers; `make test` runs every test.
SHELL := /bin/bash
SWIFT ?= swift
PREFIX ?= /usr/local
RUN_PACKAGES := libncurses-dev libsqlite3-dev
TEST_PACKAGES := $(RUN_PACKAGES) libvterm-dev tmux golang-go golang-golang-x-mod-dev
# What power cuts on a real file system need.
FAULT_PACKAGES := nbdkit libnbd-bin fuse3 e2fsprogs
# Where a toolchain is installed, its backtracer would hold a crashed program's terminal for half a minute.
export SWIFT_BACKTRACE := enable=no

# The program stands alone: no Swift library is needed where it runs.
RELEASE := -c release --product plbn --static-swift-stdlib
PLBN := .build/release/plbn

# Installs those of $(1) that are missing, with apt-get, as root or by sudo.
define packages
	@missing=; for package in $(1); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "Installing:$$missing"; \
	  as_root=; [ "$$(id -u)" = 0 ] || as_root=sudo; \
	  $$as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -qq $$missing >/dev/null; \
	fi
endef

.PHONY: help run release test check bench eval faults install clean

help:
	@echo "make run      build, and open the console on a demo store with invented travellers"
	@echo "make test     install what the tests need, and run them all"
	@echo "make check    layout of the code, and warnings as errors"
	@echo "make bench    speed, each figure beside its budget (minutes); RECORDS=10000000: at ten years (9 GB, longer);"
	@echo "                PARTS=\"append start\": some of it alone"
	@echo "make eval     how well the watchlist finds people, on names kept outside (skips without them)"
	@echo "make faults   failing disks and killed programs, many times (minutes; some need root)"
	@echo "make install  the program to $(PREFIX)/bin"

release:
	$(call packages,$(RUN_PACKAGES))
	@$(SWIFT) build $(RELEASE)

run: release
	@exec $(PLBN) demo

test:
	$(call packages,$(TEST_PACKAGES))
	$(SWIFT) build --build-tests
	@set -o pipefail; $(SWIFT) test --skip-build 2>&1 | tee .build/test.log || { \
	  echo; echo "What failed, of all the above (.build/test.log):"; grep -a '^✘ Test ' .build/test.log; exit 1; }

check:
	$(call packages,$(TEST_PACKAGES))
	$(SWIFT) format lint --strict --recursive --configuration .swift-format Package.swift Sources Tests Data
	PLBN_STRICT=1 $(SWIFT) build --build-tests

bench:
	$(call packages,$(TEST_PACKAGES))
	$(SWIFT) build $(RELEASE)
	$(SWIFT) build -c release --product plbn-bench --static-swift-stdlib
	.build/release/plbn-bench $(PLBN) $(or $(RECORDS),1000000) $(PARTS)

eval: release
	@Tests/Evaluation/evaluate.sh $(PLBN)

# A script of Tests/Faults that the machine can't run ends with 77 and is told as skipped.
faults:
	$(call packages,$(TEST_PACKAGES))
	-$(call packages,$(FAULT_PACKAGES))
	$(SWIFT) build --build-tests
	PLBN_FAULTS=1 $(SWIFT) test --skip-build --filter 'JournalTests|KilledConsoleTests|MutationTests'
	@skipped=0; for script in 'powercut.sh .build/debug/journal-probe 20' 'full-disk.sh .build/debug/journal-probe'; do \
	  Tests/Faults/$$script; status=$$?; \
	  if [ $$status = 77 ]; then skipped=$$((skipped + 1)); elif [ $$status != 0 ]; then exit $$status; fi; \
	done; echo "faults: $$skipped of 2 scripts skipped"

install: release
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(PLBN) $(DESTDIR)$(PREFIX)/bin/plbn

clean:
	$(SWIFT) package clean
