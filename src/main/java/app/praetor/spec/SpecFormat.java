package app.praetor.spec;

import java.util.Locale;

/** The two shapes of a compiled specification: flat, or in sections with requirements. */
public enum SpecFormat {
    V1,
    V2;

    /** As it is written in a specification and in specifications.format: v1, v2. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
