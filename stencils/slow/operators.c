#include "stencils/slow/operators.h"

#include <math.h>

#include "runtime/array.h"
#include "runtime/equal.h"
#include "runtime/format.h"
#include "runtime/refcount.h"
#include "runtime/str.h"
#include "runtime/vm.h"
#include "stencils/kernels/arith.h"

const char *operator_text(OperatorMethod op)
{
    static const char *const texts[OPERATOR_COUNT] = {
        [OPERATOR_ADD] = "+", [OPERATOR_SUB] = "-", [OPERATOR_MUL] = "*", [OPERATOR_DIV] = "/",
        [OPERATOR_MOD] = "%", [OPERATOR_EQ] = "==", [OPERATOR_NE] = "!=", [OPERATOR_LT] = "<",
        [OPERATOR_LE] = "<=", [OPERATOR_GT] = ">",  [OPERATOR_GE] = ">=", [OPERATOR_NEG] = "-",
        [OPERATOR_NOT] = "!",
    };
    return texts[op];
}

static Status invalid_operands(VM *vm, OperatorMethod op, Value l, Value r)
{
    return vm_throw(vm, "Invalid binary operation: %s %s %s", value_type_name(l), operator_text(op),
                    value_type_name(r));
}

static Status int_arith(VM *vm, OperatorMethod op, int64_t l, int64_t r, Value *result)
{
    int64_t i = 0;
    bool failed = true;
    switch (op) {
    case OPERATOR_ADD:
        failed = int_add(l, r, &i);
        break;
    case OPERATOR_SUB:
        failed = int_sub(l, r, &i);
        break;
    case OPERATOR_MUL:
        failed = int_mul(l, r, &i);
        break;
    case OPERATOR_DIV:
        failed = int_div(l, r, &i);
        break;
    default:
        failed = int_mod(l, r, &i);
        break;
    }
    if (failed) {
        if (r == 0 && op == OPERATOR_DIV) {
            return vm_throw(vm, "Division by zero");
        }
        if (r == 0 && op == OPERATOR_MOD) {
            return vm_throw(vm, "Modulo by zero");
        }
        return vm_throw(vm, "Integer overflow: %lld %s %lld", (long long)l, operator_text(op),
                        (long long)r);
    }
    *result = value_int(i);
    return STATUS_OK;
}

static Status float_arith(VM *vm, OperatorMethod op, double l, double r, Value *result)
{
    if (r == 0.0 && (op == OPERATOR_DIV || op == OPERATOR_MOD)) {
        return vm_throw(vm, op == OPERATOR_DIV ? "Division by zero" : "Modulo by zero");
    }
    double f;
    switch (op) {
    case OPERATOR_ADD:
        f = l + r;
        break;
    case OPERATOR_SUB:
        f = l - r;
        break;
    case OPERATOR_MUL:
        f = l * r;
        break;
    case OPERATOR_DIV:
        f = l / r;
        break;
    default:
        f = fmod(l, r);
        break;
    }
    *result = value_float(f);
    return STATUS_OK;
}

/* Kinds whose display text a string takes up with `+`. */
static bool joins_string(Value v)
{
    return v.tag == TAG_STRING || v.tag == TAG_INT || v.tag == TAG_FLOAT || v.tag == TAG_BOOL ||
           v.tag == TAG_NULL;
}

/* The text of a scalar without making a string of it. */
static Text scalar_text(Value v, char *out)
{
    switch (v.tag) {
    case TAG_INT:
        return text_of_ascii(out, format_int(out, v.i));
    case TAG_FLOAT:
        return text_of_ascii(out, format_float(out, v.f));
    case TAG_NULL:
        return text_of_ascii("null", 4);
    default:
        return v.bits ? text_of_ascii("true", 4) : text_of_ascii("false", 5);
    }
}

/* What `+` takes up of a value: room for a scalar's text is at scalar. */
static Text joined_text(Value v, char *scalar)
{
    return v.tag == TAG_STRING ? text_of_string(v.string) : scalar_text(v, scalar);
}

static Status add_strings(VM *vm, Value l, Value r, Value *result)
{
    char scalar[FORMAT_FLOAT_MAX]; /* one of them is a string */
    String *joined = str_concat_texts(vm, joined_text(l, scalar), joined_text(r, scalar));
    *result = value_string(joined);
    return joined ? STATUS_OK : STATUS_THROW;
}

static Status repeat_string(VM *vm, String *text, int64_t count, Value *result)
{
    if (count <= 0 || text->len_bytes == 0) {
        *result = value_string(str_empty(vm));
        return STATUS_OK;
    }
    if (count > (int64_t)(STR_MAX_BYTES / text->len_bytes)) {
        return vm_throw(vm, "String exceeds maximum length of %u bytes", STR_MAX_BYTES);
    }
    String *repeated = str_repeat(vm, text, (size_t)count);
    *result = value_string(repeated);
    return repeated ? STATUS_OK : STATUS_THROW;
}

/* Calls the operator method of the left operand; *found false: it has none. */
static Status call_operator(VM *vm, OperatorMethod op, Value l, Value r, Value *result, bool *found)
{
    Function *method = l.tag == TAG_STRUCT ? l.instance->def->operators[op] : NULL;
    *found = method != NULL;
    if (!method) {
        return STATUS_OK;
    }
    value_retain(l);
    value_retain(r);
    Value args[2] = {l, r};
    uint32_t argc = op == OPERATOR_NEG || op == OPERATOR_NOT ? 1 : 2;
    return vm->call(vm, value_object(TAG_FUNCTION, method), args, argc, result);
}

Status operator_arith(VM *vm, OperatorMethod op, Value l, Value r, Value *result)
{
    if (l.tag == TAG_INT && r.tag == TAG_INT) {
        return int_arith(vm, op, l.i, r.i, result);
    }
    if (value_is_number(l) && value_is_number(r)) {
        return float_arith(vm, op, number_to_float(l), number_to_float(r), result);
    }
    bool found;
    Status status = call_operator(vm, op, l, r, result, &found);
    if (found) {
        return status;
    }
    if (op == OPERATOR_ADD) {
        if ((l.tag == TAG_STRING && joins_string(r)) || (r.tag == TAG_STRING && joins_string(l))) {
            return add_strings(vm, l, r, result);
        }
        if (l.tag == TAG_ARRAY && r.tag == TAG_ARRAY) {
            *result = value_array(array_concat(vm, l.array, r.array));
            return result->array ? STATUS_OK : STATUS_THROW;
        }
    }
    if (op == OPERATOR_MUL && l.tag == TAG_STRING && r.tag == TAG_INT) {
        return repeat_string(vm, l.string, r.i, result);
    }
    if (op == OPERATOR_MUL && l.tag == TAG_INT && r.tag == TAG_STRING) {
        return repeat_string(vm, r.string, l.i, result);
    }
    return invalid_operands(vm, op, l, r);
}

Status operator_add_owned(VM *vm, Value l, Value r, Value *result)
{
    Status status;
    if (l.tag == TAG_STRING && l.o->rc == 1 && joins_string(r) && l.o != r.o) {
        *result = l;
        if (r.tag == TAG_STRING) {
            return str_append(vm, &result->string, r.string);
        }
        char scalar[FORMAT_FLOAT_MAX];
        return str_append_text(vm, &result->string, scalar_text(r, scalar));
    }
    if (l.tag == TAG_ARRAY && r.tag == TAG_ARRAY && l.o->rc == 1) {
        *result = l;
        return array_extend(vm, &result->array, r.array);
    }
    status = operator_arith(vm, OPERATOR_ADD, l, r, result);
    if (status == STATUS_OK) {
        value_release(vm, l);
    }
    return status;
}

static bool compare_result(OperatorMethod op, int order)
{
    switch (op) {
    case OPERATOR_LT:
        return order < 0;
    case OPERATOR_LE:
        return order <= 0;
    case OPERATOR_GT:
        return order > 0;
    default:
        return order >= 0;
    }
}

static bool compare_floats(OperatorMethod op, double l, double r)
{
    switch (op) {
    case OPERATOR_LT:
        return l < r;
    case OPERATOR_LE:
        return l <= r;
    case OPERATOR_GT:
        return l > r;
    default:
        return l >= r;
    }
}

static Status compare_equality(VM *vm, OperatorMethod op, Value l, Value r, bool *result)
{
    Value value;
    bool found;
    Status status = call_operator(vm, op, l, r, &value, &found);
    if (!found && op == OPERATOR_NE) {
        status = call_operator(vm, OPERATOR_EQ, l, r, &value, &found);
        if (found && status == STATUS_OK) {
            *result = !value_is_truthy(value);
            value_release(vm, value);
            return STATUS_OK;
        }
    }
    if (found) {
        if (status == STATUS_OK) {
            *result = value_is_truthy(value);
            value_release(vm, value);
        }
        return status;
    }
    bool equal = false;
    status = value_equal(vm, l, r, &equal);
    *result = equal == (op == OPERATOR_EQ);
    return status;
}

Status operator_compare(VM *vm, OperatorMethod op, Value l, Value r, bool *result)
{
    if (op == OPERATOR_EQ || op == OPERATOR_NE) {
        return compare_equality(vm, op, l, r, result);
    }
    if (l.tag == TAG_INT && r.tag == TAG_INT) {
        *result = compare_result(op, (l.i > r.i) - (l.i < r.i));
        return STATUS_OK;
    }
    if (value_is_number(l) && value_is_number(r)) {
        *result = compare_floats(op, number_to_float(l), number_to_float(r));
        return STATUS_OK;
    }
    if (l.tag == TAG_STRING && r.tag == TAG_STRING) {
        *result = compare_result(op, str_compare(l.string, r.string));
        return STATUS_OK;
    }
    Value value;
    bool found;
    Status status = call_operator(vm, op, l, r, &value, &found);
    if (!found) {
        return invalid_operands(vm, op, l, r);
    }
    if (status == STATUS_OK) {
        *result = value_is_truthy(value);
        value_release(vm, value);
    }
    return status;
}
