//! Compiles the published JSON Schemas with a Rust library, and holds the published examples against them.

#[cfg(test)]
mod tests {
    use boon::{Compiler, Schemas};
    use serde_json::{json, Value};
    use std::{fs, path::Path};

    fn read(path: &Path) -> Value {
        serde_json::from_str(&fs::read_to_string(path).expect("a file of the reference")).expect("JSON")
    }

    #[test]
    fn examples_hold() {
        let reference = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../docs/reference/messages");
        let mut count = 0;
        for entry in fs::read_dir(reference.join("schemas")).expect("the schemas") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().unwrap().to_string_lossy().to_string();
            if !name.ends_with(".v1.json") {
                continue;
            }
            let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
            compiler.enable_format_assertions();
            let uri = format!("urn:test:{name}");
            compiler.add_resource(&uri, read(&path)).unwrap_or_else(|error| panic!("{name}: {error}"));
            let schema = compiler.compile(&uri, &mut schemas).unwrap_or_else(|error| panic!("{name}: {error}"));
            let mut data = read(&reference.join("examples").join(&name))["data"].clone();
            if let Err(error) = schemas.validate(&data, schema) {
                panic!("{name}: {error}");
            }
            data["misspelt"] = json!(true);
            assert!(schemas.validate(&data, schema).is_err(), "{name}: an unknown field must be refused");
            count += 1;
        }
        assert!(count > 50, "{count} schemas");
    }
}
