package app.praetor.spec;

import org.jspecify.annotations.Nullable;

/** One requirement that was added, changed or removed between two versions; the side that it lacks is null. */
public record SpecChange(
        String kind,
        String id,
        @Nullable String before,
        @Nullable String after) {}
