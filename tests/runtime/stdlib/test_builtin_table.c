/* What `ruff help NAME`, calls and completion read from the table: complete and consistent rows. */
#include <criterion/criterion.h>
#include <ctype.h>
#include <string.h>

#include "runtime/stdlib/builtin.h"
#include "runtime/stdlib/signature.h"

typedef struct Shape {
    int required, all; /* parameters */
    bool any_number;   /* the last one takes all further arguments */
} Shape;

static size_t word_length(const char *text)
{
    size_t n = 0;
    while (isalnum((unsigned char)text[n]) || text[n] == '_' || text[n] == '.') {
        n++;
    }
    return n;
}

/* One word or several joined by '|', each a kind. */
static bool is_kind(const char *kind, size_t len_bytes)
{
    bool known = true;
    Parameter parameter = {.name = "", .kind = kind, .kind_bytes = len_bytes};
    signature_kind_mask(&parameter, &known);
    return known && len_bytes > 0;
}

/* "name: kind", "name?: kind", "name?: kind = default" or "name: kind..." */
static void read_parameter(const Builtin *row, const char *text, size_t len_bytes, Shape *shape)
{
    size_t name_bytes = 0;
    while (name_bytes < len_bytes &&
           (isalnum((unsigned char)text[name_bytes]) || text[name_bytes] == '_')) {
        name_bytes++;
    }
    cr_assert_gt(name_bytes, 0, "%s", row->signature);
    bool optional = text[name_bytes] == '?';
    const char *colon = text + name_bytes + optional;
    cr_assert(strncmp(colon, ": ", 2) == 0, "%s", row->signature);
    const char *kind = colon + 2;
    const char *end = text + len_bytes;
    const char *assignment = memmem(kind, (size_t)(end - kind), " = ", 3);
    const char *kind_end = assignment ? assignment : end;
    bool dots = kind_end - kind > 3 && strncmp(kind_end - 3, "...", 3) == 0;
    cr_expect(is_kind(kind, (size_t)(kind_end - kind) - (dots ? 3 : 0)), "%s", row->signature);
    cr_expect(!assignment || optional, "%s: a default for a required parameter", row->signature);
    cr_expect(optional || dots || shape->required == shape->all, "%s: required after optional",
              row->signature);
    cr_expect(!shape->any_number, "%s: a parameter after ...", row->signature);
    shape->required += !optional && !dots;
    shape->all++;
    shape->any_number |= dots;
}

static Shape read_signature(const Builtin *row)
{
    Shape shape = {0, 0, false};
    const char *at = row->signature;
    size_t name_bytes = word_length(at);
    cr_assert(name_bytes == strlen(row->name) && memcmp(at, row->name, name_bytes) == 0,
              "signature of %s begins otherwise: %s", row->name, row->signature);
    at += name_bytes;
    cr_assert_eq(*at, '(', "%s", row->signature);
    at++;
    while (*at != ')') {
        size_t len_bytes = strcspn(at, ",)");
        read_parameter(row, at, len_bytes, &shape);
        at += len_bytes;
        cr_assert(*at == ')' || strncmp(at, ", ", 2) == 0, "%s", row->signature);
        at += *at == ',' ? 2 : 0;
    }
    cr_assert(strncmp(at, ") -> ", 5) == 0, "%s", row->signature);
    const char *result = at + 5;
    cr_expect(strcmp(result, "never") == 0 || is_kind(result, strlen(result)), "%s",
              row->signature);
    return shape;
}

Test(test_builtin_table, signatures_parse_and_fit_the_number_of_arguments)
{
    size_t count;
    const Builtin *table = builtin_table(&count);
    cr_assert_gt(count, 150);
    for (size_t i = 0; i < count; i++) {
        const Builtin *row = &table[i];
        Shape shape = read_signature(row);
        cr_expect_eq(row->min_args, shape.required, "%s: at least %d", row->signature,
                     row->min_args);
        cr_expect_eq(row->max_args, shape.any_number ? -1 : shape.all, "%s: at most %d",
                     row->signature, row->max_args);
    }
}

Test(test_builtin_table, kinds_are_those_of_the_signature)
{
    size_t count;
    const Builtin *table = builtin_table(&count);
    for (size_t i = 0; i < count; i++) {
        for (size_t p = 0; p < table[i].kind_count; p++) {
            Parameter parameter;
            cr_assert(signature_parameter(table[i].signature, p, &parameter));
            bool known = true;
            cr_expect_eq(table[i].kinds[p], signature_kind_mask(&parameter, &known));
            cr_expect_neq(table[i].kinds[p], 0);
        }
    }
}

Test(test_builtin_table, every_row_has_a_line_of_documentation)
{
    size_t count;
    const Builtin *table = builtin_table(&count);
    for (size_t i = 0; i < count; i++) {
        const char *doc = table[i].doc;
        cr_assert(doc && strlen(doc) > 10, "%s", table[i].name);
        cr_expect(strchr(".?", doc[strlen(doc) - 1]), "%s: %s", table[i].name, doc);
        cr_expect_not(strchr(doc, '\n'), "%s", table[i].name);
        cr_expect_lt(strlen(doc), 160, "%s: %zu bytes", table[i].name, strlen(doc));
    }
}

Test(test_builtin_table, names_are_sorted_unique_and_found)
{
    size_t count;
    const Builtin *table = builtin_table(&count);
    for (size_t i = 0; i < count; i++) {
        cr_expect(i == 0 || strcmp(table[i - 1].name, table[i].name) < 0, "%s", table[i].name);
        const Builtin *found = builtin_find(table[i].name, strlen(table[i].name));
        cr_assert(found, "%s", table[i].name);
        cr_expect_str_eq(found->name, table[i].name);
        cr_expect_eq(found->function, table[i].function);
    }
    cr_expect_null(builtin_find("", 0));
    cr_expect_null(builtin_find("no_such_builtin", 15));
    cr_expect_null(builtin_find("lens", 4));
    cr_expect_not_null(builtin_find("lens", 3));
}

Test(test_builtin_table, texts_of_errors_fit_the_arity_class)
{
    size_t count;
    const Builtin *table = builtin_table(&count);
    for (size_t i = 0; i < count; i++) {
        const Builtin *row = &table[i];
        cr_expect(row->arity_class && strchr("ASHL", row->arity_class), "%s", row->name);
        cr_expect(row->arity_class != 'H' || row->arity_error, "%s needs a text of its own",
                  row->name);
        cr_expect(row->arity_class != 'L' || !row->arity_error, "%s never shows its text",
                  row->name);
        cr_expect(row->canonical && row->function, "%s", row->name);
    }
}

/* The list of tier T1 is closed; args, env, exit, read_file and write_file come with it. */
static const char t1_names[] =
    "abs all any append array assert assert_contains assert_equal assert_false assert_true "
    "bit_and bit_not bit_or bit_shl bit_shr bit_xor bytes capitalize ceil char_at chunk clear "
    "clear_random_seed concat contains cos count_chars current_timestamp debug dict elapsed "
    "ends_with enumerate eprint error exp filter find flatten floor format format_date "
    "format_duration get get_default has_key index_of input insert invert is_array is_bool is_dict "
    "is_empty is_float is_function is_int is_null is_string is_truthy items join keys len lines "
    "log lower map max merge min now now_unix now_utc now_utc_seconds pad_end pad_left pad_right "
    "pad_start parse_date parse_float parse_int performance_now pop pow print println push Queue "
    "queue_dequeue queue_enqueue queue_is_empty queue_peek queue_size queue_to_array random "
    "random_choice random_id random_int range reduce remove remove_at repeat replace replace_str "
    "reverse round Set set_add set_difference set_has set_intersect set_random_seed set_remove "
    "set_to_array set_union sin skip sleep slice slugify sort split sqrt Stack stack_is_empty "
    "stack_peek stack_pop stack_push stack_size stack_to_array starts_with str str_reverse substr "
    "substring sum take tan time time_ns time_us to_bool to_camel_case to_float to_int "
    "to_kebab_case to_lower to_snake_case to_string to_upper trim trim_end trim_start truncate "
    "type type_of unique update upper uuid_v4 values windows words zip "
    "args env exit read_file write_file";

Test(test_builtin_table, every_name_of_the_first_tier_is_there)
{
    int count = 0;
    for (const char *at = t1_names; *at; count++) {
        size_t len_bytes = strcspn(at, " ");
        cr_expect(builtin_find(at, len_bytes), "%.*s", (int)len_bytes, at);
        at += len_bytes;
        at += strspn(at, " ");
    }
    cr_expect_eq(count, 166 + 5); /* 167 with the iteration helper of the first implementation */
}

Test(test_builtin_table, constants)
{
    Value v;
    cr_assert(builtin_constant_find("PI", 2, &v));
    cr_expect(v.tag == TAG_FLOAT && v.f == 3.141592653589793);
    cr_assert(builtin_constant_find("E", 1, &v));
    cr_expect(v.tag == TAG_FLOAT && v.f == 2.718281828459045);
    cr_expect_not(builtin_constant_find("PIE", 3, &v));
    cr_expect_not(builtin_constant_find("P", 1, &v));
}
