/*
 * main.c - the `ruff` program: finds the subcommand.
 *
 * `ruff FILE [ARGS...]` is `ruff run FILE [ARGS...]`, so that `#!/usr/bin/env ruff` works.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "vm/cli/cli.h"

const Command cli_commands[] = {
    {"run", "run [OPTIONS] FILE [ARGS...]", "Run a script ('-' reads standard input)",
     "  --jit=off|baseline           interpret only, or compile hot functions and loops\n"
     "  --jit-threshold=N            compile a function at its N-th call\n"
     "  --jit-cache=BYTES            most machine code to keep (suffixes K, M, G)\n"
     "  --jit-log, --jit-stats       tell what is compiled as it happens, at the end\n"
     "  --jit-dump=FUNCTION          show source, bytecode and machine code of a function\n"
     "  --jit-perf                   write /tmp/perf-PID.map for perf\n"
     "  --jit-gdb                    name functions and lines of machine code to gdb\n"
     "  --jit-stress=deopt|tier      leave machine code everywhere, change sides all the time\n"
     "  --max-memory=BYTES           raise 'Out of memory' beyond this much (suffixes K, M, G)\n"
     "  --max-depth=N                calls that may be active at once (default 100000)\n"
     "  --timeout=MS                 stop the script after so many milliseconds (exit code 4)\n"
     "  --scheduler-timeout-ms N     limit for asynchronous work left at the end\n"
     "  --json-runtime-diagnostics   report run-time errors as JSON on standard output\n"
     "  --untrusted                  grant no capability\n"
     "  --allow-fs-read, --allow-fs-write, --allow-fs-delete, --allow-process-exec,\n"
     "  --allow-shell-exec, --allow-env-read, --allow-env-write, --allow-net-client,\n"
     "  --allow-net-server, --allow-net, --allow-database, --allow-clock, --allow-random,\n"
     "  --allow-all                  grant only what is listed\n"
     "  --check-refs                 recount all references while running (slow; portable build)\n"
     "  --interpreter, --jit         accepted for older scripts\n",
     command_run},
    {"check", "check [-v|-q] [--json] FILE", "Check a script without running it",
     "  -v, --verbose   also print statement and instruction counts\n"
     "  -q, --quiet     print nothing on success\n"
     "  --json          print the result as JSON\n",
     command_check},
    {"bench", "bench [OPTIONS] [PATH]", "Time scripts, interpreted and with machine code",
     "  PATH                       a script, or a directory of *.ruff (default "
     "examples/benchmarks)\n"
     "  -i, --iterations N         measured runs of each script and mode (default 10)\n"
     "  -w, --warmup N             runs before them that do not count (default 2)\n"
     "  --json[=FILE]              write the samples as JSON, to standard output or a file (also\n"
     "                             --json FILE.json); on standard output it is alone: what the\n"
     "                             scripts print goes to standard error then\n"
     "  --baseline FILE            compare with the JSON of an earlier time; exit code 1 when\n"
     "                             something is slower (needs 5 iterations or more)\n"
     "  --max-regression PERCENT   how much slower is allowed (default 5)\n"
     "\n"
     "Each run is a new process with an empty standard input. It is timed from the first step of\n"
     "reading the script to its last output: starting the process does not count, compiling does.\n"
     "The modes take turns. Speedups are ratios of means; their average is geometric.\n"
     "\n"
     "Compared with the baseline is real time less what a run waited for a processor. Slower is\n"
     "what fulfils all of these: the bootstrap interval (95%) of the ratio of the medians lies\n"
     "above the limit; the fastest run is slower by more than the limit, too; and the same is\n"
     "found again when it is measured once more at the end.\n",
     command_bench},
    {"disasm", "disasm FILE", "Show the bytecode of a script beside its source", NULL,
     command_disasm},
    {"profile", "profile [OPTIONS] FILE [ARGS...]", "Run a script and show where its time goes",
     "  --rate=HZ           samples per second of processor time (default 1000)\n"
     "  --top=N             rows of the tables of hottest functions and lines (default 20)\n"
     "  --flamegraph OUT    write collapsed stacks for flame graphs, 'a;b;c COUNT' per line\n"
     "  --lines             frames of these are function:line\n"
     "  --cpu, --memory     accepted; the report always has everything\n"
     "\n"
     "All options of 'ruff run' are taken, too, and scripts get their arguments in the same way.\n"
     "\n"
     "Self is time in the function or line itself, Total includes what it called. A library\n"
     "function is listed by itself; its line is the line that called it. The cache hit rate is\n"
     "the share of counted calls that found machine code, the guard success rate the share of\n"
     "entries into machine code that no failed guard ended. Allocations are objects; peak and\n"
     "current memory are what they take.\n",
     command_profile},
    {"help", "help [COMMAND | BUILTIN]", "Explain a command or a library function", NULL,
     command_help},
};
const size_t cli_command_count = sizeof cli_commands / sizeof cli_commands[0];

const Command *cli_find_command(const char *name)
{
    for (size_t i = 0; i < cli_command_count; i++) {
        if (strcmp(cli_commands[i].name, name) == 0) {
            return &cli_commands[i];
        }
    }
    return NULL;
}

void cli_print_help(FILE *out)
{
    fputs("Ruff: A modern programming language\n\n"
          "Usage: ruff [COMMAND]\n"
          "       ruff FILE [ARGS...]\n"
          "       ruff -e CODE [ARGS...]\n\n"
          "Commands:\n",
          out);
    for (size_t i = 0; i < cli_command_count; i++) {
        fprintf(out, "  %-10s %s\n", cli_commands[i].name, cli_commands[i].summary);
    }
    fputs("\nOptions:\n"
          "  -e CODE         run a line of code\n"
          "  -h, --help      print help ('ruff COMMAND --help' for one command)\n"
          "  -V, --version   print the version\n",
          out);
}

void cli_print_command_help(FILE *out, const Command *command)
{
    fprintf(out, "%s\n\nUsage: ruff %s\n", command->summary, command->usage);
    if (command->details) {
        fprintf(out, "\nOptions:\n%s", command->details);
    }
}

int cli_usage_error(const Command *command, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("error: ", stderr);
    vfprintf(stderr, format, args);
    va_end(args);
    fprintf(stderr, "\n\nUsage: ruff %s\n", command ? command->usage : "[COMMAND]");
    return EXIT_USAGE;
}

bool cli_use_colors(FILE *stream)
{
    const char *force = getenv("CLICOLOR_FORCE");
    const char *wanted = getenv("CLICOLOR");
    if (getenv("NO_COLOR")) {
        return false;
    }
    if (force && strcmp(force, "0") != 0) {
        return true;
    }
    return !(wanted && strcmp(wanted, "0") == 0) && isatty(fileno(stream));
}

/* A word that names a script rather than a subcommand. */
static bool names_script(const char *word)
{
    size_t length = strlen(word);
    return strcmp(word, "-") == 0 || strchr(word, '/') != NULL ||
           (length > 5 && strcmp(word + length - 5, ".ruff") == 0) || access(word, R_OK) == 0;
}

static bool is_help(const char *word)
{
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

static int run_script(int argc, char **argv)
{
    /* argv[0] takes the place of the word `run`. */
    return command_run(argc, argv);
}

static int run_command(int argc, char **argv)
{
    if (argc < 2 || is_help(argv[1])) {
        cli_print_help(stdout);
        return EXIT_OK;
    }
    const char *word = argv[1];
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) {
        puts("ruff " RUFF_VERSION);
        return EXIT_OK;
    }
    if (strcmp(word, "-e") == 0) {
        return command_eval(argc - 1, argv + 1);
    }
    const Command *command = cli_find_command(word);
    if (command) {
        if (command->run != command_run && argc > 2 && is_help(argv[2])) {
            cli_print_command_help(stdout, command);
            return EXIT_OK;
        }
        return command->run(argc - 1, argv + 1);
    }
    if (word[0] == '-' && word[1] != '\0') {
        if (strncmp(word, "--", 2) == 0 && argc > 2) {
            return run_script(argc, argv); /* options of `run` before a script */
        }
        return cli_usage_error(NULL, "unexpected argument '%s' found", word);
    }
    if (names_script(word)) {
        return run_script(argc, argv);
    }
    return cli_usage_error(NULL, "no command and no script is named '%s'", word);
}

/* What a command has printed must have arrived; a reader that went away is no failure. */
static int finish_output(int code)
{
    errno = 0;
    bool written = fflush(stdout) == 0 && !ferror(stdout);
    if (written || errno == EPIPE || code != EXIT_OK) {
        return code;
    }
    int error = errno ? errno : EIO;
    fprintf(stderr, "[RUFCLI001] [cli] error: Cannot write to standard output: %s (os error %d)\n",
            strerror(error), error);
    return EXIT_IO;
}

int main(int argc, char **argv)
{
    return finish_output(run_command(argc, argv));
}
