package app.praetor.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.ui.common.Fx;
import app.praetor.ui.settings.BackupViewModel.Result;
import app.praetor.ui.task.DirectTasks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackupTest {
    private List<String> wrong = List.of();
    private @Nullable BackupViewModel model;
    private boolean stopInTheMiddle;
    private Optional<Path> chosen = Optional.of(Path.of("usb", "copy.zip"));

    private final Backups backups = new Backups() {
        @Override
        public State state() {
            return new State(Fx.NOW.toInstant(), 3, "/home/ines/praetor/backups");
        }

        @Override
        public Optional<Path> choose() {
            return chosen;
        }

        @Override
        public Path backUp(Path file, DoubleConsumer progress, BooleanSupplier cancelled) {
            progress.accept(0.5);
            if (stopInTheMiddle && model != null) {
                model.cancel();
            }
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            progress.accept(1);
            return file;
        }

        @Override
        public List<String> check() {
            return wrong;
        }
    };

    static BackupViewModel idle() {
        return new BackupViewModel(new BackupTest().backups, new DirectTasks());
    }

    private BackupViewModel model() {
        BackupViewModel made = new BackupViewModel(backups, new DirectTasks());
        made.load();
        model = made;
        return made;
    }

    @Test
    void aBackupSaysWhereItIs() {
        BackupViewModel model = model();
        model.backUp();
        assertThat(model.result().get())
                .isEqualTo(
                        new Result("backup.written", Path.of("usb", "copy.zip").toString()));
        assertThat(model.progress().get()).isEqualTo(1);
        assertThat(model.writing().get()).isFalse();
    }

    @Test
    void itCanBeStoppedInTheMiddle() {
        stopInTheMiddle = true;
        BackupViewModel model = model();
        model.backUp();
        assertThat(model.result().get()).isEqualTo(new Result("backup.cancelled", ""));
        assertThat(model.writing().get()).isFalse();
    }

    @Test
    void nothingHappensWithoutAPlace() {
        chosen = Optional.empty();
        BackupViewModel model = model();
        model.backUp();
        assertThat(model.result().get()).isNull();
    }

    @Test
    void aCheckListsWhatIsWrong() {
        BackupViewModel model = model();
        model.check();
        assertThat(model.result().get()).isEqualTo(new Result("backup.sound", "0"));
        wrong = List.of("attachment \u00b7 ab12 \u00b7 does not hold what was put there");
        model.check();
        assertThat(model.findings()).isEqualTo(wrong);
        assertThat(model.result().get()).isEqualTo(new Result("backup.unsound", "1"));
    }
}
