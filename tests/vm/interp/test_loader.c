/* Finding, loading and caching modules. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/vm/interp/script.h"
#include "vm/interp/loader.h"
#include "vm/interp/module_path.h"

static VM *vm;
static char directory[PATH_MAX];

/* Each test works in a directory of its own. */
static void start(void)
{
    char name[] = "/tmp/ruff-loader-XXXXXX";
    cr_assert(ne(ptr, mkdtemp(name), NULL));
    cr_assert(ne(ptr, realpath(name, directory), NULL));
    cr_assert(eq(int, chdir(directory), 0));
    vm = script_vm();
}

static void finish(void)
{
    char command[PATH_MAX + 20];
    script_vm_free(vm);
    snprintf(command, sizeof command, "rm -rf '%s'", directory);
    cr_expect(eq(int, system(command), 0));
}

TestSuite(test_interp_loader, .init = start, .fini = finish);

static void expect_run(const char *text, const char *expected)
{
    cr_expect(eq(str, (char *)script_run(vm, text), (char *)expected), "%s", text);
}

static void write_module(const char *path, const char *text)
{
    FILE *out = fopen(path, "wb");
    cr_assert(ne(ptr, out, NULL));
    fputs(text, out);
    fclose(out);
}

Test(test_interp_loader, main_scripts_end_in_four_ways)
{
    expect_run("x := 1", "");
    expect_run("x := ", "Expected expression");
    expect_run("break", "Compilation error: break can only be used inside a loop");
    expect_run("[1][3]", "Index out of bounds: 3");
    expect_run("exit(9)", "exit 9");
}

Test(test_interp_loader, names_and_whole_modules)
{
    write_module("m.ruff",
                 "hidden := 5\n export func f(x) { return x + hidden }\n export let k := 2\n");
    expect_run("from m import f, k\n throw(f(k))", "Int(7)");
    expect_run("import m\n throw(m.f(k) + m.k)", "Int(9)");
    expect_run("from m import hidden", "Symbol 'hidden' not found in module 'm'");
    expect_run("import m\n m.hidden", "Field not found: hidden");
}

Test(test_interp_loader, a_module_runs_once_until_its_file_changes)
{
    write_module("m.ruff",
                 "export let token := [1]\n mut n := 0\n export func next() { n += 1\n return n }");
    expect_run("from m import next\n next()\n func again() { from m import next\n return next() "
               "}\n throw(again())",
               "Int(2)");
    expect_run("from m import next\n throw(next())", "Int(3)");
    write_module("m.ruff", "export func next() { return \"changed\" }\n");
    expect_run("from m import next\n throw(next())", "changed");
}

Test(test_interp_loader, earlier_imports_keep_what_they_have)
{
    write_module("m.ruff", "mut n := 10\n export func next() { n += 1\n return n }");
    expect_run("from m import next\n old := next\n write_file(\"m.ruff\", \"export func next() { "
               "return 0 }  #\", true)\n"
               "func fresh() { from m import next\n return next() }\n throw(\"${fresh()} ${old()} "
               "${old()}\")",
               "0 11 12");
}

Test(test_interp_loader, same_size_and_another_time_is_a_change)
{
    struct timespec times[2] = {{.tv_sec = 1000}, {.tv_sec = 1000}};
    write_module("m.ruff", "export let v := 1");
    cr_assert(eq(int, utimensat(AT_FDCWD, "m.ruff", times, 0), 0));
    expect_run("from m import v\n throw(v)", "Int(1)");
    write_module("m.ruff", "export let v := 2");
    cr_assert(eq(int, utimensat(AT_FDCWD, "m.ruff", times, 0), 0));
    expect_run("from m import v\n throw(v)", "Int(1)");
    times[1].tv_nsec = 1;
    cr_assert(eq(int, utimensat(AT_FDCWD, "m.ruff", times, 0), 0));
    expect_run("from m import v\n throw(v)", "Int(2)");
}

Test(test_interp_loader, the_first_root_and_the_dotted_file_win)
{
    mkdir("modules", 0755);
    mkdir("a", 0755);
    write_module("modules/x.ruff", "export let v := \"modules\"");
    expect_run("from x import v\n throw(v)", "modules");
    write_module("x.ruff", "export let v := \"here\"");
    expect_run("from x import v\n throw(v)", "here");
    write_module("a/b.ruff", "export let v := \"nested\"");
    expect_run("from a.b import v\n throw(v)", "nested");
    write_module("a.b.ruff", "export let v := \"flat\"");
    expect_run("from a.b import v\n throw(v)", "flat");
    write_module("modules/a.c.ruff", "export let v := \"flat in a later root\"");
    write_module("a/c.ruff", "export let v := \"nested in the first root\"");
    expect_run("from a.c import v\n throw(v)", "nested in the first root");
}

static const char *find(const char *name, const ModuleSearch *search, ModuleFile *file)
{
    if (module_path_find(vm, name, search, file) != STATUS_OK) {
        return script_error(vm);
    }
    return file->path + strlen(directory);
}

Test(test_interp_loader, roots_come_in_their_order)
{
    static ModuleFile file;
    char script[PATH_MAX + 8], library[PATH_MAX + 8], inner[PATH_MAX + 16];
    snprintf(script, sizeof script, "%s/p/src", directory);
    snprintf(library, sizeof library, "%s/lib", directory);
    snprintf(inner, sizeof inner, "%s/lib/inner", directory);
    mkdir("p", 0755);
    mkdir(script, 0755);
    mkdir(library, 0755);
    mkdir(inner, 0755);
    mkdir("modules", 0755);
    ModuleSearch main_script = {.script_directory = script};
    ModuleSearch module = {
        .script_directory = script, .importer_root = library, .importer_directory = inner};
    static const char *const places[] = {"lib/inner/m.ruff", "p/m.ruff", "p/src/m.ruff",
                                         "modules/m.ruff",   "m.ruff",   "lib/m.ruff"};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        char expected[PATH_MAX];
        write_module(places[i], "");
        snprintf(expected, sizeof expected, "/%s", places[i]);
        cr_expect(eq(str, (char *)find("m", &module, &file), expected));
        if (i >= 1 && i < 5) {
            cr_expect(eq(str, (char *)find("m", &main_script, &file), expected));
        }
    }
}

Test(test_interp_loader, unsafe_names_are_refused)
{
    static ModuleFile file;
    static const char *const names[] = {"../x", "a/../b", "/etc/x", "c:/x", "a..b", ".a", "a.", ""};
    ModuleSearch search = {.script_directory = NULL};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char expected[100];
        snprintf(expected, sizeof expected, "Unsafe module import '%s': ", names[i]);
        const char *message = find(names[i], &search, &file);
        cr_expect(eq(int, strncmp(message, expected, strlen(expected)), 0), "%s", message);
    }
}

Test(test_interp_loader, links_must_stay_inside_of_the_root)
{
    mkdir("modules", 0755);
    write_module("outside.ruff", "export let v := 1");
    write_module("modules/inside.ruff", "export let v := 2");
    cr_assert(eq(int, symlink("../outside.ruff", "modules/leaves.ruff"), 0));
    cr_assert(eq(int, symlink("inside.ruff", "modules/stays.ruff"), 0));
    const char *message = script_run(vm, "import leaves");
    cr_expect(ne(ptr, strstr(message, "outside.ruff' escapes module search root '"), NULL), "%s",
              message);
    expect_run("from stays import v\n throw(v)", "Int(2)");
}

Test(test_interp_loader, problems_are_wrapped_and_nothing_is_cached)
{
    write_module("lex.ruff", "x := @\n");
    write_module("parse.ruff", "\n  1 = 2\n");
    write_module("compile.ruff", "break");
    write_module("fail.ruff", "[1][2]");
    write_module("outer.ruff", "import fail");
    write_module("ghost.ruff", "export ghost");
    write_module("bytes.ruff", "x := \"\xff\"");
    for (int i = 0; i < 2; i++) {
        expect_run("import lex", "Failed to tokenize module 'lex': 1:6: Invalid character: '@'");
        expect_run("import parse", "Failed to parse module 'parse': 2:7: Expected expression");
        expect_run("import compile",
                   "Failed to evaluate module 'compile': Compilation error: break "
                   "can only be used inside a loop");
        expect_run("import fail", "Failed to evaluate module 'fail': Index out of bounds: 2");
        expect_run("import outer", "Failed to evaluate module 'outer': Failed to evaluate module "
                                   "'fail': Index out of bounds: 2");
        expect_run("import ghost", "Failed to evaluate module 'ghost': Exported symbol 'ghost' was "
                                   "not defined in module 'ghost'");
        expect_run("import bytes",
                   "Failed to read module 'bytes': stream did not contain valid UTF-8");
    }
    write_module("fail.ruff", "export let fixed := 1");
    expect_run("from fail import fixed\n throw(fixed)", "Int(1)");
}

Test(test_interp_loader, circles_are_named)
{
    write_module("a.ruff", "import b");
    write_module("b.ruff", "import c");
    write_module("c.ruff", "import b");
    const char *message = script_run(vm, "import a");
    cr_expect(ne(ptr, strstr(message, ": Circular import detected: b -> c -> b"), NULL), "%s",
              message);
}

Test(test_interp_loader, exit_in_a_module_ends_the_program)
{
    write_module("quits.ruff", "exit(7)");
    expect_run("try { import quits } except e { }", "exit 7");
}

Test(test_interp_loader, functions_outlive_a_module_that_failed)
{
    write_module("registry.ruff", "mut kept := null\n export func keep(f) { kept := f }\n"
                                  "export func call() { return kept() }");
    write_module("late.ruff", "from registry import keep\n secret := [4, 2]\n"
                              "func tell() { return secret }\n keep(tell)\n throw(\"late\")");
    expect_run(
        "from registry import call\n try { import late } except e { }\n throw(\"${call()}\")",
        "[4, 2]");
}
