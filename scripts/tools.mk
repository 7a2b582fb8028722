# Developer tools: formatting, static analysis, benchmarks, regeneration of the handlers.

CLANG_FORMAT ?= clang-format-19
CLANG_TIDY   ?= clang-tidy-19
C_FILES := $(shell find runtime stencils codegen vm tests benchmarks scripts \
	-name generated -prune -o -name '*.[ch]' -print | sort)

.PHONY: format check-format check-layout tidy bench results perf-check stencils check-stencils
format:
	@scripts/install-deps.sh dev
	@$(if $(C_FILES),$(CLANG_FORMAT) -i $(C_FILES))

check-format:
	@scripts/install-deps.sh dev
	@bad=0; for file in $(C_FILES); do \
		$(CLANG_FORMAT) --dry-run --Werror "$$file" >/dev/null 2>&1 || \
			{ echo "$$file: not formatted"; bad=1; }; \
	done; [ $$bad -eq 0 ] || { echo "run make format"; exit 1; }

check-layout:
	@scripts/check-layout.py

# Fails when there is anything to report. Files with parts for one engine only are read in both forms.
TIDY_SOURCES := $(sort $(SOURCES) $(wildcard codegen/extract/*.c))
TIDY_TWICE    = $(shell grep -lE 'RUFF_(PORTABLE|HAS_MACHINE_CODE)' $(TIDY_SOURCES))
TIDY_JOBS    ?= 2
tidy_each = printf '%s\n' $(1) | xargs -r -n 1 -P $(TIDY_JOBS) sh -c \
	'$(CLANG_TIDY) --quiet --warnings-as-errors="*" "$$0" -- -std=gnu17 -I. -D_GNU_SOURCE $(2) 2>/dev/null'
tidy:
	@scripts/install-deps.sh dev
	@bad=0; \
	$(call tidy_each,$(TIDY_SOURCES),-DRUFF_PORTABLE=1) || bad=1; \
	$(call tidy_each,$(TIDY_TWICE)) || bad=1; \
	exit $$bad

BENCH_ARGS ?=
bench: $(BUILD)/ruff
	@scripts/install-deps.sh bench
	@benchmarks/run --ruff $(BUILD)/ruff --build-dir $(BUILD)/bench $(BENCH_ARGS)

# Measures everything and writes all that is made from it: a JSON file in benchmarks/history,
# RESULTS.md with its charts, the table of README.md, and a report to look at. The JSON file is named
# after day and commit; benchmarks/results.py FILE writes the documents again without measuring.
RESULTS_RUNS     ?= 7
RESULTS_RUNTIMES ?= all
RESULTS_DIR      ?= benchmarks/history
RESULTS_HTML     ?= $(BUILD)/bench/report.html
results: $(BUILD)/ruff
	@scripts/install-deps.sh bench
	@json=$(RESULTS_DIR)/$$(date -u +%Y-%m-%d)-$$(git rev-parse --short=7 HEAD).json && \
	mkdir -p $(RESULTS_DIR) && \
	benchmarks/run --ruff $(BUILD)/ruff --build-dir $(BUILD)/bench --runs $(RESULTS_RUNS) \
		--runtimes $(RESULTS_RUNTIMES) --json $$json \
		--html $(RESULTS_HTML) --history $(RESULTS_DIR) $(BENCH_ARGS) && \
	benchmarks/results.py $$json && \
	echo "wrote $$json, benchmarks/RESULTS.md, README.md and $(RESULTS_HTML)"

# The working tree against the merge base with the main branch, or against BASE=rev. For use by hand:
# make ends with 2 whatever went wrong. A gate calls benchmarks/perf_check.py, which gives 1 when
# something became slower.
PERF_ARGS ?=
perf-check:
	$(if $(DEBUG)$(SANITIZE)$(PORTABLE)$(FUZZ),$(error perf-check compares release builds))
	@scripts/install-deps.sh perf
	@benchmarks/perf_check.py --build-dir $(BUILD) $(if $(BASE),--base '$(BASE)') $(PERF_ARGS)

stencils:
	@scripts/install-deps.sh dev
	@scripts/make-stencils.sh $(STENCIL_DIR)

check-stencils:
	@scripts/install-deps.sh dev
	@scripts/check-stencils.sh $(STENCIL_DIR)

# The runtime alone, called from C, against Go.
BENCH_RUNTIME := $(BUILD)/benchmarks/bench_runtime
$(BENCH_RUNTIME): $(call object_of,benchmarks/runtime/bench_runtime.c) \
		$(filter $(BUILD)/obj/runtime/%,$(OBJECTS))
	@mkdir -p $(@D)
	@echo "  LINK  $@"
	@$(CC) -o $@ $^ -Wl,--gc-sections $(LDFLAGS_ALL) $(LIBS)

$(BENCH_RUNTIME)-go: benchmarks/runtime/bench_runtime.go
	@scripts/install-deps.sh bench
	@mkdir -p $(@D)
	@go build -o $@ $<

# The baseline compiler alone, and what it costs short scripts.
BENCH_COMPILE := $(BUILD)/benchmarks/bench_compile
$(BENCH_COMPILE): $(call object_of,benchmarks/compile/bench_compile.c) \
		$(filter-out $(BUILD)/obj/vm/cli/%,$(OBJECTS))
	@mkdir -p $(@D)
	@echo "  LINK  $@"
	@$(CC) -o $@ $^ -Wl,--gc-sections $(LDFLAGS_ALL) $(LIBS)

.PHONY: bench-compile
bench-compile: $(BENCH_COMPILE) $(BUILD)/ruff
	@$<
	@benchmarks/compile_cost.py --ruff $(BUILD)/ruff

# Typed code of four shapes against hand-written code.
BENCH_TYPED := $(BUILD)/benchmarks/typed_shapes
$(BENCH_TYPED): benchmarks/typed/shapes.c
	@mkdir -p $(@D)
	@echo "  LINK  $@"
	@$(CC) -std=gnu17 -O2 $(WARNINGS) -o $@ $< -lm

.PHONY: bench-typed
bench-typed: $(BENCH_TYPED) $(BUILD)/ruff
	@benchmarks/typed/compare.py $(BUILD)/ruff $(BENCH_TYPED) $(BENCH_ARGS)

.PHONY: bench-runtime
bench-runtime: $(BENCH_RUNTIME) $(BENCH_RUNTIME)-go
	@benchmarks/runtime/compare.py $^ $(BENCH_ARGS)
