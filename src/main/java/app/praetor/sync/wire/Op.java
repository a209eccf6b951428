package app.praetor.sync.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happened to a row. */
public enum Op {
    /** It was made. */
    @JsonProperty("I")
    INSERT,
    /** Columns of it changed. */
    @JsonProperty("U")
    UPDATE,
    /** It was deleted. */
    @JsonProperty("D")
    DELETE;

    /** The letter by which tables and messages call it. */
    public String letter() {
        return name().substring(0, 1);
    }

    /**
     * @throws IllegalArgumentException for another letter
     */
    public static Op of(String letter) {
        return switch (letter) {
            case "I" -> INSERT;
            case "U" -> UPDATE;
            case "D" -> DELETE;
            default -> throw new IllegalArgumentException("no such operation");
        };
    }
}
