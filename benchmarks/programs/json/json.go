// A JSON parser and writer in the language itself, on a document of two megabytes.
// Objects remember the order of their keys, which Go's maps do not.
package main

import (
	"fmt"
	"strconv"
	"strings"
)

// Object is a JSON object with its keys in order.
type Object struct {
	keys   []string
	values map[string]interface{}
}

// Parser reads one document.
type Parser struct {
	source string
	at     int
}

func (p *Parser) skipBlanks() {
	for p.at < len(p.source) && strings.IndexByte(" \n", p.source[p.at]) >= 0 {
		p.at++
	}
}

func (p *Parser) expect(char byte) {
	if p.source[p.at] != char {
		panic(fmt.Sprintf("expected %c at %d", char, p.at))
	}
	p.at++
}

func (p *Parser) parseText() string {
	p.expect('"')
	start := p.at
	for p.source[p.at] != '"' {
		p.at++
	}
	p.at++
	return p.source[start : p.at-1]
}

func isDigit(char byte) bool {
	return char >= '0' && char <= '9'
}

func (p *Parser) parseNumber() int {
	start := p.at
	if p.source[p.at] == '-' {
		p.at++
	}
	for p.at < len(p.source) && isDigit(p.source[p.at]) {
		p.at++
	}
	number, err := strconv.Atoi(p.source[start:p.at])
	if err != nil {
		panic(err)
	}
	return number
}

func (p *Parser) parseWord(word string, value interface{}) interface{} {
	if p.source[p.at:p.at+len(word)] != word {
		panic(fmt.Sprintf("unknown word at %d", p.at))
	}
	p.at += len(word)
	return value
}

func (p *Parser) parseList() []interface{} {
	list := []interface{}{}
	p.expect('[')
	p.skipBlanks()
	for p.source[p.at] != ']' {
		if len(list) > 0 {
			p.expect(',')
		}
		list = append(list, p.parseValue())
		p.skipBlanks()
	}
	p.at++
	return list
}

func (p *Parser) parseObject() *Object {
	object := &Object{values: map[string]interface{}{}}
	p.expect('{')
	p.skipBlanks()
	for p.source[p.at] != '}' {
		if len(object.keys) > 0 {
			p.expect(',')
		}
		p.skipBlanks()
		key := p.parseText()
		p.skipBlanks()
		p.expect(':')
		object.keys = append(object.keys, key)
		object.values[key] = p.parseValue()
		p.skipBlanks()
	}
	p.at++
	return object
}

func (p *Parser) parseValue() interface{} {
	p.skipBlanks()
	switch p.source[p.at] {
	case '{':
		return p.parseObject()
	case '[':
		return p.parseList()
	case '"':
		return p.parseText()
	case 't':
		return p.parseWord("true", true)
	case 'f':
		return p.parseWord("false", false)
	case 'n':
		return p.parseWord("null", nil)
	}
	return p.parseNumber()
}

func writeValue(value interface{}) string {
	switch v := value.(type) {
	case nil:
		return "null"
	case string:
		return "\"" + v + "\""
	case []interface{}:
		parts := []string{}
		for _, item := range v {
			parts = append(parts, writeValue(item))
		}
		return "[" + strings.Join(parts, ",") + "]"
	case *Object:
		parts := []string{}
		for _, key := range v.keys {
			parts = append(parts, "\""+key+"\":"+writeValue(v.values[key]))
		}
		return "{" + strings.Join(parts, ",") + "}"
	}
	return fmt.Sprint(value)
}

func makeDocument(records int) string {
	rows := []string{}
	for i := 0; i < records; i++ {
		rows = append(rows, fmt.Sprintf("{\"id\": %d, \"name\": \"user %d\", \"active\": true, "+
			"\"tags\": [\"a\", \"b%d\", null],\n \"place\": {\"x\": -%d, \"y\": %d}, \"old\": false}",
			i, i, i%7, i*3+1, i*5))
	}
	return "[" + strings.Join(rows, ", ") + "]"
}

func main() {
	source := makeDocument(20000)
	parser := &Parser{source: source}
	document := parser.parseValue().([]interface{})
	total := 0
	for _, item := range document {
		record := item.(*Object).values
		place := record["place"].(*Object).values
		tag := record["tags"].([]interface{})[1].(string)
		total += record["id"].(int) + place["x"].(int) + place["y"].(int) + len(tag)
	}
	written := writeValue(document)
	fmt.Println(len(source), len(document), total, len(written), written[:90])
}
