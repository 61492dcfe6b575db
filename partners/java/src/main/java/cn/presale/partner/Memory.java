package cn.presale.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which events were taken already: a queue delivers at least once, a partner acts once. */
public interface Memory {
    boolean has(String id);

    /** Called when the event has been dealt with. In production: in the transaction that does it. */
    void add(String id);

    static Memory inProcess() {
        Set<String> seen = new HashSet<>();
        return new Memory() {
            @Override
            public boolean has(String id) {
                return seen.contains(id);
            }

            @Override
            public void add(String id) {
                seen.add(id);
            }
        };
    }

    /** One id a line, in JSON since ids may be Chinese. */
    static Memory inFile(Path path) {
        Memory memory = inProcess();
        try {
            if (Files.exists(path)) for (String line : Files.readAllLines(path)) memory.add(Json.parse(line).asText());
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
        return new Memory() {
            @Override
            public boolean has(String id) {
                return memory.has(id);
            }

            @Override
            public void add(String id) {
                try {
                    Files.write(path, List.of(Json.print(id)), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                } catch (IOException error) {
                    throw new UncheckedIOException(error);
                }
                memory.add(id);
            }
        };
    }
}
