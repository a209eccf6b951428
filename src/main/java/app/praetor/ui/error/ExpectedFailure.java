package app.praetor.ui.error;

/** What may well go wrong in an honest day's work, with words of its own; everything else is a defect. */
public sealed interface ExpectedFailure {
    /** The network or the server cannot be reached. */
    record Unreachable() implements ExpectedFailure {}

    /** The sign-in has run out. */
    record SignInNeeded() implements ExpectedFailure {}

    /** The user may not do this. */
    record NotAllowed() implements ExpectedFailure {}

    /** Somebody else changed or removed it meanwhile. */
    record ChangedMeanwhile() implements ExpectedFailure {}

    /** What was entered or read does not fit; {@code reason} is a sentence for the user. */
    record Invalid(String reason) implements ExpectedFailure {}

    /** Something that already says what happened, what was kept and what to do. */
    record Told(String sentence) implements ExpectedFailure {}

    /** A file of the workspace is damaged; {@code sentence} names it and says what to do. */
    record Damaged(String sentence) implements ExpectedFailure {}

    /** A file cannot be read or written; {@code file} is its name. */
    record FileTrouble(String file) implements ExpectedFailure {}
}
