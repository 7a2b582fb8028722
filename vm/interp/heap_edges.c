#include "vm/interp/heap_edges.h"

#include "runtime/array.h"
#include "runtime/collection.h"
#include "runtime/dict.h"
#include "runtime/function.h"
#include "runtime/generator.h"
#include "runtime/iterator.h"
#include "runtime/module.h"
#include "runtime/promise.h"
#include "runtime/str.h"
#include "runtime/structs.h"
#include "runtime/variant.h"

static void edge(EdgeVisitor visit, void *context, void *object)
{
    if (object) {
        visit(object, context);
    }
}

static void edges(EdgeVisitor visit, void *context, const Value *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (value_is_heap(values[i])) {
            visit(values[i].o, context);
        }
    }
}

static void array_edges(const Array *a, EdgeVisitor visit, void *context)
{
    if (a->elem_tag == ARRAY_MIXED) {
        edges(visit, context, a->values, a->count);
        return;
    }
    for (size_t i = 0; a->elem_tag >= TAG_FIRST_HEAP && i < a->count; i++) {
        visit(a->objects[i], context);
    }
}

static void dict_edges(const Dict *d, EdgeVisitor visit, void *context)
{
    size_t cursor = 0;
    DictKey key;
    Value v;
    if (d->kind == DICT_DENSE) {
        edge(visit, context, d->dense);
        return;
    }
    while (dict_next(d, &cursor, &key, &v)) {
        edge(visit, context, key.string);
        edges(visit, context, &v, 1);
    }
}

static void struct_def_edges(const StructDef *def, EdgeVisitor visit, void *context)
{
    edges(visit, context, def->defaults, def->field_count);
    for (uint32_t i = 0; i < def->method_count; i++) {
        edge(visit, context, def->methods[i].function);
    }
}

static void function_edges(const Function *function, EdgeVisitor visit, void *context)
{
    for (uint32_t i = 0; i < function->capture_count; i++) {
        edge(visit, context, function->captures[i]);
    }
}

static void module_edges(const Module *module, EdgeVisitor visit, void *context)
{
    edges(visit, context, module->globals, module->global_count);
    edge(visit, context, module->exports);
    edge(visit, context, module->name);
    edge(visit, context, module->file);
}

void heap_edges_visit(const Object *o, EdgeVisitor visit, void *context)
{
    switch ((ValueTag)o->tag) {
    case TAG_ARRAY:
        array_edges((const Array *)o, visit, context);
        break;
    case TAG_DICT:
        dict_edges((const Dict *)o, visit, context);
        break;
    case TAG_STRUCT:
        edge(visit, context, ((const Instance *)o)->def);
        edges(visit, context, ((const Instance *)o)->fields, ((const Instance *)o)->field_count);
        break;
    case TAG_FUNCTION:
        function_edges((const Function *)o, visit, context);
        break;
    case TAG_CELL:
        edges(visit, context, &((const Cell *)o)->value, 1);
        break;
    case TAG_STRUCT_DEF:
        struct_def_edges((const StructDef *)o, visit, context);
        break;
    case TAG_TAGGED:
    case TAG_RESULT:
    case TAG_OPTION:
        edges(visit, context, ((const Variant *)o)->payload, ((const Variant *)o)->payload_count);
        break;
    case TAG_SET: {
        const Collection *c = (const Collection *)o;
        edges(visit, context, c->items, c->end);
        break;
    }
    case TAG_QUEUE:
    case TAG_STACK:
        edge(visit, context, ((const Collection *)o)->store);
        break;
    case TAG_GENERATOR: {
        const Generator *g = (const Generator *)o;
        edge(visit, context, g->function);
        edge(visit, context, g->promise);
        edges(visit, context, g->saved, g->saved_count);
        break;
    }
    case TAG_ITERATOR:
        edges(visit, context, &((const Iterator *)o)->source, 1);
        edges(visit, context, &((const Iterator *)o)->other, 1);
        break;
    case TAG_PROMISE: {
        const Promise *promise = (const Promise *)o;
        edges(visit, context, &promise->result, 1);
        edges(visit, context, promise->waiters, promise->waiter_count);
        break;
    }
    case TAG_MODULE:
        module_edges((const Module *)o, visit, context);
        break;
    default: /* strings, bytes, enum definitions hold nothing that is counted */
        break;
    }
}
