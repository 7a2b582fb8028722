#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/str.h"
#include "tests/support/bytecode.h"
#include "vm/bytecode/compiler.h"
#include "vm/bytecode/verifier.h"
#include "vm/syntax/parser.h"

/* A source, its tree and what the compiler made of it. */
static VM vm;
static DiagnosticList diagnostics;
static Ast *ast;
static ProgramProto *program;

static void begin(void)
{
    cr_assert(vm_runtime_init(&vm, 0));
    diagnostics_init(&diagnostics);
}

static void end(void)
{
    if (program != NULL) {
        program_free(&vm, program);
    }
    ast_free(ast);
    diagnostics_free(&diagnostics);
    vm_runtime_destroy(&vm);
}

TestSuite(test_compiler, .init = begin, .fini = end);

static void compile_with(const char *source, CompileOptions options)
{
    ast = parse_source(source, strlen(source), &diagnostics);
    cr_assert_not_null(ast, "%s", diagnostics.count > 0 ? diagnostics.items[0].message : "");
    program = compile_program(&vm, ast, "test.ruff", options, &diagnostics);
}

/* Compiles and verifies. */
static void compile(const char *source)
{
    char message[200] = "";
    compile_with(source, (CompileOptions){0});
    cr_assert_not_null(program, "%s", diagnostics.count > 0 ? diagnostics.items[0].message : "");
    cr_assert(verify_program(program, message, sizeof message), "%s", message);
}

static const Proto *find(const Proto *proto, const char *name)
{
    if (strcmp(proto->info.name->data, name) == 0) {
        return proto;
    }
    const Proto *found = NULL;
    for (uint32_t i = 0; found == NULL && i < proto->proto_count; i++) {
        found = find(proto->protos[i], name);
    }
    return found;
}

static void expect_code(const char *name, const char *expected)
{
    const Proto *proto = find(program->main, name);
    cr_assert_not_null(proto, "no function %s", name);
    char *text = bytecode_text(proto);
    cr_assert_str_eq(text, expected, "%s:\n%s", name, text);
    free(text);
}

/* Whether the code of a function contains a text. */
static bool mentions(const char *name, const char *part)
{
    const Proto *proto = find(program->main, name);
    cr_assert_not_null(proto, "no function %s", name);
    char *text = bytecode_text(proto);
    bool found = strstr(text, part) != NULL;
    free(text);
    return found;
}

static void expect_error(const char *source, const char *message, uint32_t line, uint32_t column)
{
    compile_with(source, (CompileOptions){0});
    cr_assert_null(program);
    cr_assert_geq(diagnostics.count, 1);
    const Diagnostic *first = &diagnostics.items[0];
    cr_assert_str_eq(first->code, "RUFVM001");
    cr_assert_str_eq(first->subsystem, "vm");
    cr_assert_str_eq(first->message, message, "%s", first->message);
    cr_assert_eq(first->line, line, "line %u", first->line);
    cr_assert_eq(first->column, column, "column %u", first->column);
}

/* ---------------------------------------------------------------- code */

Test(test_compiler, recursion_is_minimal)
{
    compile("func fib(n) { if n < 2 { return n }  return fib(n - 1) + fib(n - 2) }");
    expect_code("fib", "JUMP_NOT_LT_INT r0, 2 -> 2\n"
                       "RETURN r0\n"
                       "SUB_INT r3, r0, 1\n"
                       "CALL_GLOBAL r1, r1, 1, global 0\n"
                       "SUB_INT r4, r0!, 2\n"
                       "CALL_GLOBAL r2, r2, 1, global 0\n"
                       "ADD r1, r1!, r2!\n"
                       "RETURN r1\n");
}

Test(test_compiler, while_jumps_once_an_iteration)
{
    compile("func f() { mut s := 0  mut i := 0  while i < 10 { s += i  i += 1 }  return s }");
    expect_code("f", "LOAD_INT r0, 0\n"
                     "LOAD_INT r1, 0\n"
                     "JUMP_NOT_LT_INT r1, 10 -> 7\n"
                     "LOOP 0\n"
                     "ADD r0, r0, r1\n"
                     "ADD_INT r1, r1, 1\n"
                     "JUMP_LT_INT r1, 10 -> 3\n"
                     "RETURN r0\n");
}

Test(test_compiler, a_long_condition_is_emitted_once)
{
    compile("func f(g, x) { while g(func() { while x { } return x }) { x -= 1 } }");
    cr_assert_eq(find(program->main, "f")->proto_count, 1);
}

Test(test_compiler, range_makes_no_array)
{
    compile("func f(n) { t := 0  for i in range(1, n) { t += i }  return t }");
    cr_assert(mentions("f", "FOR_RANGE_PREP"));
    cr_assert_not(mentions("f", "CALL"));
}

Test(test_compiler, a_shadowed_range_is_called)
{
    compile("func f(n, range) { for i in range(1, n) { print(i) } }");
    cr_assert_not(mentions("f", "FOR_RANGE_PREP"));
}

Test(test_compiler, conditions_make_no_bools)
{
    compile("func f(a, b, c) { if a < 1 && (b == c || not (a > b)) { return 1 } }");
    cr_assert_not(mentions("f", "LOAD_BOOL"));
    cr_assert_not(mentions("f", "NOT r"));
}

Test(test_compiler, not_checks_what_may_be_no_bool)
{
    compile("func f(a) { if !a { return 1 } }");
    cr_assert(mentions("f", "NOT r"));
}

Test(test_compiler, logical_values_are_bools)
{
    compile("func f(a, b) { return a && b }");
    cr_assert(mentions("f", "LOAD_BOOL"));
}

Test(test_compiler, literals_fold_only_where_exact)
{
    compile("func f(x) { return 60 * 60 * 24 * x }\n"
            "func g() { return 9223372036854775807 + 1 }\n"
            "func h() { return -9223372036854775807 - 1 }");
    cr_assert(mentions("f", "LOAD_INT r1, 86400"));
    cr_assert(mentions("g", "ADD_INT"));
    cr_assert(mentions("h", "-9223372036854775808"));
}

Test(test_compiler, division_by_literal_zero_is_left_to_run_time)
{
    compile("func f(x) { return x / 0 }\nfunc g(x) { return x % 3 }");
    cr_assert_not(mentions("f", "DIV_INT"));
    cr_assert(mentions("g", "MOD_INT"));
}

Test(test_compiler, nothing_is_emitted_behind_a_return)
{
    compile("func f() { return 1  print(2) }");
    expect_code("f", "LOAD_INT r0, 1\nRETURN r0\n");
}

Test(test_compiler, a_try_that_cannot_raise_has_no_handler)
{
    compile("func f() { try { x := 1 } except e { print(e) } }\n"
            "func g(x) { try { x() } except { return 1 } }");
    cr_assert_eq(find(program->main, "f")->handler_count, 0);
    cr_assert_eq(find(program->main, "g")->handler_count, 1);
}

/* ---------------------------------------------------------------- updates in place */

Test(test_compiler, a_local_is_moved_into_the_function_that_updates_it)
{
    compile("func f(xs, v) { xs = push(xs, v)  return xs }");
    expect_code("f", "MOVE r4, r0\n"
                     "MOVE r5, r1\n"
                     "CALL_BUILTIN r0, r2, 2, \"push\"\n"
                     "RETURN r0\n");
}

Test(test_compiler, other_places_are_updated_through_a_path)
{
    compile("xs := []\n"
            "func global(v) { xs = push(xs, v) }\n"
            "func element(m, i, v) { m[i] = push(m[i], v)  return m }\n"
            "func text(d, t) { d.name += t  d[\"k\"] = d[\"k\"] + t  return d }\n"
            "func number(d) { d.n += 1  return d }\n"
            "func captured(v) { ys := []  g := func() { ys = push(ys, v) }  return g }");
    cr_assert(mentions("global", "PATH_CALL"));
    cr_assert(mentions("element", "PATH_CALL"));
    cr_assert(mentions("text", "PATH_ADD"));
    cr_assert_not(mentions("text", "SET_INDEX"));
    cr_assert(mentions("number", "SET_FIELD"));
    cr_assert_not(mentions("number", "PATH"));
    cr_assert(mentions("<lambda>", "PATH_CAPTURE"));
}

Test(test_compiler, an_index_with_effects_is_not_the_same_place_twice)
{
    compile("func f(m, next, v) { m[next()] = push(m[next()], v)  return m }");
    cr_assert_not(mentions("f", "PATH_CALL"));
}

Test(test_compiler, mutating_methods_change_the_place)
{
    compile("func f(xs, v) { xs.push(v)  return xs }");
    cr_assert(mentions("f", "PATH_METHOD"));
}

Test(test_compiler, an_operand_is_copied_before_it_changes)
{
    compile("func f(a) { return a + a.pop() }\nfunc g(a) { return a + a }");
    cr_assert(mentions("f", "COPY"));
    cr_assert_not(mentions("g", "COPY"));
}

Test(test_compiler, let_refuses_at_run_time)
{
    compile("func f() { let x := [1]  x[0] := 2 }\n"
            "func g() { const x := 1  x := 2 }\n"
            "func h() { let x := [1]  x.push(2) }");
    cr_assert(mentions("f", "THROW_TEXT \"Cannot mutate immutable let binding: x\""));
    cr_assert(mentions("g", "THROW_TEXT \"Cannot reassign const binding: x\""));
    cr_assert(mentions("h", "CALL_METHOD"));
}

/* ---------------------------------------------------------------- names */

Test(test_compiler, rule_1_assigns_the_captured_variable)
{
    compile("func outer() { n := 0  return func() { n := n + 1  return n } }");
    cr_assert(mentions("outer", "NEW_CELL"));
    cr_assert(mentions("<lambda>", "SET_CAPTURE"));
}

Test(test_compiler, rule_2a_assigns_a_global_declared_before)
{
    compile("hits := 0\nfunc note() { hits := 5 }");
    cr_assert(mentions("note", "SET_GLOBAL"));
}

Test(test_compiler, rule_2a_looks_before_the_outermost_function)
{
    compile("func outer() { return func() { x := 1  return x } }\nx := 0");
    cr_assert_not(mentions("<lambda>", "SET_GLOBAL"));
}

Test(test_compiler, rule_2b_keeps_a_used_global)
{
    compile("func bump() { n := n + 1 }\nfunc add() { n += 1 }\nn := 0");
    cr_assert(mentions("bump", "SET_GLOBAL"));
    cr_assert(mentions("add", "SET_GLOBAL"));
}

Test(test_compiler, rule_3_makes_a_local)
{
    compile("func twice(n) { result := n * 2  return result }\nresult := twice(4)");
    cr_assert_not(mentions("twice", "SET_GLOBAL"));
}

Test(test_compiler, blocks_have_variables_of_their_own)
{
    compile("if true { label := 1 }\nprint(label)");
    cr_assert(mentions("<module>", "GET_GLOBAL"));
    cr_assert_not(mentions("<module>", "SET_GLOBAL"));
}

Test(test_compiler, a_match_arm_creates_in_the_scope_around)
{
    compile("func f(s) { match s { case 1: { a := 1 } case x: { let b := 2 } }  return a }");
    cr_assert(mentions("f", "LOAD_UNSET"));
    cr_assert(mentions("f", "CHECK_SET"));
    cr_assert_not(mentions("f", "GET_GLOBAL"));
}

Test(test_compiler, top_level_variables_are_registers_unless_functions_use_them)
{
    compile("a := 1\nb := 2\nfunc f() { return b }\nprint(a, b)");
    cr_assert_eq(program->global_count, 2); /* f, b */
}

Test(test_compiler, exported_variables_are_globals)
{
    compile_with("export let a := 1\nb := 2", (CompileOptions){.is_module = true});
    cr_assert_not_null(program);
    cr_assert_eq(program->global_count, 1);
    cr_assert(mentions("<module>", "EXPORT \"a\", global 0"));
}

Test(test_compiler, a_library_name_that_becomes_a_variable_is_looked_up)
{
    compile("func f(xs) { return sum(xs) }\nsum := 0\nfunc g(xs) { return sum }");
    cr_assert(mentions("f", "GET_DYNAMIC"));
    cr_assert(mentions("g", "GET_GLOBAL"));
}

Test(test_compiler, whole_module_imports_may_bring_any_name)
{
    compile("import tools\nprint(len(helper))");
    cr_assert(mentions("<module>", "GET_DYNAMIC"));
    cr_assert(mentions("<module>", "IMPORT_ALL"));
}

Test(test_compiler, nested_functions_see_each_other)
{
    compile("func parity(n) {\n"
            "    func even(k) { if k == 0 { return true }  return odd(k - 1) }\n"
            "    func odd(k) { if k == 0 { return false }  return even(k - 1) }\n"
            "    return even(n)\n"
            "}");
    cr_assert(mentions("even", "GET_CAPTURE"));
    cr_assert(mentions("odd", "GET_CAPTURE"));
}

Test(test_compiler, fields_are_variables_of_methods_without_self)
{
    compile(
        "struct R { w, h, d  func area() { return w * h }  func grow(self) { return self.w } }");
    expect_code("R.area", "GET_FIELD r1, r0, \"w\"\n"
                          "GET_FIELD r2, r0!, \"h\"\n"
                          "MUL r3, r1!, r2!\n"
                          "RETURN r3\n");
    cr_assert_eq(find(program->main, "R.area")->info.param_count, 1);
    cr_assert(find(program->main, "R.area")->info.flags & FUNCTION_METHOD);
}

Test(test_compiler, globals_may_be_read_at_the_call_only_if_nothing_changes_them)
{
    compile("func a(x) { return x }\nfunc b(x) { return x }\nb = a\n"
            "func f(x) { return a(x + 1) }\nfunc g(x) { return b(x + 1) }");
    cr_assert(mentions("f", "CALL_GLOBAL"));
    cr_assert_not(mentions("g", "CALL_GLOBAL"));
}

/* ---------------------------------------------------------------- the whole language */

Test(test_compiler, every_construct_is_sound)
{
    compile("from shapes import Circle, area\n"
            "enum Color { Red, Green }\n"
            "struct P { x = 1, y = [0]  func moved(self, d) { self.x += d  return self } }\n"
            "async func load(u) { x := await u  return x? }\n"
            "func* walk(t) { for k in t { yield k  try { yield t[k] } except e { return } } }\n"
            "func pipe(x) { return x |> load |> walk(1) |> x.m(2) }\n"
            "func pick(o) { return o?.name ?? o?.get(\"n\")?.first ?? throw(\"none\") }\n"
            "func lit(a, b) { return [a, ...b, {\"k\": a, ...b}, {1: b}, P { x: a }, Some(b)] }\n"
            "func text(a) { return \"<${a.x}, ${[a]}>\" }\n"
            "func unpack(v) { [a, [b, _], ...c] := v  {d, ...e} := v\n [a, b] := [b, a]\n"
            "  return [a, b, c, d, e] }\n"
            "func kinds(v) { match v { case Ok(Some(n)) if n > 1 { return n } case Err(_): n := 2\n"
            "  case Color::Red { let z := 1  return func() { return z } } case -1: print(1)\n"
            "  case word { m := 3 } default { m := 4 } }  return m }\n"
            "func loops(n) { loop { if n { break } else if !n { continue }  n := 1 }\n"
            "  for [a, b] in n { a[b].c[0] := n  a.push(b)  n[a] += b }\n"
            "  fs := []  for i in 3 { fs.push(func() { return i }) }  return fs }\n"
            "func guard(f) { try { return f() } except e { throw e } }\n"
            "mut total := 0\n"
            "func add() { total += 1  total[0].x := 2  total.push(3)  Color[1] := 2 }\n"
            "test \"t\" { assert(false) }\n"
            "export func shown() { return Promise.all([]) }\n");
}

Test(test_compiler, long_chains_need_no_stack)
{
    enum { LINKS = 100000 };
    char *source = malloc(8 * LINKS + 100);
    cr_assert_not_null(source);
    char *end_of_text = source + sprintf(source, "x := 1\nx = x");
    for (int i = 0; i < LINKS; i++) {
        end_of_text += sprintf(end_of_text, "%s", i % 2 == 0 ? " + x" : " - 1");
    }
    compile_with(source, (CompileOptions){0});
    cr_assert_not_null(program);
    free(source);
}

/* ---------------------------------------------------------------- errors */

Test(test_compiler, break_needs_a_loop)
{
    expect_error("while true { func f() { break } }",
                 "Compilation error: break can only be used inside a loop", 1, 25);
}

Test(test_compiler, continue_needs_a_loop)
{
    expect_error("x := 1\n  continue", "Compilation error: continue can only be used inside a loop",
                 2, 3);
}

Test(test_compiler, duplicate_declarations)
{
    expect_error("x := 1\nlet x := 2",
                 "Compilation error: Duplicate declaration in the same scope: x", 2, 5);
}

Test(test_compiler, parameters_share_the_scope_of_the_body)
{
    expect_error("func f(a) { let a := 1 }",
                 "Compilation error: Duplicate declaration in the same scope: a", 1, 17);
}

Test(test_compiler, fields_and_methods_share_their_names)
{
    expect_error("struct S { f  func f() { } }",
                 "Compilation error: Duplicate declaration in the same scope: f", 1, 20);
}

Test(test_compiler, functions_may_be_declared_again)
{
    compile(
        "func f() { return 1 }\nfunc f() { return 2 }\nfunc g() { func h() { }  func h() { } }");
}

Test(test_compiler, throw_takes_one_value)
{
    expect_error("throw(1, 2)", "Compilation error: throw() requires exactly one argument", 1, 1);
}

Test(test_compiler, struct_literals_name_fields_once)
{
    expect_error("struct P { x }\nP { x: 1, x: 2 }",
                 "Compilation error: Duplicate field 'x' in struct literal", 2, 11);
}

Test(test_compiler, yield_needs_a_function)
{
    expect_error("yield 1", "Compilation error: Yield can only be used inside generator functions",
                 1, 1);
}

Test(test_compiler, no_generator_methods)
{
    expect_error("struct S { func* f(self) { yield 1 } }",
                 "Compilation error: Generator methods are not supported for structs: S.f", 1, 18);
}

Test(test_compiler, no_async_generators)
{
    expect_error("async func* g() { yield 1 }",
                 "Compilation error: Async generators are not supported: g", 1, 13);
}

Test(test_compiler, wrong_payloads)
{
    expect_error("x := Result::Ok(1, 2)",
                 "Compilation error: Result::Ok(...) requires exactly one argument", 1, 6);
}

Test(test_compiler, several_errors_in_one_run)
{
    compile_with("break\ncontinue\nfunc f(a, a) { yield 1 }", (CompileOptions){0});
    cr_assert_null(program);
    cr_assert_eq(diagnostics.count, 3);
}

Test(test_compiler, a_function_that_is_too_large_is_an_error)
{
    enum { VARIABLES = 5000 };
    char *source = malloc(20 * VARIABLES + 100);
    cr_assert_not_null(source);
    char *end_of_text = source + sprintf(source, "func big() {\n");
    for (int i = 0; i < VARIABLES; i++) {
        end_of_text += sprintf(end_of_text, "v%d := 1\n", i);
    }
    sprintf(end_of_text, "}");
    compile_with(source, (CompileOptions){0});
    cr_assert_null(program);
    cr_assert_eq(diagnostics.count, 1);
    cr_assert_not_null(
        strstr(diagnostics.items[0].message, "Compilation error: Function exceeds the limit"), "%s",
        diagnostics.items[0].message);
    cr_assert_not_null(strstr(diagnostics.items[0].message, "big"));
    free(source);
}

Test(test_compiler, many_top_level_variables_become_globals)
{
    enum { VARIABLES = 5000 };
    char *source = malloc(20 * VARIABLES + 100);
    cr_assert_not_null(source);
    char *end_of_text = source;
    for (int i = 0; i < VARIABLES; i++) {
        end_of_text += sprintf(end_of_text, "v%d := 1\n", i);
    }
    compile_with(source, (CompileOptions){0});
    cr_assert_not_null(program);
    cr_assert_gt(program->global_count, 3000);
    free(source);
}

Test(test_compiler, large_literals_fit)
{
    enum { ENTRIES = 65536 };
    char *source = malloc(40 * (size_t)ENTRIES);
    cr_assert_not_null(source);
    char *end_of_text = source + sprintf(source, "d := {");
    for (int i = 0; i < ENTRIES; i++) {
        end_of_text += sprintf(end_of_text, "\"%x\":%d,", i, i % 9);
    }
    end_of_text += sprintf(end_of_text, "}\nxs := [d");
    for (int i = 1; i < ENTRIES; i++) {
        end_of_text += sprintf(end_of_text, ",%d", i % 100);
    }
    sprintf(end_of_text, "]");
    compile_with(source, (CompileOptions){0});
    cr_assert_not_null(program, "%s", diagnostics.count > 0 ? diagnostics.items[0].message : "");
    free(source);
}

/* ---------------------------------------------------------------- lack of memory */

Test(test_compiler, lack_of_memory_is_a_diagnostic)
{
    static const char source[] =
        "func f(a) { return {\"some_key\": a.some_field, \"other\": \"text\"} }";
    bool compiled = false;
    for (size_t extra = 0; !compiled && extra < 200000; extra += 64) {
        VM small;
        cr_assert(vm_runtime_init(&small, 0));
        small.heap.bytes_limit = small.heap.bytes_used + extra;
        diagnostics_free(&diagnostics);
        diagnostics_init(&diagnostics);
        Ast *tree = parse_source(source, strlen(source), &diagnostics);
        ProgramProto *made =
            compile_program(&small, tree, "test.ruff", (CompileOptions){0}, &diagnostics);
        compiled = made != NULL;
        cr_assert_eq(compiled, diagnostics_empty(&diagnostics));
        cr_assert_not(small.error.active);
        if (compiled) {
            program_free(&small, made);
        }
        ast_free(tree);
        vm_runtime_destroy(&small);
    }
    cr_assert(compiled);
}
