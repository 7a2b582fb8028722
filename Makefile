# Build of ruff. `make help` lists the targets; scripts/tests.mk and scripts/tools.mk hold the
# rules for tests and for developer tools.
#
# Variants are built beside each other, each in its own directory:
#   make                build/            release
#   make DEBUG=1        build-debug/      assertions, -Og
#   make SANITIZE=1     build-sanitize/   AddressSanitizer + UBSan, portable interpreter
#   make SANITIZE=1 JIT=1  build-sanitize-jit/  the same below handlers and machine code
#   make PORTABLE=1     build-portable/   portable interpreter instead of the generated handlers
#   make FUZZ=1         build-fuzz/       objects for the fuzz targets (clang 19)
# They can be combined; BUILD=dir overrides the directory. Sources are found by wildcard.

MAKEFLAGS += --no-builtin-rules
.SUFFIXES:
.DELETE_ON_ERROR:
SHELL := /bin/sh

ifeq ($(origin CC),default)
CC := $(if $(FUZZ),clang-19,gcc)
endif

# --- variant -----------------------------------------------------------------------------------

BUILD ?= build$(if $(DEBUG),-debug)$(if $(FUZZ),-fuzz)$(if $(SANITIZE),-sanitize$(if $(JIT),-jit))$(if $(PORTABLE),-portable)

# The generated handlers are assembly for one target and follow clang 19's preserve_none; wherever
# they do not fit, the same kernels run in the portable interpreter.
STENCIL_TARGET := x86_64-linux
STENCIL_DIR    := stencils/generated/$(STENCIL_TARGET)
MACHINE        := $(shell $(CC) -dumpmachine 2>/dev/null || uname -m)
HANDLERS       := $(wildcard $(STENCIL_DIR)/*.s $(STENCIL_DIR)/*.S)
NATIVE         := $(if $(HANDLERS),$(filter x86_64-linux-gnu x86_64-%-linux-gnu x86_64,$(MACHINE)))
ifneq ($(PORTABLE)$(if $(JIT),,$(SANITIZE))$(FUZZ),)
NATIVE :=
endif

# --- flags -------------------------------------------------------------------------------------

WERROR ?= 1
WARNINGS := -Wall -Wextra $(if $(filter 1,$(WERROR)),-Werror)
CPPFLAGS_ALL := -I. -D_GNU_SOURCE $(if $(NATIVE),,-DRUFF_PORTABLE=1)
CFLAGS_ALL := -std=gnu17 $(WARNINGS) -fvisibility=hidden -ffunction-sections -fdata-sections \
	-ffp-contract=off -fno-pie
# No position independence: handlers and machine code address data with 32 bits.
# gdb looks for the names of its JIT interface; they survive `strip` as dynamic symbols.
LDFLAGS_ALL := -no-pie -Wl,--export-dynamic-symbol='__jit_debug_*' \
	-Wl,-O1 -Wl,--as-needed -Wl,-z,lazy -Wl,-z,noexecstack
SANITIZERS := -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer

ifneq ($(FUZZ),)
CPPFLAGS_ALL += -DRUFF_FUZZ=1
CFLAGS_ALL += -g -O1 $(SANITIZERS) -fsanitize=fuzzer-no-link
LDFLAGS_ALL += $(SANITIZERS)
else ifneq ($(SANITIZE),)
CFLAGS_ALL += -g -O1 $(SANITIZERS)
LDFLAGS_ALL += $(SANITIZERS)
else ifneq ($(DEBUG),)
CPPFLAGS_ALL += -DRUFF_DEBUG=1
CFLAGS_ALL += -g -Og
else
CPPFLAGS_ALL += -DNDEBUG
CFLAGS_ALL += -O2
endif

CPPFLAGS_ALL += $(CPPFLAGS)
CFLAGS_ALL += $(CFLAGS)
LDFLAGS_ALL += $(LDFLAGS)

# Linked statically where possible: one shared library less to find at start-up.
UTF8PROC_LIBS ?= -l:libutf8proc.a
LIBS := $(UTF8PROC_LIBS) -lm -lpthread

# --- sources -----------------------------------------------------------------------------------

# In stencils/ only the slow paths are ordinary C; the handlers are compiled by `make stencils`.
SOURCES := $(shell find runtime vm codegen -path codegen/extract -prune -o -name '*.c' -print | sort) \
	$(shell find stencils -name '*.c' \( -path 'stencils/slow/*' -o -not -path 'stencils/*/*' \) | sort)
ifneq ($(NATIVE),)
ASSEMBLY := $(HANDLERS) $(wildcard stencils/x86_64/*.S)
endif

object_of = $(patsubst %,$(BUILD)/obj/%.o,$(basename $(1)))
OBJECTS := $(call object_of,$(SOURCES) $(ASSEMBLY))
# What tests link: everything below the command line.
LIBRARY_OBJECTS := $(filter-out $(BUILD)/obj/vm/cli/%,$(OBJECTS))

# --- the binary --------------------------------------------------------------------------------

.PHONY: all ruff FORCE
all: ruff
ruff: $(BUILD)/ruff
FORCE:

$(BUILD)/ruff: $(OBJECTS) $(BUILD)/link-inputs
	@$(if $(NATIVE),scripts/check-stencils.sh --quick $(STENCIL_DIR) || true)
	@echo "  LINK  $@"
	@$(CC) -o $@ $(OBJECTS) -Wl,--gc-sections $(LDFLAGS_ALL) $(LIBS)

COMPILE = $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -MMD -MP -c

$(BUILD)/obj/%.o: %.c $(BUILD)/flags | $(BUILD)/deps-build
	@mkdir -p $(@D)
	@echo "  CC    $<"
	@$(COMPILE) -o $@ $<

$(BUILD)/obj/%.o: %.S $(BUILD)/flags | $(BUILD)/deps-build
	@mkdir -p $(@D)
	@echo "  AS    $<"
	@$(CC) $(CPPFLAGS_ALL) -MMD -MP -c -o $@ $<

$(BUILD)/obj/%.o: %.s $(BUILD)/flags | $(BUILD)/deps-build
	@mkdir -p $(@D)
	@echo "  AS    $<"
	@$(CC) -c -o $@ $<

-include $(shell [ -d $(BUILD)/obj ] && find $(BUILD)/obj -name '*.d')

# Files that change only when their content does: whatever depends on them is rebuilt exactly when
# the compiler, the flags or the set of inputs changed.
write_if_changed = mkdir -p $(@D) && printf '%s\n' $(1) | cmp -s - $@ || printf '%s\n' $(1) > $@

$(BUILD)/flags: FORCE | $(BUILD)/deps-build
	@version=$$($(CC) --version | head -n 1) && \
	$(call write_if_changed,"$$version" '$(subst ','\'',$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL))')

$(BUILD)/link-inputs: FORCE
	@$(call write_if_changed,'$(subst ','\'',$(CC) $(LDFLAGS_ALL) $(LIBS) $(OBJECTS))')

# Packages that are missing are installed once for each build directory; the check itself takes
# no measurable time, but the stamp also keeps make from asking again for every file.
$(BUILD)/deps-build $(BUILD)/deps-test: $(BUILD)/deps-%: scripts/install-deps.sh
	@CC='$(CC)' scripts/install-deps.sh $*
	@mkdir -p $(@D) && touch $@

# --- use ---------------------------------------------------------------------------------------

.PHONY: install uninstall demo clean help
PREFIX ?= /usr/local
install: $(BUILD)/ruff
	install -d $(DESTDIR)$(PREFIX)/bin
	install -s -m 755 $(BUILD)/ruff $(DESTDIR)$(PREFIX)/bin/ruff

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/ruff

DEMO ?= tests/demo/demo.ruff
demo: $(BUILD)/ruff
	@$(BUILD)/ruff run $(DEMO)

clean:
	rm -rf build build-*

include scripts/tests.mk
include scripts/tools.mk

help:
	@echo "make                 build $(BUILD)/ruff (release)"
	@echo "make DEBUG=1         build-debug/ruff: assertions"
	@echo "make SANITIZE=1      build-sanitize/ruff: AddressSanitizer and UBSan"
	@echo "make SANITIZE=1 JIT=1  build-sanitize-jit/ruff: the same around machine code"
	@echo "make PORTABLE=1      build-portable/ruff: portable interpreter"
	@echo "make demo            install what is missing, build, run an example"
	@echo "make test            install what is missing, build, run every test"
	@echo "                     TEST_FILTER=text TEST_MODES='off portable' TEST_JOBS=n"
	@echo "make bench           table of benchmarks against other languages; BENCH_ARGS=..."
	@echo "make results         measure all benchmarks, write benchmarks/RESULTS.md and README's table"
	@echo "make perf-check      fail if the working tree is slower than the merge base, or BASE=rev"
	@echo "                     PERF_ARGS='--only A,B' or '--group A'; in CI benchmarks/perf_check.py"
	@echo "make bench-runtime   table of the C runtime alone against Go"
	@echo "make bench-compile   speed of the baseline compiler, and what it costs short scripts"
	@echo "make bench-typed     typed code (--jit=slice) against hand-written code of the same shape"
	@echo "make fuzz SECONDS=n  n seconds of each fuzz target"
	@echo "make stencils        regenerate handlers and stencils (clang 19)"
	@echo "make check-stencils  compare the committed ones with a fresh run"
	@echo "make format          clang-format all C sources; check-format only looks"
	@echo "make check-layout    layers, file lengths, top level"
	@echo "make tidy            clang-tidy; fails when it has something to report"
	@echo "make install         PREFIX=$(PREFIX) DESTDIR="
	@echo "make clean           remove every build directory"
