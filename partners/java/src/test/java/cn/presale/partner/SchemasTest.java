package cn.presale.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Compiles the published JSON Schemas with a Java library, and holds the published examples against them. */
class SchemasTest {
    private static final Path REFERENCE = Path.of("../../docs/reference/messages");

    @TestFactory
    List<DynamicTest> examplesHold() throws IOException {
        try (Stream<Path> files = Files.list(REFERENCE.resolve("schemas"))) {
            List<Path> schemas = files.filter(file -> file.toString().endsWith(".v1.json")).sorted().toList();
            assertTrue(schemas.size() > 50);
            return schemas.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> holds(file))).toList();
        }
    }

    private static void holds(Path file) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Json.parse(Files.readString(file)));
        ObjectNode data = (ObjectNode) Json.parse(Files.readString(REFERENCE.resolve("examples").resolve(file.getFileName()))).path("data");
        assertEquals(Set.of(), schema.validate(data));
        assertFalse(schema.validate(data.deepCopy().put("misspelt", true)).isEmpty());
    }
}
