package app.praetor.project;

import java.util.Arrays;

/** What kind of product a project is about; decides which knowledge applies ({@code projects.template}). */
public enum Template {
    ECOMMERCE("e-commerce"),
    SAAS("saas"),
    MARKETPLACE("marketplace"),
    HEALTHCARE("healthcare"),
    INTERNAL_TOOLS("internal-tools"),
    GENERAL("general");

    private final String key;

    Template(String key) {
        this.key = key;
    }

    /** The spelling that the database and the files use. */
    public String key() {
        return key;
    }

    /**
     * @throws IllegalArgumentException naming the known templates when the key is none of them
     */
    public static Template of(String key) {
        return Arrays.stream(values())
                .filter(t -> t.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown template '" + key + "'; known are "
                        + String.join(
                                ", ", Arrays.stream(values()).map(Template::key).toList())));
    }
}
