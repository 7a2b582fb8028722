-e
throw "a \"quoted\"\ttext"
--json-runtime-diagnostics
