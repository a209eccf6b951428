package app.praetor.ui.error;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.ui.Messages;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ErrorPresenterTest {
    private static RuntimeException fail(String message) {
        return new IllegalStateException(message);
    }

    @Test
    void theSamePlaceGivesTheSameCodeWhateverTheMessage() {
        assertThat(ErrorCode.of(fail("one")))
                .isEqualTo(ErrorCode.of(fail("two")))
                .matches("[0-9A-F]{4}-[0-9A-F]{4}");
        assertThat(ErrorCode.of(new RuntimeException(fail("one")))).isEqualTo(ErrorCode.of(fail("one")));
    }

    @Test
    void anUnexpectedFailureHasACodeAndDetails() {
        ErrorPresenter presenter = new ErrorPresenter(new Messages(Locale.ENGLISH), e -> Optional.empty(), e -> {});
        UserError error = presenter.describe(fail("boom"));
        assertThat(error.what()).contains(error.code());
        assertThat(error.details()).contains("boom").contains(error.code());
    }

    @Test
    void anExpectedFailureSaysWhatWasKeptAndHasNoCode() {
        ErrorPresenter presenter = new ErrorPresenter(
                new Messages(Locale.ENGLISH), e -> Optional.of(new ExpectedFailure.Unreachable()), e -> {});
        UserError error = presenter.describe(fail("timeout"));
        assertThat(error.expected()).isTrue();
        assertThat(error.kept()).contains("saved on this device");
    }
}
