package app.praetor.cli;

/** What the exit codes of every command mean. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int FINDINGS = 3;

    private ExitCode() {}
}
