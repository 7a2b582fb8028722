/* Parser: trees, line rules, ambiguities, limits and every parser message. */
#include "vm/syntax/ast_dump.h"
#include "vm/syntax/parser.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static DiagnosticList diagnostics;

/* Checks the dump of a program, lines included. */
static void expect_tree(const char *source, const char *expected)
{
    diagnostics_init(&diagnostics);
    Ast *ast = parse_source(source, strlen(source), &diagnostics);
    cr_assert_not_null(ast, "%s: %s", source,
                       diagnostics.count ? diagnostics.items[0].message : "no message");
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    ast_dump(out, ast);
    fclose(out);
    cr_assert_str_eq(text, expected, "%s\n  gives    %s  expected %s", source, text, expected);
    free(text);
    ast_free(ast);
    diagnostics_free(&diagnostics);
}

/* Checks that a program is rejected, with this first message; returns how many messages there are.
 */
static uint32_t expect_error(const char *source, uint32_t line, uint32_t column,
                             const char *message)
{
    diagnostics_init(&diagnostics);
    Ast *ast = parse_source(source, strlen(source), &diagnostics);
    cr_assert_null(ast, "%s", source);
    const Diagnostic *first = &diagnostics.items[0];
    cr_assert_str_eq(first->message, message, "%s\n  gives %s", source, first->message);
    cr_assert_eq(first->line, line, "%s: line %u", source, first->line);
    cr_assert_eq(first->column, column, "%s: column %u", source, first->column);
    cr_assert_str_eq(first->code, strcmp(first->subsystem, "lexer") ? "RUFPARSE001" : first->code);
    uint32_t count = diagnostics.count;
    diagnostics_free(&diagnostics);
    return count;
}

/* ------------------------------------------------------------------ expressions */

Test(test_parser, precedence)
{
    expect_tree("1 + 2 * 3 - 4", "(chain 1 (+ (chain 2 (* 3))) (- 4))\n");
    expect_tree("1 < 2 == 3 < 4", "(chain (chain 1 (< 2)) (== (chain 3 (< 4))))\n");
    expect_tree("a || b && c", "(chain a (|| (chain b (&& c))))\n");
    expect_tree("a or not b and c", "(chain a (|| (chain (! b) (&& c))))\n");
    expect_tree("-a.b", "(- (postfix a .b))\n");
    expect_tree("not a == b", "(chain (! a) (== b))\n");
    expect_tree("await f().x + 1", "(chain (await (postfix f (call) .x)) (+ 1))\n");
    expect_tree("x |> f ?? g |> h(1)",
                "(chain x (|> (chain f (?? g))) (|> (postfix h (call 1))))\n");
    expect_tree("(a + b) * c", "(chain (chain a (+ b)) (* c))\n");
    expect_tree("a - b - c", "(chain a (- b) (- c))\n");
}

Test(test_parser, postfix)
{
    expect_tree("a.b?.c(1, 2,)[d]?.e?", "(postfix a .b ?.c (call 1 2) (index d) ?.e ?)\n");
    expect_tree("cfg.default.not?.func", "(postfix cfg .default .not ?.func)\n");
    expect_tree("(func() { return 1 })()", "(postfix (func () {(return 1)}) (call))\n");
}

Test(test_parser, literals)
{
    expect_tree("[1, ...a, [],]", "(array 1 ...a (array))\n");
    expect_tree("x := {\"a\": 1, 2: b, ...c,}", "(assign := x (dict (\"a\" 1) (2 b) ...c))\n");
    expect_tree("{}", "(dict)\n");
    expect_tree("P { x: 1, default: 2 }", "(struct-literal P (x 1) (default 2))\n");
    expect_tree("\"a${1 + 2}b${\"${c}\"}\"", "(interp \"a\" (chain 1 (+ 2)) \"b\" (interp c))\n");
    expect_tree("\"${a}\"", "(interp a)\n");
    expect_tree("1.5 true null self", "1.5f\ntrue\nnull\nself\n");
}

Test(test_parser, tags_and_wrappers)
{
    expect_tree("Color::Red", "(tag Color::Red)\n");
    expect_tree("E::V(1, 2).x", "(postfix (tag E::V of 1 2) .x)\n");
    expect_tree("Ok(1) Err(e) Some(None)",
                "(tag Ok of 1)\n(tag Err of e)\n(tag Some of (tag None))\n");
    diagnostics_init(&diagnostics);
    static const char source[] = "Result::Ok(1, 2)";
    Ast *ast = parse_source(source, strlen(source), &diagnostics);
    const TagExpr *tag = ast->program.statements[0]->as.expr->as.tag;
    cr_assert_eq(tag->builtin, TAG_OK);
    cr_assert_eq(tag->arg_count, 2);
    ast_free(ast);
}

Test(test_parser, throw_forms)
{
    expect_tree("throw \"a\" + b", "(throw (chain \"a\" (+ b)))\n");
    expect_tree("throw(\"x\")", "(throw \"x\")\n");
    expect_tree("throw (a) + b", "(throw (chain a (+ b)))\n");
    expect_tree("throw()", "(throw-wrong-arity)\n");
    expect_tree("throw(a, b)", "(throw-wrong-arity)\n");
    expect_tree("throw\nx", "(throw-wrong-arity)\nx\n");
    expect_tree("a ?? throw(b)", "(chain a (?? (throw b)))\n");
}

Test(test_parser, functions)
{
    expect_tree("func f(a, b: int,) -> Array<int?>[] { return a }",
                "(func f (a b) {(return a)})\n");
    expect_tree("fn g() {}", "(func g () {})\n");
    expect_tree("async func f() {}", "(async-func f () {})\n");
    expect_tree("func* f() {}", "(func* f () {})\n");
    expect_tree("func f() { if a { yield 1 } }", "(func* f () {(if a {(yield 1)})})\n");
    expect_tree("func f() { g := func() { yield } }",
                "(func f () {(assign := g (func* () {(yield)}))})\n");
    expect_tree("func f() { spawn { yield 1 } }", "(func f () {(spawn {(yield 1)})})\n");
    expect_tree("func f() { yield n  n += 1 }", "(func* f () {(yield n) (assign += n 1)})\n");
}

/* ------------------------------------------------------------------ statements */

Test(test_parser, bindings)
{
    expect_tree("let x: int = 1", "(let x 1)\n");
    expect_tree("mut [a, [b, _], ...r] := xs",
                "(mut (array-pattern a (array-pattern b _) ...r) xs)\n");
    expect_tree("const C: Dict<string, int> := 1", "(const C 1)\n");
    expect_tree("{a, b ...r,} = d", "(destructure (dict-pattern a b ...r) d)\n");
    expect_tree("[,] := d\n[a,] := e", "(destructure (array-pattern) d)\n"
                                       "(destructure (array-pattern a) e)\n");
    expect_tree("[a, b]", "(array a b)\n");
    expect_tree("let x: Option<int> = 1", "(let x 1)\n");
    expect_tree("let x: Result<Array<int>, string?>[] = 1", "(let x 1)\n");
}

Test(test_parser, assignments)
{
    expect_tree("a.b[c].d -= 1", "(assign -= (postfix a .b (index c) .d) 1)\n");
    expect_tree("self.x := 1", "(assign := (postfix self .x) 1)\n");
    expect_tree("a = b; c *= d", "(assign := a b)\n(assign *= c d)\n");
}

Test(test_parser, control_flow)
{
    expect_tree("if a {} else if b {} else { c }", "(if a {} b {} else {c})\n");
    expect_tree("while a { break }", "(while a {(break)})\n");
    expect_tree("loop { continue } loop while b {}", "(loop {(continue)})\n(loop b {})\n");
    expect_tree("for [k, v] in items(d) {}",
                "(for (array-pattern k v) (postfix items (call d)) {})\n");
    expect_tree("for _ in 3 {}", "(for _ 3 {})\n");
    expect_tree("try {} except {} try {} except e {}",
                "(try {} except _ {})\n(try {} except e {})\n");
    expect_tree("return return 1", "(return)\n(return 1)\n");
}

Test(test_parser, match_clauses)
{
    expect_tree("match x { case 1: a case -2.5 { b } default: { c } }",
                "(match x (case 1 {a}) (case -2.5f {b}) (default {c}))\n");
    expect_tree("match x { case word if a { } case _ if b: c }",
                "(match x (case (word word) if a {}) (case _ if b {c}))\n");
    expect_tree("match x { case A::B(n, _, Ok(\"s\")) {} case None: {} case Result::Err(e) {} }",
                "(match x (case (tag A::B (bind n) _ (tag Ok \"s\")) {}) (case (tag None) {})"
                " (case (tag Result::Err (bind e)) {}))\n");
}

Test(test_parser, declarations)
{
    expect_tree("struct P { x: int, y = 1; default func m(self) {} async func n() {} }",
                "(struct P (field x) (field y 1) (field default) (func m (self) {})"
                " (async-func n () {}))\n");
    expect_tree("enum E { A, B, None, }", "(enum E A B None)\n");
    expect_tree("import m from a . b.c import x, y", "(import m)\n(from a.b.c x y)\n");
    expect_tree("export export func f() {} export q", "(export (func f () {}))\n(export q)\n");
    expect_tree("test \"a\" {} test_group \"g\" { test_setup {} test_teardown {} }",
                "(test \"a\" {})\n(test_group \"g\" {(test_setup {}) (test_teardown {})})\n");
}

/* ------------------------------------------------------------------ lines and ambiguities */

Test(test_parser, line_ends)
{
    expect_tree("a\n  + b\n  .c()\n  ?.d\n  ?", "(chain a (+ (postfix b .c (call) ?.d ?)))\n");
    expect_tree("a\n(b)", "a\nb\n");
    expect_tree("a /*\n*/ [b]", "a\n(array b)\n");
    expect_tree("p := [7, 8]\n[x, y] := p",
                "(assign := p (array 7 8))\n(destructure (array-pattern x y) p)\n");
    expect_tree("a\n-b", "(chain a (- b))\n");
    expect_tree("a;-b", "a\n(- b)\n");
    expect_tree("return\nx", "(return)\nx\n");
    expect_tree("U\n{}", "U\n(dict)\n");
}

Test(test_parser, braces_in_heads)
{
    expect_tree("if U {}", "(if U {})\n");
    expect_tree("if (U {}) {}", "(if (struct-literal U) {})\n");
    expect_tree("if f(U {}) {}", "(if (postfix f (call (struct-literal U))) {})\n");
    expect_tree("if P { x: 1 } == p {}", "(if (chain (struct-literal P (x 1)) (== p)) {})\n");
    expect_tree("if {} {}", "(if (dict) {})\n");
    expect_tree("x := U {}", "(assign := x (struct-literal U))\n");
    expect_tree("match x { default: a }", "(match x (default {a}))\n");
    expect_tree("while func() { return U {} } {}",
                "(while (func () {(return (struct-literal U))}) {})\n");
}

/* ------------------------------------------------------------------ messages */

Test(test_parser, expressions_with_errors)
{
    expect_error("print((1 + 2)\n", 2, 1,
                 "Expected ')' to close function call arguments but found end of file");
    cr_assert_eq(expect_error("func broken() {\n    1 = 2\n}\n", 2, 9, "Expected expression"), 1);
    expect_error("a.b(1", 1, 6,
                 "Expected ')' to close method call arguments but found end of file");
    expect_error("(1 2)", 1, 4,
                 "Expected ')' to close parenthesized expression but found number 2");
    expect_error("A::B(1 if", 1, 8,
                 "Expected ')' to close tag expression arguments but found 'if'");
    expect_error("throw(1 \"t\")", 1, 9,
                 "Expected ')' to close throw(...) arguments but found string \"t\"");
    expect_error("Ok(1, 2)", 1, 5, "Expected ')' to close Ok(...) but found ','");
    expect_error("Some(1 x)", 1, 8, "Expected ')' to close Some(...) but found name 'x'");
    expect_error("Ok", 1, 3, "Expected '(' after 'Ok'");
    expect_error("[1 2]", 1, 4, "Expected ']' to close array literal but found number 2");
    expect_error("a[1 := 2", 1, 5, "Expected ']' to close index expression but found ':='");
    expect_error("x := {1: 2 3}", 1, 12,
                 "Expected '}' to close dictionary literal but found number 3");
    expect_error("x := {1, 2}", 1, 8, "Expected ':' in dictionary literal");
    expect_error("x := P { a: 1 true", 1, 15,
                 "Expected '}' to close struct literal but found 'true'");
    expect_error("a.5", 1, 3, "Invalid statement");
    expect_error("x := &", 1, 7, "Expected expression");
    expect_error("async x", 1, 7, "Expected 'func' after 'async'");
    expect_error("x := func a() {}", 1, 11,
                 "Expected '(' after 'func' in function expression but found name 'a'");
    expect_error("x := func(1) {}", 1, 11,
                 "Expected ')' to close function expression parameter list but found number 1");
    expect_error("\"${a b}\"", 1, 6, "Invalid interpolated string expression");
    expect_error("\"${}\"", 1, 5, "Expected expression");
}

Test(test_parser, statements_with_errors)
{
    expect_error("f() := 1", 1, 5, "Invalid assignment target");
    expect_error("(x) = 1", 1, 7, "Expected expression");
    expect_error("a?.b = 1", 1, 6, "Invalid assignment target");
    expect_error("x := y += 1", 1, 8,
                 "Chained assignment is not supported; split the assignment into separate "
                 "statements");
    expect_error("let 5 := 1", 1, 5, "Invalid statement");
    expect_error("let Ok := 1", 1, 5, "Invalid statement");
    expect_error("let x 5", 1, 7,
                 "Expected assignment operator (':=' or '=') in let declaration but found "
                 "number 5");
    expect_error("const X 1.5", 1, 9,
                 "Expected assignment operator (':=' or '=') in const declaration but found "
                 "number 1.5");
    expect_error("const 1", 1, 7, "Expected constant name after 'const'");
    expect_error("func () {}", 1, 6, "Expected function name after 'func'");
    expect_error("func f {}", 1, 8, "Expected '(' after function name but found '{'");
    expect_error("func f(a b) {}", 1, 10,
                 "Expected ')' to close function parameter list but found name 'b'");
    expect_error("if a b", 1, 6, "Expected '{' to start if block but found name 'b'");
    expect_error("if a {", 1, 7, "Expected '}' to close if block but found end of file");
    expect_error("if a {} else b", 1, 14, "Expected '{' to start else block but found name 'b'");
    expect_error("for 1 in a {}", 1, 5, "Expected loop variable name after 'for'");
    expect_error("for x of y {}", 1, 7, "Expected 'in' in for loop but found name 'of'");
    expect_error("for x in y z", 1, 12, "Expected '{' to start for loop body but found name 'z'");
    expect_error("try {} catch", 1, 8, "Expected 'except' after try block but found name 'catch'");
    expect_error("while a", 1, 8, "Expected '{' to start while body but found end of file");
    expect_error("match x { 1 }", 1, 11, "Expected '}' to close match body but found number 1");
    expect_error("match x { case [ {} }", 1, 16, "Expected pattern in match case but found '['");
    expect_error("match x { case 1 y }", 1, 18,
                 "Expected '{' to start match case block but found name 'y'");
    expect_error("test x {}", 1, 6, "Expected test name string after 'test'");
    expect_error("test_group \"${a}\" {}", 1, 12, "Expected group name string after 'test_group'");
}

Test(test_parser, declarations_with_errors)
{
    expect_error("struct 1", 1, 8, "Expected struct name after 'struct'");
    expect_error("struct A", 1, 9, "Expected '{' to start struct body but found end of file");
    expect_error("struct A { 1 }", 1, 12,
                 "Expected field or method in struct body but found number 1");
    expect_error("struct A { x", 1, 13, "Expected '}' to close struct body but found end of file");
    expect_error("enum {", 1, 6, "Expected enum name after 'enum'");
    expect_error("enum E { A B }", 1, 12, "Expected '}' to close enum body but found name 'B'");
    expect_error("import 1", 1, 8, "Expected module name after 'import'");
    expect_error("from 1", 1, 6, "Expected module name after 'from'");
    expect_error("from a. import b", 1, 9,
                 "Expected module path segment after '.' in from-import statement");
    expect_error("from a b", 1, 8,
                 "Expected 'import' after module name in from-import statement but found name 'b'");
    expect_error("from a import 1", 1, 15, "Expected imported symbol name");
    expect_error("let x: 5 = 1", 1, 8, "Expected type name but found number 5");
    expect_error("let x: Result<int string> = 1", 1, 19,
                 "Expected ',' in Result<T, E> type annotation");
    expect_error("let x: Option = 1", 1, 15, "Expected '<' in Option<T> type annotation");
    expect_error("let x: Option<int, int> = 1", 1, 18, "Expected '>' in Option<T> type annotation");
}

Test(test_parser, independent_errors_are_all_reported_and_no_others)
{
    static const char source[] = "func f() {\n"
                                 "    x := {\"a\": 1 \"b\": 2}\n"
                                 "    return x\n"
                                 "}\n"
                                 "match x {\n"
                                 "    case [1]: { y }\n"
                                 "    case 2: { print(1 }\n"
                                 "    default { z := ) }\n"
                                 "}\n"
                                 "struct A {\n"
                                 "    1\n"
                                 "    func b( { }\n"
                                 "    c\n"
                                 "}\n"
                                 "x := \"${f(}\"\n"
                                 "let 5 := 6\n"
                                 "1 = 2; 3 = 4\n"
                                 "ok()\n";
    static const uint32_t lines[] = {2, 6, 7, 8, 11, 12, 15, 16, 17, 17};
    cr_assert_eq(expect_error(source, 2, 18,
                              "Expected '}' to close dictionary literal but found string \"b\""),
                 sizeof lines / sizeof lines[0]);
    diagnostics_init(&diagnostics);
    cr_assert_null(parse_source(source, strlen(source), &diagnostics));
    for (uint32_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        cr_assert_eq(diagnostics.items[i].line, lines[i], "diagnostic %u is on line %u", i,
                     diagnostics.items[i].line);
    diagnostics_free(&diagnostics);
}

/* ------------------------------------------------------------------ limits */

/* `unit` and `closer` repeated around `middle`; the caller frees it. */
static char *nest(const char *unit, size_t count, const char *middle, const char *closer)
{
    size_t size = count * (strlen(unit) + strlen(closer)) + strlen(middle) + 1;
    char *text = malloc(size);
    cr_assert_not_null(text);
    char *end = text;
    for (size_t i = 0; i < count; i++)
        end = stpcpy(end, unit);
    end = stpcpy(end, middle);
    for (size_t i = 0; i < count; i++)
        end = stpcpy(end, closer);
    return text;
}

static void expect_limit(const char *unit, size_t limit, const char *middle, const char *closer,
                         const char *message)
{
    char *fits = nest(unit, limit, middle, closer);
    char *exceeds = nest(unit, limit + 1, middle, closer);
    diagnostics_init(&diagnostics);
    Ast *ast = parse_source(fits, strlen(fits), &diagnostics);
    cr_assert_not_null(ast, "%zu of %s: %s", limit, unit,
                       diagnostics.count ? diagnostics.items[0].message : "");
    ast_free(ast);
    cr_assert_null(parse_source(exceeds, strlen(exceeds), &diagnostics));
    cr_assert_eq(diagnostics.count, 1);
    cr_assert_str_eq(diagnostics.items[0].message, message);
    diagnostics_free(&diagnostics);
    free(fits);
    free(exceeds);
}

Test(test_parser, nesting_limits)
{
    expect_limit("(", 256, "1", ")",
                 "Maximum expression nesting depth of 256 exceeded while parsing expression");
    expect_limit("f(", 256, "1", ")",
                 "Maximum expression nesting depth of 256 exceeded while parsing expression");
    expect_limit("-", 256, "1", "",
                 "Maximum expression nesting depth of 256 exceeded while parsing unary expression");
    expect_limit("\"${", 256, "1", "}\"",
                 "Maximum expression nesting depth of 256 exceeded while parsing expression");
    expect_limit("[", 128, "", "]",
                 "Maximum expression nesting depth of 256 exceeded while parsing array literal");
    expect_limit("if a {", 128, "", "}",
                 "Maximum block nesting depth of 128 exceeded while parsing if block");
    expect_limit("loop {", 128, "", "}",
                 "Maximum block nesting depth of 128 exceeded while parsing loop body");
}

Test(test_parser, literal_limits)
{
    for (int over = 0; over < 2; over++) {
        char *elements = nest("1,", RUFF_MAX_ARRAY_ELEMENTS + (size_t)over, "]", "");
        char *entries = nest("1:1,", RUFF_MAX_DICT_ENTRIES + (size_t)over, "}", "");
        char *source = malloc(strlen(elements) + strlen(entries) + 20);
        cr_assert_not_null(source);
        sprintf(source, "x := [%s\ny := {%s", elements, entries);
        diagnostics_init(&diagnostics);
        Ast *ast = parse_source(source, strlen(source), &diagnostics);
        if (over) {
            cr_assert_null(ast);
            cr_assert_eq(diagnostics.count, 2);
            cr_assert_str_eq(diagnostics.items[0].message,
                             "Array literal exceeds maximum element count of 65536");
            cr_assert_str_eq(diagnostics.items[1].message,
                             "Dictionary literal exceeds maximum item count of 65536");
        } else {
            cr_assert_not_null(ast);
        }
        ast_free(ast);
        diagnostics_free(&diagnostics);
        free(elements);
        free(entries);
        free(source);
    }
}

Test(test_parser, source_size)
{
    size_t size = RUFF_MAX_SOURCE_BYTES + 1;
    char *source = malloc(size);
    cr_assert_not_null(source);
    memset(source, ' ', size);
    diagnostics_init(&diagnostics);
    Ast *ast = parse_source(source, size - 1, &diagnostics);
    cr_assert_not_null(ast);
    ast_free(ast);
    cr_assert_null(parse_source(source, size, &diagnostics));
    cr_assert_str_eq(diagnostics.items[0].message,
                     "Source size 1048577 bytes exceeds maximum allowed 1048576 bytes");
    cr_assert_eq(diagnostics.items[0].line, 1);
    cr_assert_eq(diagnostics.items[0].column, 1);
    diagnostics_free(&diagnostics);
    free(source);
}

Test(test_parser, long_chains_need_no_stack)
{
    char *sum = nest("1 + ", 100000, "1", "");
    diagnostics_init(&diagnostics);
    Ast *ast = parse_source(sum, strlen(sum), &diagnostics);
    cr_assert_not_null(ast);
    cr_assert_eq(ast->program.statements[0]->as.expr->as.chain.count, 100000);
    ast_free(ast);
    free(sum);

    char *arms = nest("if a{}else ", 90000, "{}", "");
    ast = parse_source(arms, strlen(arms), &diagnostics);
    cr_assert_not_null(ast);
    cr_assert_eq(ast->program.statements[0]->as.if_.count, 90000);
    ast_free(ast);
    free(arms);
}

Test(test_parser, hostile_input_ends_quickly)
{
    static const char *const units[] = {
        "(",          "[",         "{",      "-",       "[a,",
        "\"${",       "Ok(",       "throw ", "export ", "f(){",
        "}",          "a.",        "[[],",   "if a {",  "match x { case 1: ",
        "struct A {", "let x: A<", "x)\n"};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        char *source = nest(units[i], 200000 / strlen(units[i]), "", "");
        diagnostics_init(&diagnostics);
        cr_assert_null(parse_source(source, strlen(source), &diagnostics), "%s", units[i]);
        cr_assert(!diagnostics_empty(&diagnostics));
        diagnostics_free(&diagnostics);
        free(source);
    }
}

Test(test_parser, exhausted_memory_is_reported)
{
    static const char source[] =
        "func f(a, b) { match a { case Ok(x): [x, \"s${b}\"] default { return {\"k\": -b} } } }\n"
        "struct P { x = 1 func m(self) { self.x += f(1)[2].y } } enum E { A, B }\n"
        "if a { [q, {r}] := s } else if b { from m.n import o } else { throw P { x: 1 } }\n";
    static char large[sizeof source * 40];
    for (int i = 0; i < 40; i++)
        strcat(large, source);
    bool succeeded = false;
    for (size_t limit = 1; !succeeded; limit += limit < 20000 ? 500 : 5000) {
        diagnostics_init(&diagnostics);
        Ast *ast = parse_source_with_limit(large, strlen(large), limit, &diagnostics);
        succeeded = ast != NULL;
        cr_assert_eq(diagnostics.out_of_memory, !succeeded);
        cr_assert_eq(diagnostics_empty(&diagnostics), succeeded);
        ast_free(ast);
        diagnostics_free(&diagnostics);
        cr_assert_lt(limit, 10000000);
    }
}

/* ------------------------------------------------------------------ positions */

Test(test_parser, positions)
{
    static const char source[] = "x := ab + f(1)[2].g\n  ?? throw(y)";
    diagnostics_init(&diagnostics);
    Ast *ast = parse_source(source, strlen(source), &diagnostics);
    cr_assert_not_null(ast);
    const Stmt *stmt = ast->program.statements[0];
    cr_assert_eq(stmt->pos.column, 3);
    const Expr *coalesce = stmt->as.assign.value;
    cr_assert_eq(coalesce->pos.line, 2);
    cr_assert_eq(coalesce->pos.column, 3);
    cr_assert_eq(coalesce->start.column, 6);
    cr_assert_eq(coalesce->end_offset, strlen(source));
    const Expr *sum = coalesce->as.chain.first;
    cr_assert_eq(sum->as.chain.links[0].pos.column, 9);
    const PostfixLink *links = sum->as.chain.links[0].operand->as.postfix.links;
    cr_assert_eq(links[0].pos.column, 12);
    cr_assert_eq(links[1].pos.column, 15);
    cr_assert_eq(links[2].pos.column, 18);
    cr_assert_eq(links[2].as.field.pos.column, 19);
    cr_assert_eq(coalesce->as.chain.links[0].operand->pos.column, 6);
    ast_free(ast);
}
