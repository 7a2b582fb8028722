#include "runtime/error.h"

#include <stdarg.h>
#include <stdio.h>

#include "runtime/array.h"
#include "runtime/cycle.h"
#include "runtime/format.h"
#include "runtime/poll.h"
#include "runtime/release.h"
#include "runtime/str.h"
#include "runtime/structs.h"
#include "runtime/vm.h"

/* Slots of an Error instance. cause and value follow if the definition has them, then the two
 * hidden slots that keep the place for a report after a rethrow. */
enum { SLOT_MESSAGE, SLOT_STACK, SLOT_LINE, SLOT_EXTRA };

enum { WITH_CAUSE = 1, WITH_VALUE = 2 }; /* bits of the index into vm->error_defs */

/* vm->error_defs index of an Error instance, or -1. */
static int error_kind(const VM *vm, Value v)
{
    if (v.tag == TAG_STRUCT) {
        for (int kind = 0; kind < ERROR_KINDS; kind++) {
            if (v.instance->def == vm->error_defs[kind]) {
                return kind;
            }
        }
    }
    return -1;
}

static uint32_t hidden_slots(int kind)
{
    return SLOT_EXTRA + ((kind & WITH_CAUSE) != 0) + ((kind & WITH_VALUE) != 0);
}

static void begin(VM *vm)
{
    vm_error_clear(vm);
    vm->error.active = true;
}

void vm_error_clear(VM *vm)
{
    PendingError *e = &vm->error;
    PendingError old = *e;
    *e = (PendingError){.active = false}; /* TAG_UNSET is 0 */
    if (old.message) {
        object_release(vm, &old.message->header);
    }
    if (old.file) {
        object_release(vm, &old.file->header);
    }
    value_release(vm, old.value);
    value_release(vm, old.cause);
    value_release(vm, old.rethrown);
    value_release(vm, old.stack);
}

Status vm_throw_string(VM *vm, String *message)
{
    begin(vm);
    vm->error.message = message;
    return STATUS_THROW;
}

Status vm_throw_oom(VM *vm)
{
    return vm_throw_string(vm, vm->oom_message);
}

Status vm_throw_exit(VM *vm, int code)
{
    begin(vm);
    vm->error.uncatchable = true;
    vm->error.is_exit = true;
    vm->error.exit_code = code;
    return STATUS_THROW;
}

Status vm_throw(VM *vm, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    char text[256];
    int len_bytes = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    String *message = NULL;
    if (len_bytes < 0) {
        message = vm->empty_string;
    } else if ((size_t)len_bytes < sizeof text) {
        message = str_new(vm, text, (size_t)len_bytes);
    } else if ((message = str_alloc(vm, (size_t)len_bytes)) != NULL) {
        vsnprintf(message->data, (size_t)len_bytes + 1, format, again);
        str_finish(message);
    }
    va_end(again);
    /* Without memory for the message "out of memory" is pending already. */
    return message ? vm_throw_string(vm, message) : STATUS_THROW;
}

Status vm_throw_interrupted(VM *vm)
{
    if (vm->interrupt == INTERRUPT_SIGNAL) {
        return vm_throw_exit(vm, EXIT_CODE_INTERRUPTED);
    }
    vm_throw(vm, "Script timed out after %ums", vm->timeout_ms);
    vm->error.uncatchable = true; /* even if there was no memory for the message */
    return STATUS_THROW;
}

Status vm_enter_nested(VM *vm, uint32_t depth, const char *action)
{
    if (depth >= MAX_VALUE_NESTING) {
        return vm_throw(vm, "Maximum data nesting depth of %d exceeded while %s", MAX_VALUE_NESTING,
                        action);
    }
    return vm_poll(vm);
}

/* --- throw v ------------------------------------------------------------------------------- */

static String *retained(String *s)
{
    object_retain(&s->header);
    return s;
}

static Status throw_again(VM *vm, Value v, int kind)
{
    const Value *fields = v.instance->fields;
    String *message = NULL;
    if (fields[SLOT_MESSAGE].tag == TAG_STRING) {
        message = retained(fields[SLOT_MESSAGE].string);
    } else if ((message = value_to_string(vm, fields[SLOT_MESSAGE])) == NULL) {
        value_release(vm, v);
        return STATUS_THROW;
    }
    vm_throw_string(vm, message);
    PendingError *e = &vm->error;
    const Value *hidden = fields + hidden_slots(kind);
    if (hidden[0].tag == TAG_STRING) {
        e->file = retained(hidden[0].string);
    }
    if (fields[SLOT_LINE].tag == TAG_INT) {
        e->line = (uint32_t)fields[SLOT_LINE].i;
    }
    if (hidden[1].tag == TAG_INT) {
        e->column = (uint32_t)hidden[1].i;
    }
    e->stack = fields[SLOT_STACK];
    value_retain(e->stack);
    e->located = true;
    e->rethrown = v;
    return STATUS_THROW;
}

/* Value of a visible field, borrowed; TAG_UNSET if there is none of this name. */
static Value visible_field(const Instance *instance, const String *name)
{
    int32_t slot = struct_def_find_field(instance->def, name);
    return slot < 0 ? value_unset() : instance->fields[slot];
}

static String *message_of_struct(VM *vm, const Instance *instance)
{
    Value message = visible_field(instance, vm->text_message);
    if (message.tag == TAG_STRING) {
        return retained(message.string);
    }
    Value text = value_string(retained(instance->def->name));
    if (str_append_bytes(vm, &text.string, " error", 6) != STATUS_OK) {
        value_release(vm, text);
        return NULL;
    }
    return text.string;
}

static String *debug_text(VM *vm, Value v)
{
    Buffer buffer;
    buffer_init(&buffer, vm);
    String *text = format_debug(&buffer, v) == STATUS_OK ? buffer_to_string(&buffer) : NULL;
    buffer_free(&buffer);
    return text;
}

Status vm_throw_value(VM *vm, Value v)
{
    if (v.tag == TAG_STRING) {
        return vm_throw_string(vm, v.string);
    }
    int kind = error_kind(vm, v);
    if (kind >= 0) {
        return throw_again(vm, v, kind);
    }
    Value cause = value_unset();
    String *message = NULL;
    if (v.tag == TAG_STRUCT) {
        message = message_of_struct(vm, v.instance);
        cause = visible_field(v.instance, vm->text_cause);
    } else {
        message = debug_text(vm, v);
    }
    if (!message) {
        value_release(vm, v);
        return STATUS_THROW;
    }
    vm_throw_string(vm, message);
    value_retain(cause);
    vm->error.cause = cause;
    vm->error.value = v;
    return STATUS_THROW;
}

/* --- except -------------------------------------------------------------------------------- */

/* Moves what a pending error holds into the slots of an instance from new_instance(). */
static void fill_instance(VM *vm, Instance *instance, int kind)
{
    PendingError *e = &vm->error;
    Value *slot = instance->fields;
    slot[SLOT_MESSAGE] = value_string(e->message);
    if (e->stack.tag != TAG_UNSET) {
        value_release(vm, slot[SLOT_STACK]);
        slot[SLOT_STACK] = e->stack;
    }
    slot[SLOT_LINE] = value_int(e->line);
    slot += SLOT_EXTRA;
    if (kind & WITH_CAUSE) {
        *slot++ = e->cause;
    }
    if (kind & WITH_VALUE) {
        *slot++ = e->value;
    }
    slot[0] = e->file ? value_string(e->file) : value_null();
    slot[1] = value_int(e->column);
    *e = (PendingError){.active = false};
    for (uint32_t i = 0; i < instance->field_count; i++) {
        container_note_value(&instance->header, instance->fields[i]);
    }
}

/* An instance that is complete but for its message: with an empty list of names. NULL: out of
 * memory is pending. */
static Instance *new_instance(VM *vm, int kind)
{
    Array *names = array_new(vm, 0);
    Instance *instance = names ? instance_new(vm, vm->error_defs[kind]) : NULL;
    if (instance) {
        instance->fields[SLOT_STACK] = value_array(names);
    } else if (names) {
        object_release(vm, &names->header);
    }
    return instance;
}

bool vm_error_prepare(VM *vm)
{
    for (int kind = 0; kind < ERROR_KINDS; kind++) {
        if (vm->spare_errors[kind]) {
            continue;
        }
        Instance *spare = new_instance(vm, kind);
        if (!spare) {
            vm_error_clear(vm);
            return false;
        }
        /* Nobody owns the two, so they are not counted until they are handed out. */
        heap_make_immortal(vm, &spare->header);
        heap_make_immortal(vm, spare->fields[SLOT_STACK].o);
        vm->spare_errors[kind] = spare;
    }
    return true;
}

static Instance *take_spare(VM *vm, int kind)
{
    Instance *instance = vm->spare_errors[kind];
    if (instance) {
        vm->spare_errors[kind] = NULL;
        heap_make_counted(vm, &instance->header);
        heap_make_counted(vm, instance->fields[SLOT_STACK].o);
    }
    return instance;
}

Value vm_error_take(VM *vm)
{
    PendingError *e = &vm->error;
    if (e->rethrown.tag == TAG_STRUCT) {
        Value again = e->rethrown;
        e->rethrown = value_unset();
        vm_error_clear(vm);
        return again;
    }
    /* The allocations below may raise themselves. */
    PendingError taken = *e;
    *e = (PendingError){.active = false};
    int kind = (taken.cause.tag != TAG_UNSET ? WITH_CAUSE : 0) |
               (taken.value.tag != TAG_UNSET ? WITH_VALUE : 0);
    Instance *instance = new_instance(vm, kind);
    if (!instance) {
        instance = take_spare(vm, kind);
    }
    if (!instance) {
        PendingError raised = *e;
        *e = taken;
        vm_error_clear(vm);
        *e = raised;
        return value_unset();
    }
    vm_error_prepare(vm);
    vm_error_clear(vm); /* an allocation that failed above */
    *e = taken;
    fill_instance(vm, instance, kind);
    return value_object(TAG_STRUCT, instance);
}
