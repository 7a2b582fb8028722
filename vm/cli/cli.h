/*
 * cli.h - what the subcommands of `ruff` share: exit codes, usage errors, the table of commands.
 */
#ifndef RUFF_VM_CLI_CLI_H
#define RUFF_VM_CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define RUFF_VERSION "1.0.0"

enum ExitCode {
    EXIT_OK = 0,
    EXIT_NEGATIVE = 1, /* a finished job with a negative result */
    EXIT_USAGE = 2,
    EXIT_SYNTAX = 3,
    EXIT_RUNTIME = 4, /* compile errors too */
    EXIT_IO = 5,
    EXIT_INTERNAL = 6,
};

/* argv[0] is the subcommand's own name. The result is the exit code. */
typedef struct Command {
    const char *name;
    const char *usage;   /* after "ruff" */
    const char *summary; /* one line for `ruff --help` */
    const char *details; /* options, for `ruff CMD --help`; may be NULL */
    int (*run)(int argc, char **argv);
} Command;

extern const Command cli_commands[];
extern const size_t cli_command_count;
const Command *cli_find_command(const char *name);

int command_run(int argc, char **argv);
int command_check(int argc, char **argv);
int command_disasm(int argc, char **argv);
int command_help(int argc, char **argv);
int command_bench(int argc, char **argv);
int command_profile(int argc, char **argv);
/* `ruff -e CODE [ARGS...]`; argv[0] is "-e". */
int command_eval(int argc, char **argv);

void cli_print_help(FILE *out);
void cli_print_command_help(FILE *out, const Command *command);
/* "error: ..." and the usage of the command on standard error; gives EXIT_USAGE. */
int cli_usage_error(const Command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The value of `--name=value` or `--name value` (*i then stands at the value); NULL: the word
 * argv[*i] is another option, or this one's value is missing (*missing). */
const char *cli_option_value(int argc, char **argv, int *i, const char *name, bool *missing);
/* A decimal number up to max; false: it is none. */
bool cli_parse_number(const char *text, unsigned long long max, unsigned long long *out);
/* A size in bytes with an optional suffix K, M or G. */
bool cli_parse_bytes(const char *text, size_t *out);
/* cli.md 1.3: may text written to this stream be coloured? */
bool cli_use_colors(FILE *stream);

#endif
