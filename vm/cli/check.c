/*
 * check.c - `ruff check FILE` and `ruff disasm FILE`: everything but running.
 */
#include <stdlib.h>
#include <string.h>

#include "vm/bytecode/compiler.h"
#include "vm/bytecode/disassembler.h"
#include "vm/bytecode/verifier.h"
#include "vm/cli/cli.h"
#include "vm/cli/json.h"
#include "vm/cli/source_file.h"
#include "vm/interp/isolate.h"
#include "vm/syntax/parser.h"

static uint64_t count_instructions(const Proto *proto)
{
    uint64_t count = proto->code_count;
    for (uint32_t i = 0; i < proto->proto_count; i++) {
        count += count_instructions(proto->protos[i]);
    }
    return count;
}

/* NULL: the diagnostics have been printed and *exit_code is set. */
static ProgramProto *compile(VM *vm, const SourceFile *source, int *exit_code)
{
    DiagnosticList *diagnostics = malloc(sizeof *diagnostics);
    ProgramProto *program = NULL;
    if (!diagnostics) {
        *exit_code = EXIT_INTERNAL;
        return NULL;
    }
    diagnostics_init(diagnostics);
    Ast *ast = parse_source(source->text, source->size_bytes, diagnostics);
    *exit_code = EXIT_SYNTAX;
    if (ast) {
        program = compile_program(vm, ast, source->name, (CompileOptions){0}, diagnostics);
        *exit_code = EXIT_RUNTIME;
    }
    if (!program) {
        diagnostics_render(stderr, diagnostics, source->name, source->text, source->size_bytes,
                           (DiagnosticStyle){.colors = cli_use_colors(stderr)});
    }
    ast_free(ast);
    diagnostics_free(diagnostics);
    free(diagnostics);
    return program;
}

static int verify(const ProgramProto *program)
{
    char message[256];
    if (verify_program(program, message, sizeof message)) {
        return EXIT_OK;
    }
    fprintf(stderr, "error: internal: bytecode is malformed: %s\n", message);
    return EXIT_INTERNAL;
}

/* Compiles a file and hands the program to `use`. */
static int with_program(const char *path,
                        void (*use)(const SourceFile *, const ProgramProto *, void *),
                        void *context)
{
    SourceFile source;
    if (!source_file_read(path, &source)) {
        return EXIT_IO;
    }
    VM *vm = isolate_new(&(IsolateOptions){0});
    if (!vm) {
        source_file_free(&source);
        fputs("error: not enough memory\n", stderr);
        return EXIT_INTERNAL;
    }
    int exit_code;
    ProgramProto *program = compile(vm, &source, &exit_code);
    if (program) {
        exit_code = verify(program);
        if (exit_code == EXIT_OK) {
            use(&source, program, context);
        }
        program_free(vm, program);
    }
    isolate_free(vm);
    source_file_free(&source);
    return exit_code;
}

typedef struct CheckOptions {
    bool verbose, quiet, json;
} CheckOptions;

static void print_passed(const SourceFile *source, const ProgramProto *program, void *context)
{
    const CheckOptions *options = context;
    unsigned long long instructions = count_instructions(program->main);
    if (options->json) {
        printf(
            "{\n  \"bytecode_instruction_count\": %llu,\n  \"command\": \"check\",\n  \"file\": ",
            instructions);
        json_print_string(stdout, source->name);
        printf(",\n  \"statement_count\": %u,\n  \"status\": \"ok\"\n}\n",
               program->statement_count);
    } else if (options->verbose) {
        printf("check passed: %s (statements=%u, bytecode_instructions=%llu)\n", source->name,
               program->statement_count, instructions);
    } else if (!options->quiet) {
        printf("check passed: %s\n", source->name);
    }
}

int command_check(int argc, char **argv)
{
    const Command *command = cli_find_command("check");
    CheckOptions options = {0};
    const char *path = NULL;
    for (int i = 1; i < argc; i++) {
        const char *word = argv[i];
        if (strcmp(word, "-v") == 0 || strcmp(word, "--verbose") == 0) {
            options.verbose = true;
        } else if (strcmp(word, "-q") == 0 || strcmp(word, "--quiet") == 0) {
            options.quiet = true;
        } else if (strcmp(word, "--json") == 0) {
            options.json = true;
        } else if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
            cli_print_command_help(stdout, command);
            return EXIT_OK;
        } else if ((word[0] == '-' && word[1]) || path) {
            return cli_usage_error(command, "unexpected argument '%s' found", word);
        } else {
            path = word;
        }
    }
    if (options.verbose && options.quiet) {
        return cli_usage_error(command, "the argument '--verbose' cannot be used with '--quiet'");
    }
    if (!path) {
        return cli_usage_error(command, "the following required arguments were not provided: FILE");
    }
    return with_program(path, print_passed, &options);
}

static void print_listing(const SourceFile *source, const ProgramProto *program, void *context)
{
    (void)context;
    disassemble_program(stdout, program, source->text, source->size_bytes);
}

int command_disasm(int argc, char **argv)
{
    if (argc != 2 || (argv[1][0] == '-' && argv[1][1])) {
        return cli_usage_error(cli_find_command("disasm"),
                               argc < 2 ? "the following required arguments were not provided: FILE"
                                        : "unexpected argument '%s' found",
                               argv[argc - 1]);
    }
    return with_program(argv[1], print_listing, NULL);
}
