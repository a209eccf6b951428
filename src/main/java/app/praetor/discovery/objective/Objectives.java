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
            all.put(key, ObjectiveLoader.load(file(key), text(key)));
        }
        return new Objectives(all);
    }

    /**
     * The text of a built-in file, with its comments.
     *
     * @throws ObjectiveException when there is none of that key
     */
    public static String text(String key) {
        String file = file(key);
        try (InputStream in = BUILT_IN.contains(key) ? Objectives.class.getResourceAsStream(file) : null) {
            if (in == null) {
                throw new ObjectiveException(file, 0, "", "not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static String file(String key) {
        return "/objectives/" + key + ".yaml";
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
