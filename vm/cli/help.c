/*
 * help.c - `ruff help [COMMAND | BUILTIN]`.
 */
#include <string.h>

#include "runtime/stdlib/builtin.h"
#include "vm/cli/cli.h"
#include "vm/syntax/diagnostics.h"

static void print_builtin(const Builtin *builtin)
{
    printf("%s\n\n  %s\n", builtin->signature, builtin->doc);
}

static int unknown_topic(const char *topic)
{
    NearestName nearest = {0};
    size_t count;
    const Builtin *table = builtin_table(&count);
    for (size_t i = 0; i < cli_command_count; i++) {
        nearest_name_consider(&nearest, topic, cli_commands[i].name);
    }
    for (size_t i = 0; i < count; i++) {
        nearest_name_consider(&nearest, topic, table[i].name);
    }
    if (nearest.best) {
        return cli_usage_error(
            cli_find_command("help"),
            "no command and no library function is named '%s'; did you mean '%s'?", topic,
            nearest.best);
    }
    return cli_usage_error(cli_find_command("help"),
                           "no command and no library function is named '%s'", topic);
}

int command_help(int argc, char **argv)
{
    if (argc < 2) {
        cli_print_help(stdout);
        return EXIT_OK;
    }
    const Command *command = cli_find_command(argv[1]);
    if (command) {
        cli_print_command_help(stdout, command);
        return EXIT_OK;
    }
    const Builtin *builtin = builtin_find(argv[1], strlen(argv[1]));
    if (!builtin) {
        return unknown_topic(argv[1]);
    }
    print_builtin(builtin);
    return EXIT_OK;
}
