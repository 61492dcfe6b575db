// Package schemas compiles the published JSON Schemas with a Go library, and holds the published examples against them.
package schemas

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

const reference = "../../../../docs/reference/messages"

func read(t *testing.T, path string) any {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	value, err := jsonschema.UnmarshalJSON(file)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func TestExamplesHold(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(reference, "schemas", "*.v1.json"))
	if err != nil || len(files) == 0 {
		t.Fatal("no schemas", err)
	}
	for _, path := range files {
		name := filepath.Base(path)
		t.Run(strings.TrimSuffix(name, ".v1.json"), func(t *testing.T) {
			compiler := jsonschema.NewCompiler()
			compiler.AssertFormat()
			if err := compiler.AddResource("urn:test:"+name, read(t, path)); err != nil {
				t.Fatal(err)
			}
			schema, err := compiler.Compile("urn:test:" + name)
			if err != nil {
				t.Fatal(err)
			}
			data := read(t, filepath.Join(reference, "examples", name)).(map[string]any)["data"].(map[string]any)
			if err := schema.Validate(data); err != nil {
				t.Fatal(err)
			}
			data["misspelt"] = true
			if schema.Validate(data) == nil {
				t.Fatal("an unknown field must be refused")
			}
		})
	}
}
