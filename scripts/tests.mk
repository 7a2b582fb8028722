# Tests. Three kinds of C tests are found by name below tests/:
#   test_*.c     Criterion; all in one binary, each test in its own process
#   cmocka_*.c   cmocka; one binary each, linked so that allocation, mapping and file calls go
#                through tests/fault/fault.c
#   fuzz_*.c     libFuzzer targets (see `make fuzz`)
# tests/support/*.c is linked into all of them, any other C file below tests/ into the Criterion
# binary. Scripts and documents: tests/run_scripts.py and
# tests/run_docs.py.

find_tests = $(sort $(shell find tests -name '$(1)'))
UNIT_SOURCES    := $(filter-out tests/support/%,$(call find_tests,test_*.c))
CMOCKA_SOURCES  := $(call find_tests,cmocka_*.c)
FUZZ_SOURCES    := $(call find_tests,fuzz_*.c)
SUPPORT_OBJECTS := $(call object_of,$(wildcard tests/support/*.c))
FAULT_OBJECTS   := $(call object_of,$(wildcard tests/fault/fault*.c))

UNIT_HELPERS    := $(filter-out $(UNIT_SOURCES) $(CMOCKA_SOURCES) $(FUZZ_SOURCES) \
	tests/support/% tests/fault/%,$(call find_tests,*.c))

UNIT_BINARY     := $(BUILD)/tests/units
CMOCKA_BINARIES := $(patsubst %.c,$(BUILD)/%,$(CMOCKA_SOURCES))
FUZZ_BINARIES   := $(patsubst %.c,$(BUILD)/%,$(FUZZ_SOURCES))

# The extractor is a program of its own: its parts are linked into the unit tests only.
EXTRACT_OBJECTS := $(call object_of,$(filter-out %/main.c,$(wildcard codegen/extract/*.c)))
UNIT_OBJECTS    := $(call object_of,$(UNIT_SOURCES) $(UNIT_HELPERS)) $(SUPPORT_OBJECTS) \
	$(EXTRACT_OBJECTS)
$(UNIT_OBJECTS) $(call object_of,$(CMOCKA_SOURCES)) $(FAULT_OBJECTS): | $(BUILD)/deps-test

WRAPPED := malloc calloc realloc aligned_alloc posix_memalign strdup strndup free \
	mmap munmap mprotect memfd_create ftruncate open read write fopen fread fwrite
comma := ,
WRAP_FLAGS := $(foreach name,$(WRAPPED),-Wl$(comma)--wrap=$(name))

$(UNIT_BINARY): $(UNIT_OBJECTS) $(LIBRARY_OBJECTS) $(BUILD)/tests/link-inputs
	@mkdir -p $(@D)
	@echo "  LINK  $@"
	@$(CC) -o $@ $(UNIT_OBJECTS) $(LIBRARY_OBJECTS) $(LDFLAGS_ALL) -lcriterion $(LIBS)

$(CMOCKA_BINARIES): $(BUILD)/%: $(BUILD)/obj/%.o $(FAULT_OBJECTS) $(SUPPORT_OBJECTS) \
		$(LIBRARY_OBJECTS) $(BUILD)/tests/link-inputs
	@mkdir -p $(@D)
	@echo "  LINK  $@"
	@$(CC) -o $@ $(filter %.o,$^) $(LDFLAGS_ALL) $(WRAP_FLAGS) -lcmocka $(LIBS)

$(FUZZ_BINARIES): $(BUILD)/%: $(BUILD)/obj/%.o $(SUPPORT_OBJECTS) $(LIBRARY_OBJECTS) \
		$(BUILD)/tests/link-inputs
	@mkdir -p $(@D)
	@echo "  LINK  $@"
	@$(CC) -o $@ $(filter %.o,$^) $(LDFLAGS_ALL) -fsanitize=fuzzer $(LIBS)

$(BUILD)/tests/link-inputs: FORCE
	@$(call write_if_changed,'$(subst ','\'',$(LDFLAGS_ALL) $(WRAP_FLAGS) $(LIBS))' \
		$(UNIT_OBJECTS) $(LIBRARY_OBJECTS) $(SUPPORT_OBJECTS))

# The modes of the script tests are named in tests/modes.py. The portable interpreter is the
# oracle beside the native one; where the variant itself is portable there is nothing to compare.
TEST_JOBS   ?= 2
TEST_FILTER ?=
ifneq ($(NATIVE),)
ifneq ($(SANITIZE),)
# The sanitized portable variant is tested by itself.
PORTABLE_BUILD := $(BUILD)
TEST_MODES  ?= off baseline deopt tier slice
endif
PORTABLE_BUILD ?= $(BUILD)-portable
TEST_MODES  ?= off default portable checkrefs baseline deopt tier slice
else
PORTABLE_BUILD := $(BUILD)
TEST_MODES  ?= off $(if $(SANITIZE),,checkrefs)
endif

.PHONY: test test-binaries portable-variant
test-binaries: $(BUILD)/ruff $(if $(UNIT_SOURCES),$(UNIT_BINARY)) $(CMOCKA_BINARIES)

portable-variant:
ifneq ($(PORTABLE_BUILD),$(BUILD))
	@$(MAKE) --no-print-directory PORTABLE=1 BUILD=$(PORTABLE_BUILD) $(PORTABLE_BUILD)/ruff
endif

test: test-binaries portable-variant
	@python3 tests/run_all.py --build $(BUILD) --portable $(PORTABLE_BUILD) \
		--modes "$(TEST_MODES)" --jobs $(TEST_JOBS) --filter "$(TEST_FILTER)" \
		$(if $(UNIT_SOURCES),--units $(UNIT_BINARY)) $(addprefix --cmocka ,$(CMOCKA_BINARIES))

# --- fuzzing -----------------------------------------------------------------------------------

SECONDS ?= 60
.PHONY: fuzz fuzz-binaries
fuzz-binaries: $(FUZZ_BINARIES)
fuzz:
	@scripts/install-deps.sh dev
	@$(MAKE) --no-print-directory FUZZ=1 fuzz-binaries
	@scripts/fuzz.sh build-fuzz $(SECONDS)

# Random programs, compared between the modes of tests/modes.py. SEED repeats a run.
.PHONY: fuzz-diff
fuzz-diff: $(BUILD)/ruff portable-variant
	@python3 tests/fuzz/diff/fuzz_diff.py --build $(BUILD) --portable $(PORTABLE_BUILD) \
		--seconds $(SECONDS) $(if $(SEED),--seed $(SEED)) --findings $(BUILD)/fuzz-diff --keep-going
