package app.praetor.ui.error;

import app.praetor.log.Scrub;
import app.praetor.ui.Messages;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a failure into words and hands it to whatever shows it. Unexpected ones are logged with their code. */
public final class ErrorPresenter {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPresenter.class);

    private final Messages messages;
    private final Function<Throwable, Optional<ExpectedFailure>> classifier;
    private final Consumer<UserError> display;

    /** {@code classifier} recognises expected failures among exceptions; {@code display} runs on the caller's thread. */
    public ErrorPresenter(
            Messages messages, Function<Throwable, Optional<ExpectedFailure>> classifier, Consumer<UserError> display) {
        this.messages = messages;
        this.classifier = classifier;
        this.display = display;
    }

    /** Shows a failure. */
    public void present(Throwable failure) {
        UserError error = describe(failure);
        if (error.expected()) {
            // Its words may quote what was entered, so the log gets the kind only.
            LOG.info("Expected failure: {}", failure.getClass().getName());
        } else {
            LOG.error("Unexpected failure {}", error.code(), failure);
        }
        display.accept(error);
    }

    /** The words for a failure, without showing it. */
    public UserError describe(Throwable failure) {
        return classifier.apply(failure).map(this::expected).orElseGet(() -> unexpected(failure));
    }

    private UserError expected(ExpectedFailure failure) {
        return switch (failure) {
            case ExpectedFailure.Unreachable() -> words("error.unreachable");
            case ExpectedFailure.SignInNeeded() -> words("error.signin");
            case ExpectedFailure.NotAllowed() -> words("error.notallowed");
            case ExpectedFailure.ChangedMeanwhile() -> words("error.changed");
            case ExpectedFailure.Invalid(String reason) -> words("error.invalid", reason);
            case ExpectedFailure.Told(String sentence) -> new UserError("", sentence, "", "", sentence);
            case ExpectedFailure.Damaged(String sentence) -> words("error.damaged", sentence);
            case ExpectedFailure.FileTrouble(String file) -> words("error.file", file);
        };
    }

    private UserError words(String key, Object... arguments) {
        String what = messages.get(key + ".what", arguments);
        return new UserError("", what, messages.get(key + ".kept"), messages.get(key + ".advice"), what);
    }

    private UserError unexpected(Throwable failure) {
        String code = ErrorCode.of(failure);
        String details = messages.get("error.details", code, System.getProperty("java.version", ""))
                + System.lineSeparator()
                + Scrub.details(failure);
        return new UserError(
                code,
                messages.get("error.unexpected.what", code),
                messages.get("error.unexpected.kept"),
                messages.get("error.unexpected.advice"),
                details);
    }
}
