package app.praetor.discovery.objective;

import app.praetor.discovery.Objective;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The objectives that ship with the program, by context type. */
public record Objectives(Map<String, Objective> byKey) {
    private static final List<String> BUILT_IN = List.of("project_discovery", "business_profile", "idea_discovery");

    public Objectives {
        byKey = Collections.unmodifiableMap(new LinkedHashMap<>(byKey));
    }

    /**
     * Loads the built-in files from the class path.
     *
     * @throws ObjectiveException when one of them is broken
     */
    public static Objectives builtIn() {
        Map<String, Objective> all = new LinkedHashMap<>();
        for (String key : BUILT_IN) {
            String file = "/objectives/" + key + ".yaml";
            try (InputStream in = Objectives.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new ObjectiveException(file, 0, "", "not on the class path");
                }
                String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                all.put(key, ObjectiveLoader.load(file, yaml));
            } catch (IOException e) {
                throw new UncheckedIOException(file, e);
            }
        }
        return new Objectives(all);
    }

    /**
     * The objective of a context type.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Objective get(String key) {
        Objective objective = byKey.get(key);
        if (objective == null) {
            throw new IllegalArgumentException("No objective '" + key + "', there are " + byKey.keySet());
        }
        return objective;
    }
}
