package app.praetor.kit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A valid {@code kit.yaml}.
 *
 * @param inputs JSON Schema of the inputs as plain maps and lists; an empty map when the kit has none
 * @param unsupported names of the parts that this version reads but cannot run
 */
public record KitManifest(
        String id,
        String name,
        String version,
        Type type,
        String description,
        List<Phase> phases,
        Map<String, Object> inputs,
        List<Output> outputs,
        List<String> unsupported) {
    public KitManifest {
        phases = List.copyOf(phases);
        outputs = List.copyOf(outputs);
        unsupported = List.copyOf(unsupported);
    }

    /** What a kit works on. */
    public enum Type {
        FILE,
        PLATFORM,
        API,
        HYBRID,
        COMPOSITE
    }

    /** Steps of a run, in their order. */
    public enum Phase {
        SPEC,
        CHECK,
        DISCOVER,
        PLAN,
        VALIDATE,
        APPLY,
        VERIFY
    }

    /** What to do with a file that is there already. */
    public enum OnExisting {
        CREATE,
        SKIP,
        OVERWRITE,
        MERGE3
    }

    /** One validator: its kind and, for json-schema a file of the kit, for regex a pattern. */
    public record Check(String kind, String argument, int line) {}

    /**
     * One output.
     *
     * @param path template of the path
     * @param each {@code expression as name}; null for a single file
     * @param when condition; null for always
     * @param line of the output in kit.yaml
     */
    public record Output(
            String id,
            String type,
            String path,
            @Nullable String template,
            @Nullable String each,
            @Nullable String when,
            List<Check> validate,
            OnExisting onExisting,
            int line) {
        public Output {
            validate = List.copyOf(validate);
        }
    }
}
