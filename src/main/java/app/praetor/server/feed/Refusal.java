package app.praetor.server.feed;

import java.sql.SQLException;

/** Why one change was not taken: a code for programs and a sentence for people. Nothing of the row is quoted. */
record Refusal(String code, String text) {
    static final Refusal NOT_SHARED =
            new Refusal("unknown_table", "This kind of data is not exchanged with this server.");
    static final Refusal FORBIDDEN = new Refusal("forbidden", "You may not change this.");
    static final Refusal APPEND_ONLY =
            new Refusal("append_only", "Entries of this log are only added; this one was not changed.");
    static final Refusal GONE = new Refusal("gone", "It was deleted long ago, so there is nothing left to change.");
    static final Refusal PARENT =
            new Refusal("parent_missing", "It belongs to something that does not exist on the server.");
    static final Refusal DUPLICATE =
            new Refusal("duplicate", "Somebody else has made the same meanwhile; theirs is kept.");

    /** What the database says to a row, in words. */
    static Refusal of(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return switch (state) {
            case "22001" -> new Refusal("too_long", "A value is longer than its field allows.");
            case "23502" -> new Refusal("missing_value", "A value that is needed is missing.");
            case "23503" -> PARENT;
            case "23505" -> DUPLICATE;
            case "23514" -> new Refusal("not_allowed", "A value is not one of those allowed.");
            case "42501" -> FORBIDDEN;
            default ->
                state.startsWith("22")
                        ? new Refusal("bad_value", "A value does not fit its field.")
                        : new Refusal("refused", "The server could not store it (" + state + ").");
        };
    }

    /** Whether a failure is about the row that was written, and not about the server. */
    static boolean isOfRow(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("22") || state.startsWith("23") || state.equals("42501");
    }
}
